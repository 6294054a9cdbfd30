package guard

import (
	"testing"
	"testing/fstest"

	"grants/lint/rules"
)

// What moves into a folder whose files are judged by less is judged by less, though no setting changes.
func TestMovesToWeakerSettingsAreSaid(t *testing.T) {
	const (
		orders  = "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n}\n"
		renamed = "api \"sales\" {\n  identifier = \"https://orders.example.com\"\n}\n"
		shop    = "application \"shop\" {}\n"
		job     = "client_grant \"job\" {\n  client_id = \"elsewhere\"\n  audience = \"https://elsewhere\"\n  scopes = [\"a\"]\n}\n"
	)
	legacy := "lint {\n  rule \"open-user-policy\" {\n    severity = \"error\"\n  }\n" + override(`"legacy/**"`, "open-user-policy", `severity = "off"`) + "}\n"
	stricter := "lint {\n" + override(`"legacy/**"`, "open-user-policy", `severity = "error"`) + "}\n"
	file := func(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }
	two := fstest.MapFS{"legacy/a.grants.hcl": {Data: []byte(shop)}, "legacy/b.grants.hcl": {Data: []byte(orders)}}
	for name, c := range map[string]struct {
		settings      string
		before, after fstest.MapFS
		want          string
	}{
		"into the override": {legacy, file("a.grants.hcl", orders), file("legacy/a.grants.hcl", orders),
			`api.orders 1: api.orders moved from a.grants.hcl to legacy/a.grants.hcl: rule "open-user-policy" is off now, it was error`},
		"and renamed": {legacy, file("a.grants.hcl", orders), file("legacy/a.grants.hcl", renamed),
			`api.sales 1: api.sales moved from a.grants.hcl to legacy/a.grants.hcl: rule "open-user-policy" is off now, it was error`},
		"a grant that leads nowhere": {legacy, file("a.grants.hcl", job), file("legacy/a.grants.hcl", job),
			`client_grant.job 1: client_grant.job moved from a.grants.hcl to legacy/a.grants.hcl: rule "open-user-policy" is off now, it was error`},
		"several": {legacy, file("a.grants.hcl", orders+shop), two,
			`api.orders 1: api.orders and 1 other moved, the first from a.grants.hcl to legacy/b.grants.hcl: rule "open-user-policy" is off now, it was error`},
		"out of it":              {legacy, file("legacy/a.grants.hcl", orders), file("a.grants.hcl", orders), ""},
		"out of a stricter one":  {stricter, file("legacy/a.grants.hcl", orders), file("a.grants.hcl", orders), `api.orders 1: api.orders moved from legacy/a.grants.hcl to a.grants.hcl: rule "open-user-policy" is warning now, it was error`},
		"within it":              {legacy, file("legacy/a.grants.hcl", orders), file("legacy/b.grants.hcl", orders), ""},
		"where nothing is other": {"", file("a.grants.hcl", orders), file("legacy/a.grants.hcl", orders), ""},
		"new in it":              {legacy, file("a.grants.hcl", shop), two, "application.shop 1: application.shop moved from a.grants.hcl to legacy/a.grants.hcl: rule \"open-user-policy\" is off now, it was error"},
	} {
		t.Run(name, func(t *testing.T) {
			base, head := sideOf(t, c.settings, c.before), sideOf(t, c.settings, c.after)
			head.Settings = base.Settings // as where nobody changes them
			if got := described(Weakened(rules.All(), base, head)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
