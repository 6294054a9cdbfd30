package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNamesOfAMillionLettersAreShortenedWherePeopleReadThem(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	long := strings.Repeat("n", 1<<20)
	accents := strings.Repeat("é", 1<<17)
	for name, text := range map[string]string{
		"label": `application "` + accents + `" {
}
client_grant "x" {
  client_id    = application.` + accents + `
  audience     = "https://nowhere.example.com"
  subject_type = "client"
  scopes       = ["a"]
}
`,
		"scope": `api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["` + long + `"]
}
application "shop" {
  client_id = "shop"
}
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["` + long + `x", "` + long + `"]
}
`,
		"words": `application "shop" {
  name = "` + strings.Repeat("many words ", 1<<16) + `"
  many = 1
}
application "shop" {}
`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "main.grants.hcl"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		written := func(args string) []byte {
			var out bytes.Buffer
			Main(strings.Fields(args), Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Dir: dir})
			return out.Bytes()
		}
		for _, args := range []string{
			"lint --show info", "lint --show info -o compact", "lint --show info -o github", "matrix -o table",
			"plan --against empty:", "plan --against empty: -o markdown", "plan --against empty: -o github",
		} {
			if out := written(args); len(out) == 0 || len(out) > 100_000 {
				t.Errorf("%s: grants %s writes %d bytes", name, args, len(out))
			}
		}
		for _, args := range []string{"lint -o json", "matrix -o json", "plan --against empty: -o json"} {
			if name == "scope" && !bytes.Contains(written(args), []byte(long)) {
				t.Errorf("grants %s does not write the name whole", args)
			}
		}
	}
}
