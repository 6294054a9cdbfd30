package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
)

// verdicts is the findings of a project that are about scopes and ignores, each as CODE ADDRESS KEY, with the reason of what is ignored behind it.
func verdicts(t *testing.T, source string, opts lint.Options) []string {
	t.Helper()
	var all []string
	for _, d := range sample.Lint(t, source, opts) {
		if d.Code != "undefined-scope" && !strings.HasPrefix(d.Code, "ignore-") {
			continue
		}
		line := strings.Join(append([]string{d.Code, d.Address}, d.Also...), " ") + " " + d.Key
		if d.Ignored != "" {
			line += " (" + d.Ignored + ")"
		}
		all = append(all, line)
	}
	return all
}

func wantVerdicts(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// shared has two grants that use one list, whose literal is wrong. Its verbs are replaced by comments.
const shared = `
locals {
  readers = ["raed:orders"] %s
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"] %s
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" { app_type = "regular_web" }
application "desk" { app_type = "regular_web" }
client_grant "desk" {
  client_id    = application.desk
  audience     = api.orders
  subject_type = "user"
  scopes       = local.readers %s
}
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = local.readers %s
}
`

func TestAnIgnoreBesideALiteralCoversAllUsesOfIt(t *testing.T) {
	source := fmt.Sprintf(shared, "# grants:ignore undefined-scope: why", "", "", "")
	wantVerdicts(t, verdicts(t, source, lint.Options{}), "undefined-scope client_grant.desk client_grant.shop raed:orders (why)")
}

func TestAnIgnoreWhereALiteralIsUsedCoversThatUseOnly(t *testing.T) {
	source := fmt.Sprintf(shared, "", "", "# grants:ignore undefined-scope: desk", "")
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"undefined-scope client_grant.desk raed:orders (desk)",
		"undefined-scope client_grant.shop raed:orders")
}

func TestUsesAreIgnoredEachForItsReason(t *testing.T) {
	source := fmt.Sprintf(shared, "", "", "# grants:ignore undefined-scope: desk", "# grants:ignore undefined-scope: shop")
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"undefined-scope client_grant.desk raed:orders (desk)",
		"undefined-scope client_grant.shop raed:orders (shop)")
}

func TestAnIgnoreBesideAPlaceThatOnlyExplainsCoversNothing(t *testing.T) {
	source := fmt.Sprintf(shared, "", "# grants:ignore undefined-scope: not here", "", "")
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"undefined-scope client_grant.desk client_grant.shop raed:orders",
		"ignore-unused api.orders undefined-scope")
}

// one has one grant with a scope that the API does not declare. Its verbs are replaced by comments.
const one = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" { app_type = "regular_web" }
%s
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  %s
  scopes = [
    "read:orders",
    "raed:orders", %s
  ]
}
`

func TestTheInnermostIgnoreIsTheOneThatIsUsed(t *testing.T) {
	source := fmt.Sprintf(one, "# grants:ignore undefined-scope: block", "# grants:ignore undefined-scope: list", "# grants:ignore undefined-scope: item")
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"ignore-unused client_grant.shop undefined-scope",
		"ignore-unused client_grant.shop undefined-scope",
		"undefined-scope client_grant.shop raed:orders (item)")
	source = fmt.Sprintf(one, "# grants:ignore undefined-scope: block", "# grants:ignore undefined-scope(x): list", "")
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"ignore-unused client_grant.shop undefined-scope(x)",
		"undefined-scope client_grant.shop raed:orders (block)")
}

func TestStretchesThatStartTogetherLieWithinOneAnother(t *testing.T) {
	source := fmt.Sprintf(one, "", "", `
    # grants:ignore undefined-scope: the item
    "raed:orders", "reed:orders", # grants:ignore undefined-scope: the row`)
	source = strings.Replace(source, "    \"raed:orders\", \n", "", 1)
	wantVerdicts(t, verdicts(t, source, lint.Options{}),
		"undefined-scope client_grant.shop raed:orders (the item)",
		"undefined-scope client_grant.shop reed:orders (the row)")
}

func TestAnIgnoreInABlockWithForEachIsThatOfItsFirstInstance(t *testing.T) {
	source := sample.Project(`
application "shop" {
  for_each = ["it", "de", "fr"]
  app_type = "regular_web" # grants:ignore undefined-scope: why
}`)
	wantVerdicts(t, verdicts(t, source, lint.Options{}), `ignore-unused application.shop["de"] undefined-scope`)
}

