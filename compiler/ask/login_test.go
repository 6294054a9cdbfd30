package ask

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
)

// A setup is the settings that decide whether users can log in to a third party, each by a word: "" where the project says nothing.
type setup struct {
	registration string // "", on, off
	profile      string // "", audience, compatibility
	resource     string // "", same, other
	byDefault    string // "", this, other
	connections  []bool // promoted or not
	organization string // "", allow, block
	usage        string // of the partner: "", allow, require
	partner      bool   // asked about, and not any third party
}

func (s *setup) question() Question {
	yes := func(word string) config.Located[bool] {
		return config.Located[bool]{Value: word == "on", Set: word != ""}
	}
	word := func(word string) config.Located[string] { return config.Located[string]{Value: word, Set: word != ""} }
	block := func(kind, name string) config.Block {
		return config.Block{Address: kind + "." + name, Name: name}
	}
	ref := func(address string) config.Located[config.Reference] {
		return config.Located[config.Reference]{Value: config.Reference{Name: address, IsAddress: true}, Set: true}
	}
	mcp := &config.API{Block: block("api", "mcp"), Identifier: word("https://mcp.example.com/mcp"), UserPolicy: word("require_client_grant")}
	other := &config.API{Block: block("api", "other"), Identifier: word("https://other.example.com")}
	switch s.resource {
	case "same":
		mcp.Resource = listOf([]string{"https://mcp.example.com/mcp"})
	case "other":
		mcp.Resource = listOf([]string{"https://mcp.example.com/mcp/"})
	}
	settings := &config.TenantSettings{Block: config.Block{Address: "tenant"}, EnableDynamicClientRegistration: yes(s.registration),
		DynamicClientRegistrationSecurityMode: word("strict"), ResourceParameterProfile: word(s.profile)}
	switch s.byDefault {
	case "this":
		settings.DefaultAudience = ref("api.mcp")
	case "other":
		settings.DefaultAudience = ref("api.other")
	}
	cfg := &config.Config{Tenant: settings, APIs: []*config.API{mcp, other}, ClientGrants: []*config.ClientGrant{{
		Block: block("third_party_default", "mcp"), DefaultFor: word(config.ThirdPartyClients), Audience: ref("api.mcp"), SubjectType: word("user"),
	}}}
	for i, promoted := range s.connections {
		cfg.Connections = append(cfg.Connections, &config.Connection{Block: block("connection", fmt.Sprint("c", i)), IsDomainConnection: stated(promoted)})
	}
	if s.organization != "" {
		organization := &config.Organization{Block: block("organization", "acme"), ThirdPartyClientAccess: word(s.organization), EnabledConnections: listOf(nil)}
		for _, connection := range cfg.Connections {
			organization.EnabledConnections = withItem(organization.EnabledConnections, connection.Name)
		}
		cfg.Organizations = append(cfg.Organizations, organization)
	}
	if s.partner {
		cfg.Applications = append(cfg.Applications, &config.Application{Block: block("application", "partner"), AppType: word("regular_web"),
			IsFirstParty: stated(false), ThirdPartySecurityMode: word("strict"), OrganizationUsage: word(s.usage)})
	}
	tenant, _ := compiler.Compile(cfg)
	q := Question{Tenant: tenant, API: tenant.APIs[0], SubjectType: compiler.User}
	if s.partner {
		q.Application = tenant.Applications[0]
	}
	return q
}

// words are the answers of the links that a chain has.
func words(x *Explanation) string {
	var all []string
	for _, step := range x.Steps {
		switch step.Link {
		case Registration, Connection, Organization, Audience:
			all = append(all, string(step.Link)+" "+string(step.Answer))
		}
	}
	return strings.Join(all, ", ")
}

