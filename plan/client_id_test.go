package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/plan/notes"
)

// Two applications and what they may, of which the cases below edit the ids.
const twoClients = `
api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read", "refund"]
  sensitive_scopes = ["refund"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "a" {
  client_id = "one"
}
application "b" {
  client_id = "two"
}
client_grant "a" {
  client_id = application.a
  audience  = api.orders
  scopes    = ["read", "refund"]
}
`

func diffClients(t *testing.T, before, after []string) *Plan {
	t.Helper()
	edit := strings.NewReplacer
	return Diff(read(t, edit(before...).Replace(twoClients)), read(t, edit(after...).Replace(twoClients)))
}

// moves is who gains and who loses, by client_id.
func moves(p *Plan) []string {
	lines := []string{}
	for _, i := range expanded(p) {
		id := "-"
		if i.ClientID != nil {
			id = *i.ClientID
		}
		lines = append(lines, fmt.Sprintf("%s %s +%v -%v %s", id, i.Application, i.Gained, i.Lost, i.Risk))
	}
	for _, d := range p.Diagnostics {
		if d.Rule == notes.CodeClientIDSet {
			lines = append(lines, d.Severity+": "+d.Message)
		}
	}
	return lines
}

func TestAccessBelongsToTheClientID(t *testing.T) {
	const a, b, holder = `client_id = "one"`, `client_id = "two"`, `client_id = application.a`
	for _, c := range []struct {
		name          string
		before, after []string
		want          []string
	}{
		{"another id", nil, []string{a, `client_id = "three"`}, []string{
			"one application.a +[] -[read refund] none", "three application.a +[read refund] -[] high",
		}},
		{"no id any more", nil, []string{a, ""}, []string{
			"- application.a +[read refund] -[] high", "one application.a +[] -[read refund] none",
		}},
		{"the first id", []string{a, ""}, nil, []string{
			`warning: all of application.a, 2 permissions with the sensitive refund, belongs to the client "one" now: see that it is the one that was created for it`,
		}},
		{"the first id of one that has nothing", []string{b, ""}, nil, []string{
			`info: all of application.b, 0 permissions, belongs to the client "two" now: see that it is the one that was created for it`,
		}},
		{"the id of another block, which goes", []string{a, ""}, []string{a, `client_id = "two"`, "application \"b\" {\n  client_id = \"two\"\n}", ""}, []string{
			"- application.a +[] -[read refund] none", "two application.a +[read refund] -[] high",
		}},
		{"the first id, and a new name of the block", []string{a, ""},
			[]string{a, a + "\n  previously = \"a\"", "application.a", "application.c", `application "a"`, `application "c"`}, []string{
				`warning: all of application.c, 2 permissions with the sensitive refund, belongs to the client "one" now: see that it is the one that was created for it`,
			}},
		{"another id, and a new name of the block", nil,
			[]string{a, "client_id = \"three\"\n  previously = \"a\"", "application.a", "application.c", `application "a"`, `application "c"`}, []string{
				"one application.a +[] -[read refund] none", "three application.c +[read refund] -[] high",
			}},
		{"a new name of the block", nil, []string{"application.a", "application.c", `application "a"`, `application "c"`}, []string{}},
		{"ids swapped", nil, []string{a, b, b, a}, []string{
			"two application.a +[read refund] -[] high", "one application.b +[] -[read refund] none",
		}},
		{"the id given to a new block", nil, []string{a, `client_id = "three"`, `application "b" {`, "application \"c\" {\n  client_id = \"one\"\n}\napplication \"b\" {"},
			[]string{"three application.a +[read refund] -[] high", "one application.c +[] -[read refund] none"}},
		{"a grant that names another id", []string{holder, `client_id = "one"`}, []string{holder, `client_id = "two"`}, []string{
			"one application.a +[] -[read refund] none", "two application.b +[read refund] -[] high",
		}},
		{"a grant that names another block", nil, []string{holder, `client_id = application.b`}, []string{
			"one application.a +[] -[read refund] none", "two application.b +[read refund] -[] high",
		}},
		{"a grant that names the block by its id", nil, []string{holder, `client_id = "one"`}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := moves(diffClients(t, c.before, c.after)); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// What is not written down for its new holder is no direct gain.
func TestWhoTakesABlockOverGainsByImplication(t *testing.T) {
	plain := []string{`["read", "refund"]` + "\n}", `["read"]` + "\n}"}
	p := diffClients(t, plain, append(slices.Clone(plain), `"one"`, `"three"`))
	i := slices.IndexFunc(p.Impacts, func(i Impact) bool { return i.Gains() })
	if i < 0 || p.Impacts[i].Risk != Medium || !slices.Equal(p.Impacts[i].RiskReasons, []Reason{ImplicitGain}) {
		t.Errorf("got %s", encode(p.Impacts))
	}
}

func TestAFirstClientIDIsARisk(t *testing.T) {
	const block, grant = "application \"a\" {\n", "[\"read\", \"refund\"]\n}"
	for _, c := range []struct {
		name          string
		before, after []string
		want          Level
	}{
		{"a sensitive scope", nil, nil, High},
		{"no sensitive scope", []string{grant, "[\"read\"]\n}"}, []string{grant, "[\"read\"]\n}"}, Low},
		{"a scope that was sensitive", nil, []string{`  sensitive_scopes = ["refund"]`, ""}, High},
		{"a sensitive scope by a flow that it does not have", nil, []string{block, block + "  grant_types = [\"authorization_code\"]\n"}, High},
		{"a third party", []string{block, block + "  is_first_party = false\n", grant, "[]\n}"},
			[]string{block, block + "  is_first_party = false\n", grant, "[]\n}"}, High},
		{"what was a third party", []string{block, block + "  is_first_party = false\n", grant, "[]\n}"}, []string{grant, "[]\n}"}, High},
		{"a system API", []string{grant, "[]\n}"}, []string{"= api.orders", `= "https://acme.auth0.com/api/v2/"`, grant, "[]\n}"}, High},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := diffClients(t, append([]string{"client_id = \"one\"\n", "\n"}, c.before...), c.after)
			i := slices.IndexFunc(p.Diagnostics, func(d diag.Finding) bool { return d.Rule == notes.CodeClientIDSet })
			if i < 0 || NoteRisk(&p.Diagnostics[i]) != c.want || p.Summary.Risk.rank() < c.want.rank() {
				t.Fatalf("got %s, want %s", encode(p.Diagnostics), c.want)
			}
			p.Close([]Selector{"risk:high", "client-id-set", "gain"})
			want := []string{"client-id-set"}
			if c.want == High {
				want = []string{"risk:high", "client-id-set"}
			}
			if got := slices.DeleteFunc(p.Gate.Tripped, func(s string) bool { return s == "gain" }); !slices.Equal(got, want) {
				t.Errorf("gates %s, want %s", got, want)
			}
		})
	}
}

// The change that is judged does not say for itself that it is harmless: what one side calls sensitive or a third party is so on both.
func TestBothSidesJudge(t *testing.T) {
	const block, sensitive, grant = "application \"a\" {\n", `sensitive_scopes = ["refund"]`, "[\"read\", \"refund\"]\n}"
	for _, c := range []struct {
		name          string
		before, after []string
		want          Reason
	}{
		{"sensitive before", []string{grant, "[\"read\"]\n}"}, []string{sensitive, ""}, SensitiveScope},
		{"sensitive from now on", []string{sensitive, "", grant, "[\"read\"]\n}"}, nil, SensitiveScope},
		{"a third party before", []string{block, block + "  is_first_party = false\n", "require_client_grant", "allow_all"},
			[]string{"require_client_grant", "allow_all"}, ThirdPartyGain},
		{"the block of a third party before", []string{block, block + "  is_first_party = false\n", grant, "[]\n}"},
			[]string{`"one"`, `"three"`}, ThirdPartyGain},
		{"a system API before", []string{"https://orders.example.com", "https://acme.auth0.com/api/v2/", grant, "[\"read:users\"]\n}", "}\napplication \"a\"", "}\ntenant {\n  domain = \"acme.auth0.com\"\n}\napplication \"a\""},
			[]string{"https://orders.example.com", "https://acme.auth0.com/api/v2/", grant, "[\"read:users\", \"refund\"]\n}", "}\napplication \"a\"", "}\ntenant {\n  domain = \"other.auth0.com\"\n}\napplication \"a\""}, SystemAPIGain},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := diffClients(t, c.before, c.after)
			for i := range p.Impacts {
				if p.Impacts[i].Gains() && (p.Impacts[i].Risk != High || !slices.Contains(p.Impacts[i].RiskReasons, c.want)) {
					t.Errorf("got %s %s", p.Impacts[i].Risk, p.Impacts[i].RiskReasons)
				}
			}
			if p.Summary.Risk != High {
				t.Errorf("got %s", encode(p.Impacts))
			}
		})
	}
}

