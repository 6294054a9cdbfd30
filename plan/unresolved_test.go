package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/objects"
	"grants/plan/operations"
)

// stranger is a grant whose client_id is declared nowhere, with some attributes that replace its own.
func stranger(edits ...string) string {
	return strings.NewReplacer(edits...).Replace(`
client_grant "stranger" {
  client_id    = "STRANGER"
  audience     = "https://orders.example.com"
  subject_type = "client"
  scopes       = ["read"]
}
`)
}

// told is an impact in a few words.
func told(i *Impact) string {
	line := fmt.Sprintf("%s/%s %s/%s %s: %s +%v -%v %s %v %v", i.Application, text(i.ClientID), i.API, i.Audience, i.SubjectType, i.Verdict,
		i.Gained, i.Lost, i.Risk, i.RiskReasons, i.Unresolved)
	var causes []string
	for _, c := range i.Because {
		causes = append(causes, string(c.Cause)+" "+c.Address)
	}
	return line + " by " + strings.Join(causes, ", ")
}

func toldOf(p *Plan) []string {
	lines := []string{}
	for i := range p.Expand() {
		lines = append(lines, told(i))
	}
	return lines
}

const (
	nowhere  = "https://nowhere.example.com"
	declared = `
application "stranger" {
  client_id   = "STRANGER"
  grant_types = ["client_credentials"]
}
`
	closedNowhere = `
api "nowhere" {
  identifier = "https://nowhere.example.com"
  scopes     = ["read", "write"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
`
)

