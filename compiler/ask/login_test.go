package ask

import (
	"fmt"
	"slices"
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
	asked        string // "" for any third party, partner, document
	documents    string // "", on, off
	registered   bool   // another client with a metadata document is there
	url          bool   // the clients with a metadata document state its URL
	mode         string // of the tenant and of the partner: "", strict, permissive
	open         bool   // the policy for users is allow_all
	ungranted    bool   // there is no default grant
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
	mcp := &config.API{Block: block("api", "mcp"), Identifier: word("https://mcp.example.com/mcp"), UserPolicy: word("require_client_grant"), ScopesAttribute: stated(struct{}{})}
	if s.open {
		mcp.UserPolicy = word("allow_all")
	}
	other := &config.API{Block: block("api", "other"), Identifier: word("https://other.example.com")}
	switch s.resource {
	case "same":
		mcp.Resource = listOf([]string{"https://mcp.example.com/mcp"})
	case "other":
		mcp.Resource = listOf([]string{"https://mcp.example.com/mcp/"})
	}
	settings := &config.TenantSettings{Block: config.Block{Address: "tenant"}, EnableDynamicClientRegistration: yes(s.registration),
		DynamicClientRegistrationSecurityMode: word(s.mode), ResourceParameterProfile: word(s.profile), ClientIDMetadataDocumentSupported: yes(s.documents)}
	switch s.byDefault {
	case "this":
		settings.DefaultAudience = ref("api.mcp")
	case "other":
		settings.DefaultAudience = ref("api.other")
	case "undeclared":
		settings.DefaultAudience = config.Located[config.Reference]{Value: config.Reference{Name: "https://elsewhere.example.com"}, Set: true}
	}
	cfg := &config.Config{Tenant: settings, APIs: []*config.API{mcp, other}}
	if !s.ungranted {
		cfg.ClientGrants = []*config.ClientGrant{{
			Block: block("third_party_default", "mcp"), DefaultFor: word(config.ThirdPartyClients), Audience: ref("api.mcp"), SubjectType: word("user"),
		}}
	}
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
	add := func(name, kind, mode, usage string) {
		app := &config.Application{Block: block("application", name), AppType: word("regular_web"), IsFirstParty: stated(false), ThirdPartySecurityMode: word(mode),
			ExternalMetadataType: word(kind), OrganizationUsage: word(usage)}
		if kind == "cimd" && s.url {
			app.ExternalClientID = word("https://" + name + ".example.com/client.json")
		}
		cfg.Applications = append(cfg.Applications, app)
	}
	switch s.asked {
	case "partner":
		add("asked", "", s.mode, s.usage)
	case "document":
		add("asked", "cimd", "", s.usage)
	}
	if s.registered {
		add("registered", "cimd", "", "")
	}
	tenant, _ := compiler.Compile(cfg)
	q := Question{Tenant: tenant, API: tenant.APIs[0], SubjectType: compiler.User}
	if s.asked != "" {
		q.Application = tenant.Applications[0]
	}
	return q
}

