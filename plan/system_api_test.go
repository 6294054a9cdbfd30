package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/plan/cell"
	"grants/plan/objects"
	"grants/plan/operations"
)

const (
	atAcme       = `tenant { domain = "acme.eu.auth0.com" }` + "\n"
	webApp       = `application "web" { app_type = "spa" }` + "\n"
	management   = "https://acme.eu.auth0.com/api/v2/"
	account      = "https://acme.eu.auth0.com/me/"
	organization = "https://acme.eu.auth0.com/my-org/"
)

// declaring is a block for a system API, with some policies.
func declaring(identifier, user, client string) string {
	block := fmt.Sprintf("api \"declared\" {\n  identifier = %q\n  subject_type_authorization {\n", identifier)
	if user != "" {
		block += fmt.Sprintf("    user { policy = %q }\n", user)
	}
	if client != "" {
		block += fmt.Sprintf("    client { policy = %q }\n", client)
	}
	return block + "  }\n}\n"
}

// granting is a grant of another application than web.
func granting(audience, subject, scope string) string {
	return fmt.Sprintf(`
application "job" { app_type = "non_interactive" }
client_grant "job" {
  client_id    = application.job
  audience     = %q
  subject_type = %q
  scopes       = [%q]
}
`, audience, subject, scope)
}

// The platform has its own APIs in every tenant, with its defaults, whether a side mentions them or not.
func TestDefaultsOfSystemAPIsHoldOnBothSides(t *testing.T) {
	require, allow, nothing := declaring(management, "require_client_grant", ""), declaring(management, "allow_all", ""), ""
	grant := granting(management, "client", "read:users")
	patch := func(identifier, policies string) string {
		return "PATCH " + identifier + " map[subject_type_authorization:map[" + policies + "]]"
	}
	opens := "web " + management + " user +7 -0 high [policy-opened system-api-gain implicit-gain opens] policy-changed api.declared"
	shuts := "web " + management + " user +0 -7 none [] breaking policy-changed api.declared"
	user := func(policy string) string { return "user:map[policy:" + policy + "]" }
	for _, test := range []struct {
		name, before, after string
		want                []string // impacts of web, then operations
		risk                Level
	}{
		{"declared with another policy", nothing, require, []string{shuts, patch(management, user("require_client_grant"))}, NoRisk},
		{"declared as it is", nothing, allow, nil, NoRisk},
		{"no longer declared as it is", allow, nothing, nil, NoRisk},
		{"a restriction taken away", require, nothing, []string{opens, patch(management, user("allow_all"))}, High},
		{"a restriction taken away beside a grant", require + grant, grant, []string{opens, patch(management, user("allow_all"))}, High},
		{"declared beside a grant", grant, require + grant, []string{shuts, patch(management, user("require_client_grant"))}, NoRisk},
		{"a custom policy for applications as themselves", nothing, declaring(organization, "", "require_client_grant"),
			[]string{patch(organization, "client:map[policy:require_client_grant] "+user("require_client_grant"))}, NoRisk},
		{"an opening taken away", declaring(account, "allow_all", ""), nothing, []string{
			"web " + account + " user +0 -10 none [] breaking policy-changed api.declared",
			patch(account, "client:map[policy:deny_all] "+user("require_client_grant")),
		}, NoRisk},
		{"what the platform has anyway", nothing, "api \"declared\" {\n  identifier = \"" + account + "\"\n  token_lifetime = 600\n}\n", nil, NoRisk},
		{"the default of another attribute is back", "api \"declared\" {\n  identifier = \"" + account + "\"\n  token_lifetime = 60\n}\n", nothing,
			[]string{"PATCH " + account + " map[token_lifetime:600]"}, NoRisk},
		{"a grant", nothing, grant, []string{"POST  map[audience:" + management + " client_id:${application.job.client_id} scope:[read:users] subject_type:client]"}, High},
	} {
		for _, domain := range []struct{ name, base, head string }{{"", atAcme, atAcme}, {" without domain in the base", "", atAcme}, {" without domain in the head", atAcme, ""}} {
			t.Run(test.name+domain.name, func(t *testing.T) {
				jobs := func(side string) string {
					if !strings.Contains(test.before+test.after, `"job"`) || strings.Contains(side, `"job"`) {
						return side
					}
					return side + `application "job" { app_type = "non_interactive" }` + "\n"
				}
				p := Diff(read(t, domain.base+webApp+jobs(test.before)), read(t, domain.head+webApp+jobs(test.after)))
				if got := becomes(p); !slices.Equal(got, test.want) {
					t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
				}
				if p.Summary.Risk != test.risk {
					t.Errorf("got risk %s, want %s", p.Summary.Risk, test.risk)
				}
				if s := p.Summary; s.PermissionsBefore+s.PermissionsGained-s.PermissionsLost != s.PermissionsAfter {
					t.Errorf("got %+v", s)
				}
				checkCauses(t, p)
			})
		}
	}
}

