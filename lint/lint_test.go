package lint_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/lint"
)

// run lints a project of one file. What config and compiler report is not part of it.
func run(t *testing.T, source string, opts lint.Options) []diag.Diagnostic {
	t.Helper()
	return lint.Run(compiled(t, source), opts)
}

func compiled(t *testing.T, source string) *compiler.Tenant {
	t.Helper()
	fsys := fstest.MapFS{"main.grants.hcl": {Data: []byte(source)}}
	cfg, _, err := language.Load(fsys, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, _ := compiler.Compile(cfg)
	return tenant
}

func codes(findings []diag.Diagnostic) []string {
	var codes []string
	for _, d := range findings {
		codes = append(codes, d.Code)
	}
	return codes
}

// wantCodes compares codes in the order of the source. Remarks that are not wanted are left out: most of them are about what a test leaves unsaid.
func wantCodes(t *testing.T, findings []diag.Diagnostic, want ...string) {
	t.Helper()
	findings = slices.DeleteFunc(slices.Clone(findings), func(d diag.Diagnostic) bool {
		return d.Severity == diag.Info && !slices.Contains(want, d.Code)
	})
	if got := codes(findings); !slices.Equal(got, want) {
		t.Errorf("got findings %q, want %q", got, want)
	}
}

const twoMistakes = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["raed:orders"]
}
`

func TestRunReportsInTheOrderOfTheSource(t *testing.T) {
	wantCodes(t, run(t, twoMistakes, lint.Options{}), "open-user-policy", "undefined-scope")
}

func TestOnlyAndSkipChooseRules(t *testing.T) {
	wantCodes(t, run(t, twoMistakes, lint.Options{Only: []string{"undefined-scope"}}), "undefined-scope")
	wantCodes(t, run(t, twoMistakes, lint.Options{Skip: []string{"undefined-scope"}}), "open-user-policy")
	wantCodes(t, run(t, twoMistakes, lint.Options{Only: []string{"undefined-scope"}, Skip: []string{"undefined-scope"}}))
}

const lonelyPartner = `
application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}
`

func TestNothingIsConcludedFromWhatAnIncompleteProjectLacks(t *testing.T) {
	wantCodes(t, run(t, lonelyPartner, lint.Options{}), "third-party-without-grant")
	wantCodes(t, run(t, lonelyPartner+"\nclient_grant \"partner\" {\n", lint.Options{}))
	wantCodes(t, run(t, lonelyPartner+`
client_grant "partner" {
  client_id = application.partner
  audience  = api.nowhere
}
`, lint.Options{}))
}

func TestPoliciesThatCouldNotBeReadAreNotJudged(t *testing.T) {
	wantCodes(t, run(t, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "require_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
`, lint.Options{}))
}

func TestScopesAreNotJudgedWhereTheAPIsCouldNotBeRead(t *testing.T) {
	wantCodes(t, run(t, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = local.nowhere

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
`, lint.Options{}))
}

func TestAGrantWithScopesThatCouldNotBeReadIsNotEmpty(t *testing.T) {
	wantCodes(t, run(t, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = local.nowhere
}
`, lint.Options{}))
}

// A grant that a policy blocks is reported for that, and not for what it would give.
func TestABlockedGrantHasOneFinding(t *testing.T) {
	wantCodes(t, run(t, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "page" {
  app_type = "spa"
}

client_grant "page" {
  client_id        = application.page
  audience         = api.orders
  subject_type     = "client"
  allow_all_scopes = true
}
`, lint.Options{}), "blocked-grant")
}

// Everything is wrong with a third party on the Management API; that it is there is what has to be said.
func TestAThirdPartyOnASystemAPIHasOneFinding(t *testing.T) {
	wantCodes(t, run(t, `
tenant {
  domain = "acme.eu.auth0.com"
}

application "partner" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "partner" {
  client_id              = application.partner
  audience               = "https://acme.eu.auth0.com/api/v2/"
  subject_type           = "client"
  scopes                 = ["read:everything"]
  allow_all_scopes       = true
  allow_any_organization = true
}
`, lint.Options{}), "third-party-system-api-grant")
}

func TestSharedLiteralIsOneFindingWithAllItsGrants(t *testing.T) {
	findings := run(t, `
locals {
  readers = ["raed:orders"]
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  for_each = ["de", "fr"]
  app_type = "regular_web"
}

client_grant "shop" {
  for_each     = ["de", "fr"]
  client_id    = application.shop[each.key]
  audience     = api.orders
  subject_type = "user"
  scopes       = local.readers
}
`, lint.Options{})
	wantCodes(t, findings, "undefined-scope")
	if len(findings) != 1 {
		return
	}
	if want := []string{`client_grant.shop["fr"]`}; !slices.Equal(findings[0].Also, want) {
		t.Errorf("got also %q, want %q", findings[0].Also, want)
	}
	if line := findings[0].Range.Start.Line; line != 3 {
		t.Errorf("got the finding in line %d, want 3, where the literal stands", line)
	}
	if first := findings[0].Related[0]; first.Message != "used here" || first.Range.Start.Line != 26 {
		t.Errorf("got %q in line %d first, want the place of use in line 26", first.Message, first.Range.Start.Line)
	}
}

func TestOtherRulesRunOnAnIncompleteProject(t *testing.T) {
	wantCodes(t, run(t, "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n}\n\nclient_grant \"partner\" {\n", lint.Options{}), "open-user-policy")
}

func TestOnlyPlainLiteralsAreFixed(t *testing.T) {
	for scope, want := range map[string]int{
		`"raed:orders"`:                 1,
		`"${local.verb}:orders"`:        0,
		`join(":", ["raed", "orders"])`: 0,
	} {
		findings := run(t, strings.Replace(twoMistakes, `"raed:orders"`, scope, 1)+"locals {\n  verb = \"raed\"\n}\n", lint.Options{Only: []string{"undefined-scope"}})
		wantCodes(t, findings, "undefined-scope")
		for _, d := range findings {
			if len(d.Fixes) != want {
				t.Errorf("%s: got %d fixes, want %d", scope, len(d.Fixes), want)
			}
		}
	}
}

func TestASafeFixReplacesTheWholeLiteral(t *testing.T) {
	const source = "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n  subject_type_authorization {\n    client { policy = \"allow_all\" }\n  }\n}\n"
	findings := run(t, source, lint.Options{Only: []string{"client-policy-allow-all"}})
	wantCodes(t, findings, "client-policy-allow-all")
	for _, d := range findings {
		fix := d.Fixes[0]
		edit := fix.Edits[0]
		got := source[:edit.Range.Start.Byte] + edit.NewText + source[edit.Range.End.Byte:]
		if want := strings.Replace(source, "allow_all", "require_client_grant", 1); got != want || !fix.Safe {
			t.Errorf("got the fix (safe: %v)\n%swant a safe one\n%s", fix.Safe, got, want)
		}
	}
}