func TestUnresolvedGrantsAreCompared(t *testing.T) {
	atNowhere := []string{"https://orders.example.com", nowhere}
	with := func(edits ...string) string { return stranger(append(slices.Clone(edits), atNowhere...)...) }
	const (
		key   = "/STRANGER api.orders/https://orders.example.com client: "
		both  = "/STRANGER /https://nowhere.example.com client: "
		shops = "application.shop/shop-id /https://nowhere.example.com client: "
		high  = " high [unresolved-grant] "

		created = "application.shop/shop-id api.nowhere/https://nowhere.example.com client: " // or deleted
		deleted = "application.stranger/STRANGER api.orders/https://orders.example.com client: narrower +[] -[read] none [] [] by application-removed application.stranger"
	)
	shop := func(edits ...string) string {
		return strings.ReplaceAll(with(edits...), `"STRANGER"`, "application.shop")
	}
	for name, test := range map[string]struct {
		before, after string
		summary       string // verdict, risk, breaking; unresolved added, changed, removed
		want          []string
	}{
		"added":   {"", stranger(), "wider high false 1 0 0", []string{key + "wider +[read] -[]" + high + "[client_id] by grant-added client_grant.stranger"}},
		"removed": {stranger(), "", "narrower none true 0 0 1", []string{key + "narrower +[] -[read] none [] [client_id] by grant-removed client_grant.stranger"}},
		"widened": {stranger(), stranger(`["read"]`, `["read", "write"]`), "wider high false 0 1 0",
			[]string{key + "wider +[write] -[]" + high + "[client_id] by grant-changed client_grant.stranger"}},
		"narrowed": {stranger(`["read"]`, `["read", "write"]`), stranger(), "narrower none true 0 1 0",
			[]string{key + "narrower +[] -[write] none [] [client_id] by grant-changed client_grant.stranger"}},
		"the same":    {stranger(), stranger(), "unchanged none false 0 0 0", []string{}},
		"renamed":     {stranger(), stranger(`"stranger"`, `"foreigner"`), "unchanged none false 0 0 0", []string{}},
		"API unknown": {"", with(), "wider high false 1 0 0", []string{both + "wider +[read] -[]" + high + "[client_id audience] by grant-added client_grant.stranger"}},
		"holder known": {"", shop(), "wider high false 1 0 0",
			[]string{shops + "wider +[read] -[]" + high + "[audience] by grant-added client_grant.stranger"}},
		"without scopes": {"", with(`["read"]`, `[]`), "wider high false 1 0 0",
			[]string{both + "wider +[] -[]" + high + "[client_id audience] by grant-added client_grant.stranger"}},
		"all scopes": {with(), with(`scopes       = ["read"]`, `allow_all_scopes = true`), "wider high false 0 1 0",
			[]string{both + "wider +[] -[] high [opens unresolved-grant] [client_id audience] by grant-changed client_grant.stranger"}},
		"all scopes no more": {with(`scopes       = ["read"]`, `allow_all_scopes = true`), with(), "narrower none false 0 1 0",
			[]string{both + "narrower +[] -[] none [] [client_id audience] by grant-changed client_grant.stranger"}},
		"all scopes, and then the API is declared": {shop(`scopes       = ["read"]`, `allow_all_scopes = true`),
			shop(`scopes       = ["read"]`, `allow_all_scopes = true`) + closedNowhere, "wider medium false 0 1 0",
			[]string{created + "wider +[read write] -[] medium [implicit-gain opens] [] by api-added api.nowhere, provided-by client_grant.stranger"}},
		"all scopes of a known API": {stranger(), stranger(`scopes       = ["read"]`, `allow_all_scopes = true`), "wider high false 0 1 0",
			[]string{key + "wider +[write] -[] high [opens unresolved-grant] [client_id] by grant-changed client_grant.stranger"}},
		"a default": {"", strings.NewReplacer(`client_id    = "STRANGER"`, `default_for = "third_party_clients"`, "https://orders.example.com", nowhere).Replace(stranger()),
			"wider high false 1 0 0",
			[]string{"/ /https://nowhere.example.com client: wider +[read] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-added client_grant.stranger"}},
		"moved to another audience": {stranger(), with(), "mixed high true 1 0 1", []string{
			both + "wider +[read] -[]" + high + "[client_id audience] by grant-added client_grant.stranger",
			key + "narrower +[] -[read] none [] [client_id] by grant-removed client_grant.stranger"}},
		"application declared":           {stranger(), stranger() + declared, "unchanged none false 0 1 0", []string{}},
		"application no longer declared": {stranger() + declared, stranger(), "narrower none true 0 1 0", []string{deleted}},
		"application declared, and more scopes": {stranger(), stranger(`["read"]`, `["read", "write"]`) + declared, "wider low false 0 1 0",
			[]string{"application.stranger/STRANGER api.orders/https://orders.example.com client: wider +[write] -[] low [direct-gain] [] by grant-changed client_grant.stranger"}},
		"application declared, and fewer scopes": {stranger(`["read"]`, `["read", "write"]`), stranger() + declared, "narrower none true 0 1 0",
			[]string{"application.stranger/STRANGER api.orders/https://orders.example.com client: narrower +[] -[write] none [] [] by grant-changed client_grant.stranger"}},
		"application declared without the flow": {stranger(), stranger() + strings.Replace(declared, "client_credentials", "authorization_code", 1),
			"unchanged none false 0 1 0", []string{}},
		"application declared, and no grant": {stranger(), declared, "narrower none true 0 0 1",
			[]string{"application.stranger/STRANGER api.orders/https://orders.example.com client: narrower +[] -[read] none [] [] by grant-removed client_grant.stranger"}},
		"no longer declared, and more scopes": {stranger() + declared, stranger(`["read"]`, `["read", "write"]`), "narrower none true 0 1 0", []string{deleted}},
		"API declared": {shop(), shop() + closedNowhere, "wider medium false 0 1 0",
			[]string{created + "wider +[read] -[] medium [implicit-gain] [] by api-added api.nowhere, provided-by client_grant.stranger"}},
		"API declared, and more scopes": {shop(), shop(`["read"]`, `["read", "write"]`) + closedNowhere, "wider low false 0 1 0",
			[]string{created + "wider +[read write] -[] low [direct-gain] [] by api-added api.nowhere, grant-changed client_grant.stranger, provided-by client_grant.stranger"}},
		"API declared, and no grant": {shop(), closedNowhere, "unchanged none false 0 0 1", []string{}},
		"API declared for a stranger": {with(), with() + closedNowhere, "wider high false 0 1 0",
			[]string{"/STRANGER api.nowhere/https://nowhere.example.com client: wider +[read] -[]" + high + "[client_id] by api-added api.nowhere"}},
		"API of a stranger no longer declared": {with() + closedNowhere, with(), "narrower none true 0 1 0",
			[]string{"/STRANGER api.nowhere/https://nowhere.example.com client: narrower +[] -[read] none [] [client_id] by api-removed api.nowhere"}},
		"API of a stranger no longer declares": {stranger(`["read"]`, `["read", "write"]`),
			strings.Replace(project, `["read", "write"]`, `["read"]`, 1) + stranger(`["read"]`, `["read", "write"]`) + declared, "narrower none true 0 1 0",
			[]string{"application.stranger/STRANGER api.orders/https://orders.example.com client: narrower +[] -[write] none [] [] by scope-undeclared api.orders"}},
		"API of a stranger declares something else": {stranger(`["read"]`, `["read", "erase"]`),
			strings.Replace(project, `["read", "write"]`, `["erase", "write"]`, 1) + stranger(`["read"]`, `["read", "erase", "write"]`) + declared, "mixed low true 0 1 0",
			[]string{"application.shop/shop-id api.orders/https://orders.example.com client: narrower +[] -[read] none [] [] by scope-undeclared api.orders",
				"application.stranger/STRANGER api.orders/https://orders.example.com client: mixed +[erase write] -[read] low [direct-gain] [] by " +
					"grant-changed client_grant.stranger, scope-declared api.orders, scope-undeclared api.orders"}},
		"API declared with fewer scopes": {shop(), shop() + strings.Replace(closedNowhere, `["read", "write"]`, `["write"]`, 1), "wider medium false 0 1 0",
			[]string{created + "wider +[] -[] medium [implicit-gain] [] by api-added api.nowhere, provided-by client_grant.stranger"}},
		"API no longer declared": {shop() + closedNowhere, shop(), "narrower none true 0 1 0", []string{created + "narrower +[] -[read] none [] [] by api-removed api.nowhere"}},
		"the API of a stranger declares more": {stranger(`scopes       = ["read"]`, `allow_all_scopes = true`),
			strings.Replace(project, `["read", "write"]`, `["read", "write", "erase"]`, 1) + stranger(`scopes       = ["read"]`, `allow_all_scopes = true`),
			"wider high false 0 1 0", []string{key + "wider +[erase] -[]" + high + "[client_id] by scope-declared-under-all-scopes api.orders"}},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := test.before, test.after
			if !strings.Contains(after, `name        = "Shop"`) {
				after = project + after
			}
			p := Diff(read(t, project+before), read(t, after))
			if got := toldOf(p); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			s := p.Summary
			got := fmt.Sprint(s.Verdict, " ", s.Risk, " ", s.Breaking, " ", s.Unresolved.Added, " ", s.Unresolved.Changed, " ", s.Unresolved.Removed)
			if got != test.summary {
				t.Errorf("got the summary %q, want %q", got, test.summary)
			}
			if want := countBruteForce(read(t, after), read(t, project+before)); s.PermissionsAfter != want {
				t.Errorf("got %d permissions after, want %d", s.PermissionsAfter, want)
			}
			checkCauses(t, p)
		})
	}
}