// A grant that still names the client_id which a block had before is a mistake, or meant for another client than the block.
func TestAGrantOfTheFormerClientIDIsARisk(t *testing.T) {
	const api = "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n  scopes = [\"read\", \"write\"]\n  subject_type_authorization {\n" +
		"    user { policy = \"require_client_grant\" }\n    client { policy = \"require_client_grant\" }\n  }\n}\n"
	grant := func(name, holder, scopes string) string {
		return "client_grant \"" + name + "\" {\n  client_id = " + holder + "\n  audience = api.orders.identifier\n  subject_type = \"user\"\n  scopes = [" + scopes + "]\n}\n"
	}
	const before, after = "application \"a\" {\n  client_id = \"old\"\n}\n", "application \"a\" {\n  client_id = \"new\"\n  previously_client_id = \"old\"\n}\n"
	own := grant("own", "application.a.client_id", `"read"`)
	wider := grant("own", "application.a.client_id", `"read", "write"`)
	for name, c := range map[string]struct {
		head string
		want Level
	}{
		"named":       {wider + grant("stale", `"old"`, `"read"`), High},
		"not named":   {own, Low},
		"of somebody": {own + grant("stale", `"another"`, `"read"`), Low},
	} {
		p := Diff(read(t, api+before+own), read(t, api+after+c.head))
		i := slices.IndexFunc(p.Diagnostics, func(d diag.Finding) bool { return d.Rule == notes.CodeClientIDSet })
		if i < 0 || NoteRisk(&p.Diagnostics[i]) != c.want || strings.Contains(p.Diagnostics[i].Detail, "client_grant.stale") != (c.want == High) {
			t.Errorf("%s: got %s, want the risk %s", name, encode(p.Diagnostics), c.want)
		}
	}
}