func TestAKeyNarrowsAnIgnore(t *testing.T) {
	for key, want := range map[string][]string{
		"(raed:orders)": {"undefined-scope client_grant.shop raed:orders (why)"},
		"(read:orders)": {"ignore-unused client_grant.shop undefined-scope(read:orders)", "undefined-scope client_grant.shop raed:orders"},
	} {
		wantVerdicts(t, verdicts(t, fmt.Sprintf(one, "", "# grants:ignore undefined-scope"+key+": why", ""), lint.Options{}), want...)
	}
}

func TestWhatIsReportedWithoutIgnoresIsAllTheSame(t *testing.T) {
	source := fmt.Sprintf(one, "", "# grants:ignore undefined-scope: why", "# grants:ignore empty-scope-grant: unused")
	wantVerdicts(t, verdicts(t, source, lint.Options{NoIgnores: true}),
		"undefined-scope client_grant.shop raed:orders",
		"ignore-unused client_grant.shop empty-scope-grant")
}

func TestAnIgnoreHoldsOnItsLastDay(t *testing.T) {
	source := fmt.Sprintf(one, "", "# grants:ignore undefined-scope: why until 2026-12-31", "")
	ignored := []string{"undefined-scope client_grant.shop raed:orders (why)"}
	for today, want := range map[string][]string{
		"":           ignored,
		"2026-12-31": ignored,
		"2027-01-01": {"ignore-expired client_grant.shop undefined-scope", "undefined-scope client_grant.shop raed:orders"},
	} {
		wantVerdicts(t, verdicts(t, source, lint.Options{Today: today}), want...)
	}
}

// at is a place in settings.
var at = diag.Range{File: "grants.hcl", Start: diag.Pos{Line: 1, Column: 1}, End: diag.Pos{Line: 1, Column: 2}}

func chosen[T any](value T) lint.Choice[T] { return lint.Choice[T]{Value: value, At: at} }

func TestSettingsDecideWhatCanBeIgnored(t *testing.T) {
	source := fmt.Sprintf(one, "", "# grants:ignore undefined-scope: why", "")
	forbidden := []lint.RuleSettings{{Rule: "undefined-scope", Ignorable: chosen(false)}}
	allowed := []lint.RuleSettings{{Rule: "undefined-scope", Ignorable: chosen(true)}}
	all, none := func(string) bool { return true }, func(string) bool { return false }
	refused := []string{"ignore-forbidden client_grant.shop undefined-scope", "undefined-scope client_grant.shop raed:orders"}
	ignored := []string{"undefined-scope client_grant.shop raed:orders (why)"}
	for name, test := range map[string]struct {
		settings lint.Settings
		want     []string
	}{
		"forbidden":               {lint.Settings{Rules: forbidden}, refused},
		"forbidden elsewhere":     {lint.Settings{Overrides: []lint.Override{{Matches: none, Rules: forbidden}}}, ignored},
		"forbidden in some files": {lint.Settings{Overrides: []lint.Override{{Matches: all, Rules: forbidden}}}, refused},
		"allowed in some files":   {lint.Settings{Rules: forbidden, Overrides: []lint.Override{{Matches: all, Rules: allowed}}}, ignored},
		"the last one wins":       {lint.Settings{Overrides: []lint.Override{{Matches: all, Rules: allowed}, {Matches: all, Rules: forbidden}}}, refused},
	} {
		t.Run(name, func(t *testing.T) {
			wantVerdicts(t, verdicts(t, source, lint.Options{Settings: test.settings}), test.want...)
		})
	}
}

func TestIgnoresOfWhatIsOffAreNotUnused(t *testing.T) {
	source := fmt.Sprintf(one, "", "# grants:ignore undefined-scope, default-grant-shadowed: why", "")
	off := lint.Settings{Rules: []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(lint.Off)}}}
	wantVerdicts(t, verdicts(t, source, lint.Options{Settings: off}))
	here := lint.Settings{Overrides: []lint.Override{{Matches: func(string) bool { return true }, Rules: off.Rules}}}
	wantVerdicts(t, verdicts(t, source, lint.Options{Settings: here}))
	wantVerdicts(t, verdicts(t, source, lint.Options{Skip: []string{"undefined-scope"}}))
	wantVerdicts(t, verdicts(t, source, sample.Strictly()), "ignore-unused client_grant.shop default-grant-shadowed", "undefined-scope client_grant.shop raed:orders (why)")
}