// checkCauses wants every cause to be a change of the plan.
func checkCauses(t *testing.T, p *Plan) {
	t.Helper()
	for i := range p.Impacts {
		for _, cause := range p.Impacts[i].Because {
			known := slices.ContainsFunc(p.Changes, func(c objects.Change) bool { return c.Address == cause.Address && c.Effect == objects.EffectAccess })
			if cause.Cause != cell.ProvidedBy && !known {
				t.Errorf("the cause %s %s is no change", cause.Cause, cause.Address)
			}
		}
	}
}

// Such a grant is sent like any other, with its literals as they are.
func TestUnresolvedGrantsAreDeployed(t *testing.T) {
	far := stranger("https://orders.example.com", nowhere)
	shops := strings.Replace(far, `"STRANGER"`, "application.shop", 1)
	byDefault := strings.Replace(far, `client_id    = "STRANGER"`, `default_for = "third_party_clients"`, 1)
	organizations := strings.Replace(far, "subject_type", "organization_usage = \"require\"\norganizations = [\"org_1\"]\nsubject_type", 1)
	works := strings.Replace(far, `"STRANGER"`, "application.worker", 1)
	worker := func(isFirst string) string {
		return "application \"worker\" {\n client_id = \"worker-id\"\n grant_types = [\"client_credentials\"]\n is_first_party = " + isFirst + "\n}\n"
	}
	replaced := func(calls ...string) []string {
		return slices.Concat([]string{`2 POST clients application.worker {"grant_types":["client_credentials"],"is_first_party":false,"name":"worker","third_party_security_mode":"strict"}`}, calls,
			[]string{`5 PATCH clients application.worker {"grant_types":[]}`, "5 DELETE clients application.worker"})
	}
	const create = `3 POST client-grants client_grant.stranger {"audience":"` + nowhere + `",`
	const adopt = `2 PATCH clients application.stranger {"grant_types":["client_credentials"]}`
	const declare = `1 POST resource-servers api.nowhere {"identifier":"` + nowhere + `","scopes":[{"value":"read"},{"value":"write"}],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"require_client_grant"}}}`
	for name, test := range map[string]struct {
		before, after string
		want          []string
	}{
		"added":                 {"", far, []string{create + `"client_id":"STRANGER","scope":["read"],"subject_type":"client"}`}},
		"of an own application": {"", shops, []string{create + `"client_id":"shop-id","scope":["read"],"subject_type":"client"}`}},
		"by default":            {"", byDefault, []string{create + `"default_for":"third_party_clients","scope":["read"],"subject_type":"client"}`}},
		"on a known API":        {"", stranger(), []string{strings.Replace(create, nowhere, "https://orders.example.com", 1) + `"client_id":"STRANGER","scope":["read"],"subject_type":"client"}`}},
		"removed":               {far, "", []string{"4 DELETE client-grants client_grant.stranger"}},
		"widened":               {far, strings.Replace(far, `["read"]`, `["read", "write"]`, 1), []string{`3 PATCH client-grants client_grant.stranger {"scope":["read","write"]}`}},
		"narrowed":              {far, strings.Replace(far, `["read"]`, `[]`, 1), []string{`4 PATCH client-grants client_grant.stranger {"scope":[]}`}},
		"linked": {far, organizations, []string{`3 PATCH client-grants client_grant.stranger {"organization_usage":"require"}`,
			`3 POST organizations/{id}/client-grants client_grant.stranger org_1 {"grant_id":"${client_grant.stranger.id}"}`}},
		"the same": {far, far, []string{}},
		"moved": {far, strings.Replace(far, nowhere, "urn:elsewhere", 1), []string{
			strings.Replace(create, nowhere, "urn:elsewhere", 1) + `"client_id":"STRANGER","scope":["read"],"subject_type":"client"}`, "4 DELETE client-grants client_grant.stranger"}},
		"of an application that is replaced": {worker("true") + works, worker("false") + works, replaced(create + `"client_id":"${application.worker.client_id}","scope":["read"],"subject_type":"client"}`)},
		"and gone with it":                   {worker("true") + works, worker("false"), replaced()},
		"no longer declared":                 {stranger() + declared, stranger(), []string{"5 DELETE clients application.stranger"}},
		"no longer declared, and widened":    {stranger() + declared, stranger(`["read"]`, `["read", "write"]`), []string{"5 DELETE clients application.stranger"}},
		"declared now":                       {stranger(), stranger() + declared, []string{adopt}},
		"declared now by its address":        {stranger(), stranger(`"STRANGER"`, "application.stranger") + declared, []string{adopt}},
		"declared now, and more scopes":      {stranger(), stranger(`["read"]`, `["read", "write"]`) + declared, []string{`3 PATCH client-grants client_grant.stranger {"scope":["read","write"]}`, adopt}},
		"declared now, and fewer scopes":     {stranger(`["read"]`, `["read", "write"]`), stranger() + declared, []string{`4 PATCH client-grants client_grant.stranger {"scope":["read"]}`, adopt}},
		"declared now, and linked": {stranger(), stranger("subject_type", "organization_usage = \"require\"\norganizations = [\"org_1\"]\nsubject_type") + declared,
			[]string{`3 PATCH client-grants client_grant.stranger {"organization_usage":"require"}`, `3 POST organizations/{id}/client-grants client_grant.stranger org_1 {"grant_id":"${client_grant.stranger.id}"}`, adopt}},
		"declared now, for users": {stranger(), stranger(`"client"`, `"user"`) + declared, []string{
			`3 POST client-grants client_grant.stranger {"audience":"https://orders.example.com","client_id":"STRANGER","scope":["read"],"subject_type":"user"}`,
			"4 DELETE client-grants client_grant.stranger", adopt}},
		"declared now, and no grant":            {stranger(), declared, []string{"4 DELETE client-grants client_grant.stranger", adopt}},
		"its API declared now":                  {shops, shops + closedNowhere, []string{declare, create + `"client_id":"shop-id","scope":["read"],"subject_type":"client"}`}},
		"its API declared now, fewer scopes":    {strings.Replace(shops, `["read"]`, `["read", "write"]`, 1), shops + closedNowhere, []string{declare, create + `"client_id":"shop-id","scope":["read"],"subject_type":"client"}`}},
		"its API declared now, and no grant":    {shops, closedNowhere, []string{declare}},
		"of nobody, its API declared now":       {far, far + closedNowhere, []string{declare, create + `"client_id":"STRANGER","scope":["read"],"subject_type":"client"}`}},
		"its API no longer declared":            {shops + closedNowhere, shops, []string{"4 DELETE client-grants client_grant.stranger", "5 DELETE resource-servers api.nowhere"}},
		"of nobody, its API no longer declared": {far + closedNowhere, far, []string{"4 DELETE client-grants client_grant.stranger", "5 DELETE resource-servers api.nowhere"}},
		"by default, its API declared now":      {byDefault, byDefault + closedNowhere, []string{declare, create + `"default_for":"third_party_clients","scope":["read"],"subject_type":"client"}`}},
		"by default, its API declared now, more scopes": {byDefault, strings.Replace(byDefault, `["read"]`, `["read", "write"]`, 1) + closedNowhere,
			[]string{declare, create + `"default_for":"third_party_clients","scope":["read","write"],"subject_type":"client"}`}},
		"by default, its API no longer declared": {byDefault + closedNowhere, byDefault, []string{"4 DELETE client-grants client_grant.stranger", "5 DELETE resource-servers api.nowhere"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Diff(read(t, project+test.before), read(t, project+test.after))
			if got := script(p.Operations); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			for _, o := range p.Operations {
				if o.Resource == operations.ClientGrants && o.Key.Audience == "" {
					t.Errorf("%s %s has the key %+v", o.Method, o.Address, o.Key)
				}
			}
			for _, c := range p.Changes {
				if c.Kind == objects.GrantKind && len(c.Phases) == 0 && c.Unsent == "" {
					t.Errorf("%s %s is in no phase", c.Action, c.Address)
				}
			}
		})
	}
}