// words are the answers of the links that a chain has.
func words(x *Explanation) string {
	var all []string
	for _, step := range x.Steps {
		switch step.Link {
		case Registration, Mode, Connection, Organization, Audience, Consent:
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
		{"nothing is declared", setup{registration: "on", mode: "strict"}, "yes: "},
		{"all is in order", setup{registration: "on", mode: "strict", profile: "compatibility", resource: "same", connections: []bool{false, true}},
			"yes: registration yes, mode yes, connection yes, audience yes, consent "},
		{"nobody can register", setup{registration: "off", profile: "compatibility", connections: []bool{true}}, "unknown: registration unknown, connection yes, audience yes, consent "},
		{"nobody states the mode, and either gets it", setup{registration: "on", connections: []bool{true}}, "yes: registration yes, mode yes, connection yes, consent "},
		{"nobody states the mode, and only a permissive one gets it", setup{registration: "on", open: true, ungranted: true, connections: []bool{true}},
			"unknown: registration yes, mode unknown, connection yes, consent "},
		{"nobody states the mode of a partner, and only a strict one logs in with an organization",
			setup{asked: "partner", usage: "require", connections: []bool{true}, organization: "allow"}, "unknown: mode unknown, connection yes, organization yes, consent "},
		{"no connection is promoted", setup{registration: "on", mode: "strict", profile: "compatibility", connections: []bool{false}},
			"no: registration yes, mode yes, connection no, audience yes, consent "},
		{"the tenant takes audience alone", setup{registration: "on", mode: "strict", profile: "audience", resource: "same"}, "no: registration yes, mode yes, audience no, consent "},
		{"the tenant takes audience alone, and nobody sends resource", setup{registration: "on", mode: "strict", profile: "audience"},
			"yes: registration yes, mode yes, audience , consent "},
		{"nobody states the profile", setup{registration: "on", mode: "strict", resource: "same"}, "unknown: registration yes, mode yes, audience unknown, consent "},
		{"another resource", setup{registration: "on", mode: "strict", profile: "compatibility", resource: "other"}, "no: registration yes, mode yes, audience no, consent "},
		{"the default audience", setup{registration: "on", mode: "strict", profile: "audience", resource: "same", byDefault: "this"},
			"yes: registration yes, mode yes, audience yes, consent "},
		{"another default audience", setup{registration: "on", mode: "strict", profile: "compatibility", resource: "same", byDefault: "other"},
			"unknown: registration yes, mode yes, audience unknown, consent "},
		{"a default audience that nobody declares", setup{registration: "on", mode: "strict", profile: "compatibility", resource: "same", byDefault: "undeclared"},
			"unknown: registration yes, mode yes, audience unknown, consent "},
		{"clients show documents, and none is registered", setup{registration: "on", mode: "strict", documents: "on"}, "unknown: registration unknown, mode yes, consent "},
		{"clients show documents, and one is registered", setup{registration: "on", mode: "strict", documents: "on", registered: true}, "yes: registration yes, mode yes, consent "},
		{"a document that is registered", setup{asked: "document", documents: "on", url: true}, "yes: registration yes, mode yes, consent "},
		{"a document of which nobody says where it is", setup{asked: "document", documents: "on"}, "unknown: registration unknown, mode yes, consent "},
		{"a document that the tenant does not take", setup{asked: "document", documents: "off", url: true}, "unknown: registration unknown, mode yes, consent "},
		{"a document, and nobody says whether the tenant takes any", setup{asked: "document", url: true}, "unknown: registration unknown, mode yes, consent "},
		{"an organization that blocks", setup{asked: "partner", mode: "strict", usage: "require", connections: []bool{true}, organization: "block"},
			"no: mode yes, connection yes, organization no, consent "},
		{"an organization that allows", setup{asked: "partner", mode: "strict", usage: "require", connections: []bool{true}, organization: "allow"},
			"yes: mode yes, connection yes, organization yes, consent "},
		{"a permissive partner with an organization", setup{asked: "partner", mode: "permissive", usage: "require", connections: []bool{true}, organization: "allow"},
			"no: mode yes, connection yes, organization no, consent "},
		{"an organization that may be left out", setup{asked: "partner", mode: "strict", usage: "allow", connections: []bool{true}, organization: "block"},
			"yes: mode yes, connection yes, organization , consent "},
		{"an organization that nobody asks for", setup{registration: "on", mode: "strict", connections: []bool{true}, organization: "block"},
			"yes: registration yes, mode yes, connection yes, organization , consent "},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := c.setup.question()
			checkTeller(t, q.Tenant)
			x := Explain(q)
			if got := string(x.Answer) + ": " + words(x); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if x.Answer != Yes && len(x.Enough) == 0 && c.setup.resource != "other" && !(c.setup.asked == "document" && !c.setup.url) {
				t.Error("nothing would be enough")
			}
		})
	}
}

// expected is the answer by a table of the links, which knows nothing of the steps.
func (s *setup) expected() Answer {
	promoted := slices.Contains(s.connections, true)
	documented := s.asked == "document" || s.registered
	declared := s.profile != "" || s.resource != "" || len(s.connections) > 0 || s.organization != "" || s.documents != "" || documented && s.url
	links := []Answer{s.byGrant(), s.byResource()}
	if len(s.connections) > 0 && !promoted {
		links = append(links, No)
	}
	required := s.usage == "require" && s.organization != "" && s.asked != ""
	if required && (s.organization == "block" || !promoted || s.asked == "partner" && s.mode == "permissive") {
		links = append(links, No)
	}
	if required && declared && s.asked == "partner" && s.mode == "" {
		links = append(links, Unknown)
	}
	switch {
	case !declared:
	case s.asked == "document" && !(s.documents == "on" && s.url) && (s.documents != "" || s.url):
		links = append(links, Unknown)
	case s.asked == "" && s.registration == "on" && s.documents == "on" && !s.registered:
		links = append(links, Unknown)
	case s.asked == "" && s.registration != "on" && !s.registered:
		links = append(links, Unknown)
	}
	switch {
	case slices.Contains(links, No):
		return No
	case slices.Contains(links, Unknown):
		return Unknown
	}
	return Yes
}

