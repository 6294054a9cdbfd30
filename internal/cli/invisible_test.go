package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/diag"
)

const lookalikes = `api "orders" {
  name       = "Orders\u3164"
  identifier = "https://orders.example.com/\ufe0f"
  scopes     = ["read:orders\u200b", "a, b"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" {
  for_each = { "a\u2060" = "Shop\ufe0f" }
  name     = each.value
  app_type = "regular_web"
}
client_grant "shop" {
  for_each     = { "a\u2060" = "x" }
  client_id    = application.shop[each.key]
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders\u200b", "a, b", "gone\U000e0100"]
}
`

func TestInvisibleCharactersAreEscapesInEveryFormat(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.grants.hcl"), []byte(lookalikes), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		Main(args, Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Dir: dir})
		text := out.String()
		if at := strings.IndexFunc(text, diag.IsInvisible); at >= 0 {
			t.Errorf("grants %s writes %+q", strings.Join(args, " "), text[max(0, at-40):min(len(text), at+10)])
		}
		if !strings.Contains(text, "u200b") {
			t.Errorf("grants %s writes no escape:\n%s", strings.Join(args, " "), text)
		}
		return text
	}
	for _, format := range lintFormats {
		check("lint", "--show", "info", "-o", format)
	}
	for _, format := range []string{"json", "ndjson", "csv", "table"} {
		check("matrix", "-o", format)
	}
	for _, format := range []string{"markdown", "json"} {
		check("plan", "--against", "empty:", "-o", format)
	}
	if text := check("plan", "--against", "empty:", "-o", "text"); !strings.Contains(text, `"a, b"`) {
		t.Errorf("a scope with a comma looks like two:\n%s", text)
	}
}