// Nobody can send a grant of an application that only registers itself, whatever the grant leads to.
func TestAnUnresolvedGrantWaitsForItsHolderToRegister(t *testing.T) {
	const visitor = `
application "visitor" {
  is_first_party         = false
  external_metadata_type = "dcr"
}
`
	grant := strings.NewReplacer(`"STRANGER"`, "application.visitor", "https://orders.example.com", nowhere).Replace(stranger())
	p := Diff(read(t, project), read(t, project+visitor+grant))
	unsent := map[string]objects.Unsent{}
	for _, c := range p.Changes {
		unsent[c.Address] = c.Unsent
	}
	want := map[string]objects.Unsent{"application.visitor": objects.SelfRegistered, "client_grant.stranger": objects.SelfRegistered}
	if len(p.Operations) != 0 || !maps.Equal(unsent, want) {
		t.Errorf("got %v and %d operations", unsent, len(p.Operations))
	}
}

func TestGatesAndTheDigestSeeUnresolvedGrants(t *testing.T) {
	before, after := read(t, project), read(t, project+stranger())
	p := Diff(before, after)
	gates := []Selector{"change", "gain", "loss", "risk:high", "unresolved-grant", "third-party-gain"}
	names := []string{}
	for i := range p.Close(gates) {
		names = append(names, text(i.ClientID))
	}
	if want := []string{"change", "gain", "risk:high", "unresolved-grant"}; !slices.Equal(p.Gate.Tripped, want) || !slices.Equal(names, []string{"STRANGER"}) {
		t.Errorf("got %q for %q", p.Gate.Tripped, names)
	}
	if objects.Digest(before) == objects.Digest(after) || objects.Digest(after) == objects.Digest(read(t, project+stranger(`["read"]`, `["write"]`))) {
		t.Error("the digest does not see the grant")
	}
	if objects.Digest(after) != objects.Digest(read(t, stranger(`"stranger"`, `"renamed"`)+project)) {
		t.Error("the digest sees the name of a block")
	}
}