// becomes is what becomes of web, and what is sent.
func becomes(p *Plan) []string {
	var lines []string
	for i := range p.Expand() {
		if i.Application != "application.web" {
			continue
		}
		line := fmt.Sprintf("web %s %s +%d -%d %s %v", i.Audience, i.SubjectType, len(i.Gained), len(i.Lost), i.Risk, i.RiskReasons)
		if i.Breaking {
			line += " breaking"
		}
		for _, cause := range i.Because {
			if cause.Cause != cell.ProvidedBy {
				line += " " + string(cause.Cause) + " " + cause.Address
			}
		}
		lines = append(lines, line)
	}
	for _, o := range p.Operations {
		if o.Resource != operations.Clients { // a setting of an application that its grants go with
			lines = append(lines, o.Method+" "+o.Key.Identifier+" "+fmt.Sprint(o.Body))
		}
	}
	return lines
}

// A project that adds an ordinary application is to see one quiet line, and no figure.
func TestPlatformDefaultIsQuiet(t *testing.T) {
	declared := declaring(management, "allow_all", "")
	for _, test := range []struct {
		name, before, after string
		permissions         int // gained
		quiet               bool
		gates               string
	}{
		{"new", atAcme, atAcme + webApp, 0, true, "change platform-default"},
		{"new, and only the head has a domain", "", atAcme + webApp, 0, true, "change platform-default"},
		{"declared", atAcme + declared, atAcme + declared + webApp, 7, true, "change platform-default"},
		{"gets a flow", atAcme + `application "web" { grant_types = ["client_credentials"] }`, atAcme + `application "web" { grant_types = ["authorization_code"] }`, 0, true, "change platform-default"},
		{"changes hands", atAcme + `application "web" { is_first_party = false }`, atAcme + `application "web" {}`, 0, true, "change platform-default"},
		{"an opened one is no default", atAcme + declaring(account, "allow_all", ""), atAcme + declaring(account, "allow_all", "") + webApp, 10, true, "gain change platform-default"},
		{"a grant", atAcme + webApp + `application "job" { app_type = "non_interactive" }`, atAcme + webApp + granting(management, "client", "read:users"), 1, false, "gain change"},
		{"with a policy that opens", atAcme + declaring(management, "require_client_grant", ""), atAcme + webApp, 7, false, "gain change"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, backwards := range []bool{false, true} {
				before, after := test.before, test.after
				if backwards {
					before, after = after, before
				}
				p := Diff(read(t, before), read(t, after))
				if got := max(p.Summary.PermissionsGained, p.Summary.PermissionsLost); got != test.permissions {
					t.Errorf("got %d permissions, want %d", got, test.permissions)
				}
				quiet := slices.ContainsFunc(p.Impacts, func(i Impact) bool { return i.Audience == management && i.PlatformDefault })
				if quiet != test.quiet || (len(p.PlatformDefaults()) > 0) != test.quiet {
					t.Errorf("quiet: got %t", quiet)
				}
				if backwards {
					continue
				}
				if want := []Reason{PlatformDefault}; test.quiet && !slices.Equal(p.PlatformDefaults()[0].RiskReasons, want) {
					t.Errorf("got %v", p.PlatformDefaults()[0].RiskReasons)
				}
				p.Close([]Selector{"gain", "change", "platform-default"})
				if got := strings.Join(p.Gate.Tripped, " "); got != test.gates {
					t.Errorf("got the gates %q, want %q", got, test.gates)
				}
				if want := map[bool]Level{true: High, false: Low}[strings.HasPrefix(test.gates, "gain")]; p.Summary.Risk != want {
					t.Errorf("got risk %s, want %s", p.Summary.Risk, want)
				}
			}
		})
	}
}

