package rules_test

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// manyMistakes is a project whose grants are looked at in several parts, with all kinds of mistakes in each.
func manyMistakes() string {
	var source strings.Builder
	source.WriteString(`
tenant {
  enable_dynamic_client_registration = true
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "write:orders", "write:orders"]
}
api "open" {
  identifier = "https://open.example.com"
  subject_type_authorization {
    client {
      policy = "deny_all"
    }
  }
}
third_party_default "orders" {
  audience = api.orders.identifier
  scopes   = ["read:orders"]
}
`)
	scopes := []string{`["raed:orders"]`, `[]`, `["openid", "read:orders", "read:orders"]`, `["write:orders"]`, `["no%d"]`}
	for i := range 1_100 {
		api, subject := []string{"orders", "open"}[i%2], []string{"user", "client"}[i/2%2]
		fmt.Fprintf(&source, `
application "a%[1]d" {
  client_id      = "%[1]d"
  is_first_party = %[2]t
  grant_types    = ["implicit", "pasword", "%[1]d"]
}
client_grant "g%[1]d" {
  client_id    = application.a%[1]d.client_id
  audience     = api.%[3]s.identifier
  subject_type = %[4]q
  scopes       = %[5]s
}
`, i, i%3 > 0, api, subject, strings.ReplaceAll(scopes[i%5], "%d", fmt.Sprint(i)))
	}
	return source.String()
}

func TestFindingsAreTheSameOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	tenant, opts := sample.Compile(t, manyMistakes()), lint.Options{Settings: lint.Settings{Preset: lint.Choice[lint.Preset]{Value: lint.Strict}}}
	want := lint.Run(tenant, rules.All(), opts)
	seen := map[string]bool{}
	for i := range want {
		seen[want[i].Code] = true
	}
	if len(seen) < 10 {
		t.Errorf("the project has mistakes of %d kinds, expected more", len(seen))
	}
	runtime.GOMAXPROCS(4)
	got := lint.Run(tenant, rules.All(), opts)
	if len(got) != len(want) {
		t.Fatalf("got %d findings, want %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("got %+v\nwant %+v", got[i], want[i])
		}
	}
}