// What is folded for many applications stays in order when grants that nobody can judge stand between.
func TestUnresolvedImpactsStandInOrder(t *testing.T) {
	crowd := ""
	for _, name := range []string{"a", "b", "c"} {
		crowd += "application \"" + name + "\" {\n client_id = \"" + name + "\"\n}\n"
	}
	shops := strings.NewReplacer(`"STRANGER"`, "application.b", "https://orders.example.com", nowhere).Replace(stranger())
	others := stranger(`"stranger"`, `"foreigner"`, "https://orders.example.com", "https://a.example.com")
	open := strings.Replace(project, `"require_client_grant"`, `"allow_all"`, 1)
	p := Diff(read(t, project+crowd), read(t, open+crowd+shops+others))
	var got []string
	for i := range p.Expand() {
		got = append(got, i.Application+" "+i.Audience)
	}
	want := []string{" https://a.example.com", "application.a https://orders.example.com", "application.b https://nowhere.example.com",
		"application.b https://orders.example.com", "application.c https://orders.example.com", "application.shop https://orders.example.com"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// drawLoose is a project some of whose grants lead nowhere: each of its objects is declared or not.
func drawLoose(t *rapid.T, name string) string {
	coin := func(what string) bool { return rapid.Bool().Draw(t, name+" "+what) }
	text := ""
	for _, id := range []string{"A", "B"} {
		if coin("application " + id) {
			isFirst := ""
			if coin("third party") {
				isFirst = " is_first_party = false\n"
			}
			text += "application \"" + id + "\" {\n client_id = \"" + id + "\"\n grant_types = [\"client_credentials\", \"authorization_code\"]\n" + isFirst + "}\n"
		}
	}
	if coin("connection") {
		text += fmt.Sprintf("connection \"users\" {\n is_domain_connection = %t\n}\n", coin("promoted"))
	}
	for _, id := range []string{"x", "y"} {
		if coin("api " + id) {
			policy := rapid.SampledFrom([]string{"require_client_grant", "deny_all"}).Draw(t, name+" policy")
			text += "api \"" + id + "\" {\n identifier = \"urn:" + id + "\"\n scopes = [" + drawScopes(t, name) + "]\n subject_type_authorization {\n user { policy = \"" + policy + "\" }\n }\n}\n"
		}
	}
	for i, holder := range []string{`client_id = "A"`, `client_id = "B"`, `default_for = "third_party_clients"`} {
		for _, audience := range []string{"x", "y"} {
			for _, subject := range []string{"client", "user"} {
				if coin("grant") {
					text += fmt.Sprintf("client_grant \"g%d_%s_%s\" {\n %s\n audience = \"urn:%s\"\n subject_type = %q\n scopes = [%s]\n}\n",
						i, audience, subject, holder, audience, subject, drawScopes(t, name))
				}
			}
		}
	}
	return text
}

func drawScopes(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{`"a"`, `"b"`, `"c"`}), 0, 3, rapid.ID).Draw(t, name+" scopes"), ", ")
}