// What is sensitive is never quiet.
func TestSensitivePlatformDefaultIsHigh(t *testing.T) {
	declared := fmt.Sprintf("api \"declared\" {\n  identifier = %q\n  sensitive_scopes = [\"read:current_user\"]\n}\n", management)
	p := Diff(read(t, atAcme+declared), read(t, atAcme+declared+webApp))
	if len(p.Impacts) != 1 || p.Impacts[0].Risk != High || len(p.PlatformDefaults()) > 0 || len(p.Groups()) != 1 {
		t.Errorf("got %s", encode(p.Impacts))
	}
}

// Another domain and a declaration make an API of the platform look like one's own. It is judged as what it was, or looks like.
func TestADeclarationDoesNotMakeASystemAPIHarmless(t *testing.T) {
	own := fmt.Sprintf("tenant { domain = \"other.example.com\" }\napi \"mine\" {\n  identifier = %q\n  scopes = [\"read:users\"]\n}\n", management)
	grant := `
application "job" { app_type = "non_interactive" }
client_grant "job" {
  client_id    = application.job
  audience     = "` + management + `"
  subject_type = "client"
  scopes       = ["read:users"]
}
`
	job := `application "job" { app_type = "non_interactive" }` + "\n"
	harmless := strings.NewReplacer(management, "https://orders.example.com/api/v2/", "read:users", "read:orders")
	for _, test := range []struct {
		name, before, after string
		want                bool
	}{
		{"the domain changes", atAcme + job, own + grant, true},
		{"it had changed before", own + job, own + grant, true},
		{"an API of one's own", harmless.Replace(own + job), harmless.Replace(own + grant), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := false
			for i := range Diff(read(t, test.before), read(t, test.after)).Expand() {
				found = found || i.SubjectType == "client" && slices.Contains(i.RiskReasons, SystemAPIGain)
			}
			if found != test.want {
				t.Errorf("got %t", found)
			}
		})
	}
}

// Nothing of it costs work for each application where nothing differs.
func TestDefaultsOfSystemAPIsAreNoSuspects(t *testing.T) {
	text := atAcme + webApp + `application "other" {}`
	before, after := read(t, text), read(t, text)
	for at := range newComparison(before, after).Suspects() {
		t.Errorf("%+v is looked at", at)
	}
}

func TestWritingADefaultDownKeepsTheDigest(t *testing.T) {
	silent, said := read(t, atAcme+webApp), read(t, atAcme+webApp+declaring(management, "allow_all", ""))
	if objects.Digest(silent) != objects.Digest(said) {
		t.Error("the digest changes")
	}
	if objects.Digest(silent) == objects.Digest(read(t, atAcme+webApp+declaring(management, "deny_all", ""))) {
		t.Error("the digest does not change")
	}
}

// What the platform refuses happens to nobody.
func TestRefusedAttributesOfSystemAPIsAreNoAccess(t *testing.T) {
	management := func(attributes string) string {
		return atAcme + webApp + "api \"m\" {\n  identifier = \"https://acme.eu.auth0.com/api/v2/\"\n" + attributes + "}\n"
	}
	const refused = "  enforce_policies = true\n  authorization_details_types = [\"pay\"]\n"
	for name, p := range map[string]*Plan{
		"declared": Diff(read(t, management("")), read(t, management(refused))),
		"dropped":  Diff(read(t, management(refused)), read(t, management(""))),
	} {
		if len(p.Impacts)+len(p.Operations) > 0 || len(p.Changes) != 1 || p.Changes[0].Unsent != objects.Refused {
			t.Errorf("%s: got %q, operations %v", name, outline(p), p.Operations)
		}
	}
}