// byGrant is what policy, grant and mode come to.
func (s *setup) byGrant() Answer {
	strict, permissive := !s.ungranted, !s.ungranted || s.open
	mode := s.mode
	switch {
	case s.asked == "document", s.asked == "" && s.registration != "on", s.asked == "partner" && mode == "":
		mode = "strict" // also where nobody states it, as an administrator makes it
	}
	switch {
	case mode == "strict" && strict, mode == "permissive" && permissive, mode == "" && strict:
		return Yes
	case mode == "" && permissive:
		return Unknown
	}
	return No
}

// byResource is what the names of the API come to.
func (s *setup) byResource() Answer {
	switch {
	case s.resource == "same" && s.byDefault == "this":
		return Yes
	case s.resource == "same" && s.byDefault == "other":
		return Unknown
	}
	return map[[2]string]Answer{
		{"", ""}: Yes, {"audience", ""}: Yes, {"compatibility", ""}: Yes,
		{"", "same"}: Unknown, {"audience", "same"}: No, {"compatibility", "same"}: Yes,
		{"", "other"}: No, {"audience", "other"}: No, {"compatibility", "other"}: No,
	}[[2]string{s.profile, s.resource}]
}

func drawSetup(t *rapid.T) *setup {
	pick := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
	flip := func(label string) bool { return rapid.Bool().Draw(t, label) }
	return &setup{
		registration: pick("registration", "", "on", "off"), profile: pick("profile", "", "audience", "compatibility"), resource: pick("resource", "", "same", "other"),
		byDefault: pick("default", "", "this", "other"), connections: rapid.SliceOfN(rapid.Bool(), 0, 3).Draw(t, "connections"),
		organization: pick("organization", "", "allow", "block"), usage: pick("usage", "", "allow", "require"), asked: pick("asked", "", "partner", "document"),
		documents: pick("documents", "", "on", "off"), registered: flip("registered"), url: flip("url"), mode: pick("mode", "", "strict", "permissive"),
		open: flip("open"), ungranted: flip("ungranted"),
	}
}

func TestChainsFollowATableOfTheLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSetup(t)
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

// What would be enough in a part of the tenant is enough in the whole of it.
func TestWhatWouldBeEnoughForALoginIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSetup(t)
		q := s.question()
		edits := q.edits()
		for _, remedy := range q.remedies() {
			if answer := q.after(q.Tenant.Config, pickByText(edits, remedy.Edits)); q.expectsYes(answer) {
				t.Fatalf("%s after %v: %+v", answer, remedy.Edits, s)
			}
		}
	})
}

func (q *Question) expectsYes(answer Answer) bool {
	was, _ := q.Answer()
	return was != Yes && answer != Yes
}

// Machines log nobody in: the links of logins are there where they are declared, and do not apply.
func TestLoginsDoNotApplyToMachines(t *testing.T) {
	s := setup{asked: "partner", mode: "strict", profile: "compatibility", resource: "other", connections: []bool{false}, organization: "block", usage: "require"}
	q := s.question()
	q.SubjectType = compiler.Client
	var got []string
	for _, step := range Explain(q).Steps {
		if step.Answer == NotApplicable {
			got = append(got, string(step.Link))
		}
	}
	if want := []string{"connection", "organization", "audience", "consent"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whoever registers has no client credentials, so that a default grant for client access is for clients that an administrator makes: the chain says so where
// the project declares something of logins.
func TestWhoeverRegistersDoesNotActAlone(t *testing.T) {
	for _, declared := range []bool{true, false} {
		s := setup{registration: "on", mode: "strict"}
		if declared {
			s.profile = "compatibility"
		}
		q := s.question()
		q.SubjectType = compiler.Client
		says := slices.ContainsFunc(Steps(q), func(step Step) bool {
			return step.Link == Flow && strings.Contains(step.Text, "only a client that an administrator makes")
		})
		if says != declared {
			t.Errorf("declared %t: it says %t", declared, says)
		}
	}
}