func TestUnresolvedGrantsKeepTheLawsOfPlans(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		one, other := read(t, drawLoose(r, "base")), read(t, drawLoose(r, "head"))
		if p := Diff(one, one); len(p.Impacts)+len(p.Changes)+len(p.Operations)+p.Summary.Unresolved.Total() > 0 {
			r.Errorf("a plan to the same has %d impacts", len(p.Impacts))
		}
		forth, back := Diff(one, other), Diff(other, one)
		if got, want := forth.Summary.PermissionsAfter, countBruteForce(other, one); got != want {
			r.Errorf("got %d permissions after, want %d", got, want)
		}
		here, there := dropped(one, other), dropped(other, one)
		if got, want := swapped(forth, false, here, there), swapped(back, true, here, there); !slices.Equal(got, want) {
			r.Errorf("forth and back differ:\n%s\n\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		a, b := forth.Summary.Unresolved, back.Summary.Unresolved
		if a.Added != b.Removed || a.Removed != b.Added || a.Changed != b.Changed && len(here)+len(there) == 0 {
			r.Errorf("got %+v forth and %+v back", a, b)
		}
		for i := range forth.Expand() {
			if len(i.Because) == 0 || i.Gains() && i.Risk == NoRisk {
				r.Errorf("without a cause or risk: %s", told(i))
			}
		}
		if !slices.IsSortedFunc(forth.Impacts, compareImpacts) {
			r.Errorf("the impacts are not in order")
		}
	})
}

// swapped is who gains and loses what, of a plan back the other way round, but for some cells.
func swapped(p *Plan, back bool, without ...map[string]bool) []string {
	var lines []string
	for i := range p.Expand() {
		if slices.ContainsFunc(without, func(cells map[string]bool) bool { return cells[identity(i)] }) {
			continue
		}
		gained, lost := i.Gained, i.Lost
		if back {
			gained, lost = lost, gained
		}
		lines = append(lines, fmt.Sprint(text(i.ClientID), i.AnyThirdParty, i.Audience, i.SubjectType, gained, lost))
	}
	slices.Sort(lines)
	return lines
}

// dropped are the cells of grants whose client only the other side declares. To declare it is no gain, as it may be there; to declare it no more deletes
// it, and is a loss.
func dropped(t, other *compiler.Tenant) map[string]bool {
	cells := map[string]bool{}
	for _, g := range t.UnresolvedGrants {
		if g.ClientID != nil && slices.ContainsFunc(other.Applications, func(app *compiler.Application) bool { return app.ClientID == g.ClientID.Literal() }) {
			cells[strings.Join([]string{g.ClientID.Literal(), g.API.Identifier, string(g.SubjectType)}, " ")] = true
		}
	}
	return cells
}

