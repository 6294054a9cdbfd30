package lint_test

import (
	"slices"
	"strings"
	"testing"

	"grants/internal/sample"
	"grants/lint"
)

func TestRunReportsInTheOrderOfTheSource(t *testing.T) {
	sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{}), "open-user-policy", "undefined-scope")
}

func TestOnlyAndSkipChooseRules(t *testing.T) {
	sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{Only: []string{"undefined-scope"}}), "undefined-scope")
	sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{Skip: []string{"undefined-scope"}}), "open-user-policy")
	sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{Only: []string{"undefined-scope"}, Skip: []string{"undefined-scope"}}))
}

func TestNothingIsConcludedFromWhatAnIncompleteProjectLacks(t *testing.T) {
	sample.WantCodes(t, sample.Lint(t, sample.LonelyPartner, lint.Options{}), "third-party-without-grant")
	sample.WantCodes(t, sample.Lint(t, sample.LonelyPartner+"\nclient_grant \"partner\" {\n", lint.Options{}))
	sample.WantCodes(t, sample.Lint(t, sample.LonelyPartner+`
client_grant "partner" {
  client_id = application.partner
  audience  = api.nowhere
}
`, lint.Options{}))
}

func TestPoliciesThatCouldNotBeReadAreNotJudged(t *testing.T) {
	sample.WantCodes(t, sample.Lint(t, `
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
	sample.WantCodes(t, sample.Lint(t, `
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
	sample.WantCodes(t, sample.Lint(t, `
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
	sample.WantCodes(t, sample.Lint(t, `
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
	sample.WantCodes(t, sample.Lint(t, `
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
	findings := sample.Lint(t, `
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
	sample.WantCodes(t, findings, "undefined-scope")
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
	sample.WantCodes(t, sample.Lint(t, "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n}\n\nclient_grant \"partner\" {\n", lint.Options{}), "open-user-policy")
}

func TestOnlyPlainLiteralsAreFixed(t *testing.T) {
	for scope, want := range map[string]int{
		`"raed:orders"`:                 1,
		`"${local.verb}:orders"`:        0,
		`join(":", ["raed", "orders"])`: 0,
	} {
		findings := sample.Lint(t, strings.Replace(sample.TwoMistakes, `"raed:orders"`, scope, 1)+"locals {\n  verb = \"raed\"\n}\n", lint.Options{Only: []string{"undefined-scope"}})
		sample.WantCodes(t, findings, "undefined-scope")
		for _, d := range findings {
			if len(d.Fixes) != want {
				t.Errorf("%s: got %d fixes, want %d", scope, len(d.Fixes), want)
			}
		}
	}
}

func TestASafeFixReplacesTheWholeLiteral(t *testing.T) {
	const source = "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n  subject_type_authorization {\n    client { policy = \"allow_all\" }\n  }\n}\n"
	findings := sample.Lint(t, source, lint.Options{Only: []string{"client-policy-allow-all"}})
	sample.WantCodes(t, findings, "client-policy-allow-all")
	for _, d := range findings {
		fix := d.Fixes[0]
		edit := fix.Edits[0]
		got := source[:edit.Range.Start.Byte] + edit.NewText + source[edit.Range.End.Byte:]
		if want := strings.Replace(source, "allow_all", "require_client_grant", 1); got != want || !fix.Safe {
			t.Errorf("got the fix (safe: %v)\n%swant a safe one\n%s", fix.Safe, got, want)
		}
	}
}