// Without a domain, what has the name of a platform's API is taken for one. Where the other side's domain tells that it is none, it is new or gone with its
// block, and so is what leads there.
func TestADomainTellsThatAnAPIIsOnesOwn(t *testing.T) {
	const elsewhere, head = "tenant { domain = \"other.eu.auth0.com\" }\n", "job https://acme.eu.auth0.com/api/v2/ "
	own := func(scopes string) string {
		return strings.Replace(declaring(management, "require_client_grant", ""), "  subject_type", "  scopes = ["+scopes+"]\n  subject_type", 1)
	}
	grant := func(scopes string) string {
		return strings.Replace(granting(management, "client", "SCOPES"), `"SCOPES"`, scopes, 1)
	}
	loose, both := grant(`"read:users"`), elsewhere+own(`"read:users", "own"`)+grant(`"read:users"`)
	custom := strings.NewReplacer("acme.eu.auth0.com", "login.example.com")
	const byDefault = "job https://other.eu.auth0.com/api/v2/ user +7 -0 low [platform-default] application-added application.job provided-by system_api.management"
	const gain = " high [system-api-gain implicit-gain] api-added api.declared provided-by client_grant.job"
	for _, test := range []struct {
		name, before, after string
		want                []string // impacts, operations
	}{
		{"the base names it", loose, both, []string{head + "client +1 -0" + gain, "POST api.declared", "POST client_grant.job"}},
		{"the head names it", both, loose, []string{head + "client +0 -1 none [] breaking api-removed api.declared", "DELETE client_grant.job", "DELETE api.declared"}},
		{"at another host", custom.Replace(loose), custom.Replace(both), []string{
			custom.Replace(head) + "client +1 -0" + gain, "POST api.declared", "POST client_grant.job"}},
		{"for users", strings.Replace(loose, `"client"`, `"user"`, 1), strings.Replace(both, `"client"`, `"user"`, 1), []string{
			head + "user +1 -0" + gain, "POST api.declared", "POST client_grant.job"}},
		{"the base does not name it", webApp, both + webApp, []string{
			head + "client +1 -0 high [system-api-gain] application-added application.job api-added api.declared grant-added client_grant.job",
			byDefault, "POST api.declared", "POST application.job", "POST client_grant.job"}},
		{"both declare it", own(`"read:users"`) + loose, elsewhere + own(`"read:users"`) + loose, []string{"PATCH api.declared"}},
		{"neither declares it", loose, elsewhere + loose, nil},
		{"neither declares it, and the domain goes", elsewhere + loose, loose, nil},
		{"neither declares it, and more scopes", loose, elsewhere + grant(`"read:users", "create:clients"`), []string{
			head + "client +1 -0 high [system-api-gain unresolved-grant] grant-changed client_grant.job", "PATCH client_grant.job"}},
		{"a grant on another tenant's", elsewhere, elsewhere + loose, []string{
			head + "client +1 -0 high [system-api-gain unresolved-grant] grant-added client_grant.job", byDefault, "POST application.job", "POST client_grant.job"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := Diff(read(t, test.before), read(t, test.after))
			var got []string
			for i := range p.Expand() {
				line := fmt.Sprintf("%s %s %s +%d -%d %s %v", strings.TrimPrefix(i.Application, "application."), i.Audience, i.SubjectType, len(i.Gained), len(i.Lost), i.Risk, i.RiskReasons)
				if i.Breaking {
					line += " breaking"
				}
				for _, c := range i.Because {
					line += fmt.Sprintf(" %s %s", c.Cause, c.Address)
				}
				got = append(got, line)
			}
			for _, o := range p.Operations {
				got = append(got, o.Method+" "+o.Address)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