// What is known of a grant that nobody can judge decides as it does for any other.
func TestUnresolvedGrantsFollowWhatIsKnown(t *testing.T) {
	const api = `api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
  subject_type_authorization {
    client { policy = "%s" }
  }
}
client_grant "ghost" {
  client_id = "nobody"
  audience  = api.orders
  scopes    = ["read"]
}`
	const management = `tenant {
  domain = "acme.auth0.com"
}
client_grant "ghost" {
  client_id    = "nobody"
  audience     = "https://acme.auth0.com/api/v2/"
  subject_type = "user"
  scopes       = [%s]
}`
	const registration = `tenant {
  enable_dynamic_client_registration = %s
}
client_grant "default" {
  default_for = "third_party_clients"
  audience    = "https://elsewhere.example.com"
  scopes      = ["read"]
}`
	const renamed = `application "%s" {
  grant_types = ["client_credentials"]
  client_id   = "one"
}
client_grant "%s" {
  client_id = "one"
  audience  = "https://%s.example.com"
  scopes    = ["read"]
}`
	for _, c := range []struct{ name, before, after, want string }{
		{"a policy that opens", fmt.Sprintf(api, "deny_all"), fmt.Sprintf(api, "require_client_grant"), "nobody  +[read] -[] high"},
		{"a policy that closes", fmt.Sprintf(api, "require_client_grant"), fmt.Sprintf(api, "deny_all"), "nobody  +[] -[read] none"},
		{"no more than a user's token carries", fmt.Sprintf(management, ""), fmt.Sprintf(management, `"read:users", "read:current_user"`),
			"nobody  +[read:current_user] -[] high"},
		{"whoever registers", fmt.Sprintf(registration, "false"), fmt.Sprintf(registration, "true"), "-  +[] -[] high"},
		{"a holder whose block has another name now", fmt.Sprintf(renamed, "a", "x", "elsewhere"),
			strings.ReplaceAll(fmt.Sprintf(renamed, "b", "x", "elsewhere"), `"read"`, ""), "one application.b +[] -[read] none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Diff(read(t, c.before), read(t, c.after))
			if got := moves(p); len(got) != 1 || got[0] != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A default grant on an API that the plan creates or deletes is for every third party, whether the other side names the API or not. An own grant, and a first
// party, are no matter of it.
func TestAnUnresolvedDefaultGrantIsThatOfEveryThirdParty(t *testing.T) {
	const others = `
application "partner" {
  client_id      = "partner-id"
  is_first_party = %s
  grant_types    = ["client_credentials"]
}
third_party_default "nowhere" {
  audience     = "https://nowhere.example.com"
  subject_type = "client"
  scopes       = [%s]
}
`
	partner := func(isFirst, scopes string) string { return fmt.Sprintf(others, isFirst, scopes) }
	own := strings.NewReplacer(`"STRANGER"`, "application.partner", "https://orders.example.com", nowhere, `"read"`, `"write"`).Replace(stranger())
	const single, any = "application.partner/partner-id ", "/ "
	const cell, foreign = "api.nowhere/https://nowhere.example.com client: ", "/https://nowhere.example.com client: "
	const gone = "narrower +[] -[read] none [] [] by api-removed api.nowhere"
	for name, test := range map[string]struct {
		before, after string
		want          []string
	}{
		"declared": {partner("false", `"read"`), closedNowhere + partner("false", `"read"`), []string{
			any + cell + "wider +[read] -[] high [any-third-party-gain implicit-gain] [] by api-added api.nowhere, provided-by third_party_default.nowhere",
			single + cell + "wider +[read] -[] high [third-party-gain implicit-gain] [] by api-added api.nowhere, provided-by third_party_default.nowhere"}},
		"no longer declared": {closedNowhere + partner("false", `"read"`), partner("false", `"read"`), []string{
			any + cell + gone, single + cell + gone}},
		"declared and widened": {partner("false", `"read"`), closedNowhere + partner("false", `"read", "write"`), []string{
			any + cell + "wider +[read write] -[] high [any-third-party-gain] [] by api-added api.nowhere, default-grant-changed third_party_default.nowhere, provided-by third_party_default.nowhere",
			single + cell + "wider +[read write] -[] high [third-party-gain implicit-gain] [] by api-added api.nowhere, default-grant-changed third_party_default.nowhere, provided-by third_party_default.nowhere"}},
		"no longer declared and widened": {closedNowhere + partner("false", `"read"`), partner("false", `"read", "write"`), []string{
			any + cell + gone, single + cell + gone}},
		"replaced by an own grant": {partner("false", `"read"`), closedNowhere + partner("false", `"read"`) + own, []string{
			any + cell + "wider +[read] -[] high [any-third-party-gain implicit-gain] [] by api-added api.nowhere, provided-by third_party_default.nowhere",
			single + cell + "wider +[write] -[] high [third-party-gain] [] by api-added api.nowhere, grant-added client_grant.stranger"}},
		"its API gone beside an own grant": {closedNowhere + partner("false", `"read"`) + own, partner("false", `"read"`), []string{
			any + cell + gone, single + cell + "narrower +[] -[write] none [] [] by api-removed api.nowhere, grant-removed client_grant.stranger"}},
		"new, and its API gone": {closedNowhere, partner("false", `"read"`), []string{}},
		"declared nowhere": {partner("false", `"read"`), partner("false", `"read", "write"`), []string{
			any + foreign + "wider +[write] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-changed third_party_default.nowhere",
			single + foreign + "wider +[write] -[] high [third-party-gain unresolved-grant] [audience] by default-grant-changed third_party_default.nowhere"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Diff(read(t, project+test.before), read(t, project+test.after))
			if got := toldOf(p); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			checkCauses(t, p)
		})
	}
}

func TestAnUnresolvedGrantKeepsTheRiskOfASystemAPI(t *testing.T) {
	const project = `tenant {
  domain = "%s"
}
client_grant "ghost" {
  client_id = "nobody"
  audience  = "https://acme.auth0.com/api/v2/"
  scopes    = [%s]
}`
	p := Diff(read(t, fmt.Sprintf(project, "acme.auth0.com", "")), read(t, fmt.Sprintf(project, "other.auth0.com", `"read:users"`)))
	if len(p.Impacts) != 1 || !slices.Contains(p.Impacts[0].RiskReasons, SystemAPIGain) {
		t.Errorf("got %s", encode(p.Impacts))
	}
}

// A client that nobody declares may be a first party, which an open policy lets in, or a third party, which falls back to the default grant.
func TestAStrangerMayBeAnybody(t *testing.T) {
	const text = `
api "books" {
  identifier       = "https://books.example.com"
  scopes           = ["read", "write"]
  sensitive_scopes = ["write"]
  subject_type_authorization {
    user { policy = "%s" }
  }
}
`
	side := func(policy string, grants ...string) string {
		return fmt.Sprintf(text, policy) + strings.Join(grants, "")
	}
	own := stranger("https://orders.example.com", "https://books.example.com", `"client"`, `"user"`)
	byDefault := strings.NewReplacer(`client_id    = "STRANGER"`, `default_for = "third_party_clients"`, `"stranger"`, `"default"`, `["read"]`, `["write"]`).Replace(own)
	const cell = "/STRANGER api.books/https://books.example.com user: "
	const closed, open = "require_client_grant", "allow_all"
	for name, test := range map[string]struct {
		before, after string
		summary       objects.UnresolvedSummary
		want          []string
	}{
		"a policy that opens": {side(closed, own), side(open, own), objects.UnresolvedSummary{Changed: 1}, []string{
			cell + "wider +[write] -[] high [opens sensitive-scope unresolved-grant] [client_id] by policy-changed api.books"}},
		"a policy that closes": {side(open, own), side(closed, own), objects.UnresolvedSummary{Changed: 1}, []string{
			cell + "narrower +[] -[write] none [] [client_id] by policy-changed api.books"}},
		"a policy that stays open": {side(open, own), side(open, own), objects.UnresolvedSummary{}, []string{}},
		"a default to fall back to": {side(closed, own, byDefault), side(closed, byDefault), objects.UnresolvedSummary{Removed: 1}, []string{
			cell + "mixed +[write] -[read] high [sensitive-scope unresolved-grant] [client_id] by falls-back-to-default client_grant.stranger, provided-by client_grant.default"}},
		"a default that is replaced": {side(closed, byDefault), side(closed, own, byDefault), objects.UnresolvedSummary{Added: 1}, []string{
			cell + "mixed +[read] -[write] high [unresolved-grant] [client_id] by grant-added client_grant.stranger, default-shadowed client_grant.stranger"}},
		"a default beside an own grant": {side(closed, own, byDefault), side(closed, own, byDefault), objects.UnresolvedSummary{}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Diff(read(t, test.before), read(t, test.after))
			if got := toldOf(p); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if p.Summary.Unresolved != test.summary {
				t.Errorf("got %+v, want %+v", p.Summary.Unresolved, test.summary)
			}
			if p.Summary.PermissionsGained+p.Summary.PermissionsLost > 0 {
				t.Errorf("they count as permissions: %+v", p.Summary)
			}
			checkCauses(t, p)
		})
	}
}
