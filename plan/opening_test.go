package plan

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/plan/notes"
)

// diffPart is the plan of tenants of which others manage a part.
func diffPart(before, after *compiler.Tenant, elsewhere notes.Elsewhere) *Plan {
	p, _ := DiffWithin(before, after, Options{Elsewhere: elsewhere, MostCells: MaxSuspects})
	return p
}

// openable is an API with a policy for users and one for applications as themselves.
func openable(identifier, user, client string) string {
	return `
api "orders" {
  identifier       = "` + identifier + `"
  scopes           = ["read", "refund"]
  sensitive_scopes = ["refund"]
  subject_type_authorization {
    user { policy = "` + user + `" }
    client { policy = "` + client + `" }
  }
}
`
}

func TestApplicationsThatTheFilesDoNotHaveGainByAPolicy(t *testing.T) {
	const (
		orders = "https://orders.example.com"
		shop   = "application \"shop\" {\n  client_id = \"shop-id\"\n}\n"
		job    = "application \"job\" {\n  client_id = \"job-id\"\n  grant_types = [\"client_credentials\"]\n}\n"
		strict = "application \"partner\" {\n  client_id = \"tpc_partner\"\n  is_first_party = false\n}\n"
		grant  = "client_grant \"shop\" {\n  client_id = application.shop\n  audience = api.orders\n  subject_type = \"user\"\n  allow_all_scopes = true\n}\n"
		needs  = "require_client_grant"
		quiet  = "\n"
	)
	plain := strings.Replace(openable(orders, "allow_all", needs), "  sensitive_scopes = [\"refund\"]\n", "", 1)
	management := func(policy string) string {
		return atAcme + "api \"m\" {\n  identifier = \"https://acme.eu.auth0.com/api/v2/\"\n  subject_type_authorization {\n    user { policy = \"" + policy + "\" }\n  }\n}\n"
	}
	others := notes.Elsewhere{Applications: true}
	for name, c := range map[string]struct {
		before, after string
		elsewhere     notes.Elsewhere
		want          string // severity, address, subject type and the end of the message; empty for silence
		gates         string
	}{
		"opens":                         {openable(orders, needs, needs), openable(orders, "allow_all", needs), notes.Elsewhere{}, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"opens from deny_all":           {openable(orders, "deny_all", needs), openable(orders, "allow_all", needs), notes.Elsewhere{}, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"closes":                        {openable(orders, "allow_all", needs), openable(orders, needs, needs), others, "", ""},
		"stays open":                    {openable(orders, "allow_all", needs), openable(orders, "allow_all", needs) + quiet, others, "", ""},
		"somebody in the files gains":   {openable(orders, needs, needs) + shop, openable(orders, "allow_all", needs) + shop, notes.Elsewhere{}, "", "gain policy-opened sensitive-scope opens risk:high"},
		"the one in the files has it":   {openable(orders, needs, needs) + shop + grant, openable(orders, "allow_all", needs) + shop + grant, notes.Elsewhere{}, "", ""},
		"and others manage more":        {openable(orders, needs, needs) + shop + grant, openable(orders, "allow_all", needs) + shop + grant, others, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"the first application with it": {openable(orders, needs, needs), openable(orders, "allow_all", needs) + job, notes.Elsewhere{}, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"a strict third party only":     {openable(orders, needs, needs) + strict, openable(orders, "allow_all", needs) + strict, notes.Elsewhere{}, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"under a new identifier":        {openable(orders, needs, needs), openable(orders+"/", "allow_all", needs), notes.Elsewhere{}, "warning api.orders user gain 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope opens risk:high opened-to-undeclared"},
		"grants count that are nowhere": {openable(orders, needs, "deny_all"), openable(orders, needs, needs), notes.Elsewhere{}, "warning api.orders client count from now on, for 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope risk:high opened-to-undeclared"},
		"grants count of others":        {openable(orders, "deny_all", needs) + shop, openable(orders, needs, needs) + shop, notes.Elsewhere{ClientGrants: true}, "warning api.orders user count from now on, for 2 scopes with the sensitive refund", "gain policy-opened sensitive-scope risk:high opened-to-undeclared"},
		"no grants but those here":      {openable(orders, "deny_all", needs) + shop, openable(orders, needs, needs) + shop, notes.Elsewhere{}, "", ""},
		"the platform's opens":          {management("deny_all"), management("allow_all"), notes.Elsewhere{}, "warning api.m user gain 7 scopes", "gain policy-opened system-api-gain opens risk:high opened-to-undeclared"},
		"the platform's is set back":    {management("deny_all"), atAcme, others, "warning api.m user gain 7 scopes", "gain policy-opened system-api-gain opens risk:high opened-to-undeclared"},
		"the platform's is declared":    {atAcme, management("allow_all"), others, "", ""},
		"new and open":                  {"", plain, notes.Elsewhere{}, "info api.orders user can get 2 scopes", "gain opens opened-to-undeclared"},
		"new, open and sensitive":       {"", openable(orders, "allow_all", needs), others, "warning api.orders user can get 2 scopes with the sensitive refund", "gain sensitive-scope opens risk:high opened-to-undeclared"},
		"new and open to somebody here": {"", plain + shop, notes.Elsewhere{}, "", "gain opens"},
		"new and closed":                {"", openable(orders, needs, needs), others, "", ""},
		"gone":                          {openable(orders, "allow_all", needs), "", others, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := diffPart(read(t, c.before), read(t, c.after), c.elsewhere)
			var got []string
			for _, d := range p.Diagnostics {
				if _, end, _ := strings.Cut(d.Message, " that the files do not have "); d.Rule == notes.CodeOpened {
					got = append(got, d.Severity+" "+d.Address+" "+d.Key+" "+end)
				}
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			var gates []Selector
			for _, gate := range strings.Fields("gain policy-opened system-api-gain sensitive-scope opens risk:high opened-to-undeclared") {
				gates = append(gates, Selector(gate))
			}
			p.Close(gates)
			if got := strings.Join(p.Gate.Tripped, " "); got != c.gates {
				t.Errorf("got the gates %s, want %s", got, c.gates)
			}
			if c.want == "" {
				return
			}
			if s := p.Summary; s.Verdict == Unchanged || s.Verdict == Narrower || !s.Risk.AtLeast(Medium) || s.Changes.WithoutEffect > 0 && c.after != "" && !strings.Contains(c.after, "application") {
				t.Errorf("got verdict %s, risk %s, and %d changes without effect", s.Verdict, s.Risk, s.Changes.WithoutEffect)
			}
		})
	}
}

// The teams of a company have their APIs in projects of their own: what is new is told once.
func TestNewOpenAPIsAreToldOnce(t *testing.T) {
	orders := openable("https://orders.example.com", "allow_all", "deny_all")
	plain := strings.Replace(strings.ReplaceAll(orders, "orders", "bills"), "  sensitive_scopes = [\"refund\"]\n", "", 1)
	p := diffPart(read(t, ""), read(t, plain+orders), notes.Elsewhere{Applications: true})
	if len(p.Diagnostics) != 1 || p.Diagnostics[0].Address != "api.orders" || !strings.HasPrefix(p.Diagnostics[0].Message, "api.bills and api.orders are new and allow_all for users") {
		t.Errorf("got %+v", p.Diagnostics)
	}
}

// A block that gets another identifier goes on: what it no longer calls sensitive is as sensitive as before.
func TestSensitiveScopesOutliveAnIdentifier(t *testing.T) {
	const holder = `
application "job" {
  client_id = "job-id"
}
`
	grant := holder + "client_grant \"job\" {\n  client_id = application.job\n  audience = api.orders\n  scopes = [\"refund\"]\n}\n"
	state := func(identifier string) string { return openable(identifier, "deny_all", "require_client_grant") }
	insensitive := func(text string) string { return strings.Replace(text, "  sensitive_scopes = [\"refund\"]\n", "", 1) }
	const was, is = "https://orders.example.com", "https://orders.example.com/"
	for name, c := range map[string]struct {
		before, after string
		risk          Level
		weakened      bool
	}{
		"dropped":              {state(was) + holder, insensitive(state(is)) + grant, High, true},
		"kept":                 {state(was) + holder, state(is) + grant, High, false},
		"never":                {insensitive(state(was)) + holder, insensitive(state(is)) + grant, Low, false},
		"the old one goes on":  {state(was) + holder, strings.Replace(state(was), `"orders"`, `"old"`, 1) + insensitive(state(is)) + grant, Low, false},
		"the block is another": {state(was) + holder, strings.ReplaceAll(insensitive(state(is))+grant, `api "orders"`, `api "bills"`), Low, false},
	} {
		after := c.after
		if strings.Contains(after, `api "bills"`) {
			after = strings.ReplaceAll(after, "api.orders", "api.bills")
		}
		p := Diff(read(t, c.before), read(t, after))
		weakened := slices.ContainsFunc(p.Diagnostics, func(d diag.Finding) bool { return d.Rule == notes.CodeGuardWeakened })
		if p.Summary.Risk != c.risk || weakened != c.weakened {
			t.Errorf("%s: got risk %s, guard-weakened %t, want %s, %t", name, p.Summary.Risk, weakened, c.risk, c.weakened)
		}
	}
}

// A gate that covers another one closes wherever that does.
func TestACoveringGateClosesWhereTheOtherDoes(t *testing.T) {
	all := []Selector{"change", "gain", "loss", "risk:low", "risk:medium", "risk:high"}
	for _, name := range slices.Concat(reasonNames(), notes.Codes()) {
		all = append(all, Selector(name))
	}
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawEverything(t)
		p := diffPart(compile(t, before), compile(t, after), notes.Elsewhere{Applications: flip(t, "applications elsewhere"), ClientGrants: flip(t, "grants elsewhere")})
		p.Close(all)
		for _, is := range all {
			for _, was := range all {
				if is.Covers(was) && slices.Contains(p.Gate.Tripped, string(was)) && !slices.Contains(p.Gate.Tripped, string(is)) {
					t.Errorf("%s covers %s, which trips alone", is, was)
				}
			}
		}
	})
}

// What may differ is counted before any of it is kept.
func TestAPlanLooksAtSoManyCells(t *testing.T) {
	base := largeConfig(100, 30)
	head := *base
	head.APIs = slices.Clone(base.APIs)
	for i := range head.APIs {
		edit(head.APIs, i, func(a *config.API) { a.UserPolicy = value("allow_all") })
	}
	before, after := compile(t, base), compile(t, &head)
	for most, fits := range map[int]bool{100 * 30: false, 100 * 30 * 3: true} {
		p, err := DiffWithin(before, after, Options{MostCells: most})
		if (err == nil) != fits || (p != nil) != fits {
			t.Errorf("%d cells: got %v", most, err)
		}
		if err != nil && !strings.Contains(err.Error(), "cells of the matrix may differ, and a plan looks at 3000 at most: change the policies of fewer APIs at once") {
			t.Errorf("got %v", err)
		}
	}
	if _, err := DiffWithin(before, before, Options{MostCells: 0}); err != nil {
		t.Errorf("where nothing differs: %v", err)
	}
}
