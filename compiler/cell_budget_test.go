package compiler

import (
	"strings"
	"testing"
	"testing/fstest"

	"grants/config/language"
	"grants/diag"
)

// TestCellsHaveABudget compiles three APIs and two applications with a budget for two APIs.
func TestCellsHaveABudget(t *testing.T) {
	cfg, read, err := language.Load(fstest.MapFS{"a.grants.hcl": {Data: []byte(`
api "a" { identifier = "https://a.example.com" }
api "b" { identifier = "https://b.example.com" }
api "c" { identifier = "https://c.example.com" }
application "x" {}
application "y" {}
client_grant "kept" {
  client_id    = application.x.client_id
  audience     = api.a.identifier
  subject_type = "user"
  scopes       = []
}
client_grant "left_out" {
  client_id    = application.x.client_id
  audience     = api.c.identifier
  subject_type = "user"
  scopes       = []
}
client_grant "literal" {
  client_id    = application.y.client_id
  audience     = "https://c.example.com"
  subject_type = "user"
  scopes       = []
}
`)}}, language.Options{})
	if err != nil || len(read) > 0 {
		t.Fatal(err, read)
	}
	tenant, diagnostics := compile(cfg, builtinScopes, 11)
	if len(diagnostics) != 1 || diagnostics[0].Code != "limit" || diagnostics[0].Severity != diag.Error || diagnostics[0].Address != "api.c" ||
		!strings.Contains(diagnostics[0].Message, "2 applications and 3 APIs has more than 11 cells") {
		t.Errorf("diagnostics are %v, want one limit at api.c", diagnostics)
	}
	if !tenant.Incomplete || len(tenant.APIs) != 2 {
		t.Errorf("incomplete is %t, and there are %d APIs, want 2", tenant.Incomplete, len(tenant.APIs))
	}
	if len(tenant.UnresolvedGrants) != 0 {
		t.Errorf("%d grants are called unresolved, though their API was left out", len(tenant.UnresolvedGrants))
	}
	if tenant, diagnostics := compile(cfg, builtinScopes, 12); len(diagnostics) != 0 || len(tenant.APIs) != 3 || tenant.Incomplete {
		t.Errorf("twelve cells are within twelve: %v", diagnostics)
	}
}