func TestALoginHasTheLinksThatTheProjectDeclares(t *testing.T) {
	for _, c := range []struct {
		name  string
		setup setup
		want  string
	}{
		{"nothing is declared", setup{registration: "on"}, "yes: "},
		{"all is in order", setup{registration: "on", profile: "compatibility", resource: "same", connections: []bool{false, true}},
			"yes: registration yes, connection yes, audience yes"},
		{"nobody can register", setup{registration: "off", profile: "compatibility", connections: []bool{true}}, "unknown: registration unknown, connection yes, audience yes"},
		{"no connection is promoted", setup{registration: "on", profile: "compatibility", connections: []bool{false}}, "no: registration yes, connection no, audience yes"},
		{"the tenant takes audience alone", setup{registration: "on", profile: "audience", resource: "same"}, "no: registration yes, audience no"},
		{"the tenant takes audience alone, and nobody sends resource", setup{registration: "on", profile: "audience"}, "yes: registration yes, audience "},
		{"nobody states the profile", setup{registration: "on", resource: "same"}, "unknown: registration yes, audience unknown"},
		{"another resource", setup{registration: "on", profile: "compatibility", resource: "other"}, "no: registration yes, audience no"},
		{"the default audience", setup{registration: "on", profile: "audience", resource: "same", byDefault: "this"}, "yes: registration yes, audience yes"},
		{"another default audience", setup{registration: "on", profile: "compatibility", resource: "same", byDefault: "other"}, "unknown: registration yes, audience unknown"},
		{"an organization that blocks", setup{partner: true, usage: "require", connections: []bool{true}, organization: "block"}, "no: connection yes, organization no"},
		{"an organization that allows", setup{partner: true, usage: "require", connections: []bool{true}, organization: "allow"}, "yes: connection yes, organization yes"},
		{"an organization that may be left out", setup{partner: true, usage: "allow", connections: []bool{true}, organization: "block"}, "yes: connection yes, organization "},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := c.setup.question()
			checkTeller(t, q.Tenant)
			x := Explain(q)
			if got := string(x.Answer) + ": " + words(x); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if x.Answer != Yes && len(x.Enough) == 0 && c.setup.resource != "other" {
				t.Error("nothing would be enough")
			}
		})
	}
}

// expected is the answer by a table of the links, which knows nothing of the steps.
func (s *setup) expected() Answer {
	declared := s.profile != "" || s.resource != "" || len(s.connections) > 0 || s.organization != ""
	promoted := false
	for _, p := range s.connections {
		promoted = promoted || p
	}
	profile := map[[2]string]Answer{
		{"", ""}: Yes, {"audience", ""}: Yes, {"compatibility", ""}: Yes,
		{"", "same"}: Unknown, {"audience", "same"}: No, {"compatibility", "same"}: Yes,
		{"", "other"}: No, {"audience", "other"}: No, {"compatibility", "other"}: No,
	}[[2]string{s.profile, s.resource}]
	switch {
	case s.resource == "same" && s.byDefault == "this":
		profile = Yes
	case s.resource == "same" && s.byDefault == "other":
		profile = Unknown
	}
	organization := Yes
	if s.partner && s.usage == "require" && s.organization != "" && (s.organization == "block" || !promoted) {
		organization = No
	}
	switch {
	case len(s.connections) > 0 && !promoted, profile == No, organization == No:
		return No
	case profile == Unknown, declared && !s.partner && s.registration != "on":
		return Unknown
	}
	return Yes
}

func TestChainsFollowATableOfTheLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
		s := setup{
			registration: pick("registration", "", "on", "off"), profile: pick("profile", "", "audience", "compatibility"), resource: pick("resource", "", "same", "other"),
			byDefault: pick("default", "", "this", "other"), connections: rapid.SliceOfN(rapid.Bool(), 0, 3).Draw(t, "connections"),
			organization: pick("organization", "", "allow", "block"), usage: pick("usage", "", "allow", "require"), partner: rapid.Bool().Draw(t, "partner"),
		}
		q := s.question()
		answer, bases := q.Answer()
		if want := s.expected(); answer != want {
			t.Fatalf("got %s, want %s: %+v", answer, want, s)
		}
		if answer == Unknown && len(bases) == 0 {
			t.Fatal("unknown, and nobody says why")
		}
	})
}
