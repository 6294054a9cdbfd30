package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/plan/cell"
	"grants/plan/objects"
)

// Each of these pairs opens or closes a link of logins by more than what meets the eye, or by less. The laws meet them in one of hundreds of random pairs.
func TestCausesOfLinks(t *testing.T) {
	const (
		partner = `application "partner" {
  is_first_party     = false
  organization_usage = "require"
}
`
		permissive = `application "partner" {
  is_first_party            = false
  third_party_security_mode = "permissive"
  organization_usage        = "require"
}
`
		granted = `third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["read"]
}
`
		mcp = `api "mcp" {
  identifier = "https://mcp.example.com"
  scopes     = ["read"]
  resource   = ["https://mcp.example.com"]
}
`
		orders   = "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n}\n"
		settings = "tenant {\n  resource_parameter_profile = \"compatibility\"\n  default_audience = \"https://orders.example.com\"\n}\n"
		acme     = "organization \"acme\" {\n  third_party_client_access = \"allow\"\n  enabled_connections = [\"users\"]\n}\n"
		silent   = "organization \"acme\" {\n  third_party_client_access = \"allow\"\n}\n"
		none     = "organization \"acme\" {\n  third_party_client_access = \"allow\"\n  enabled_connections = []\n}\n"
		globex   = "organization \"globex\" {}\n"
		own      = "client_grant \"partner\" {\n  client_id = application.partner\n  audience = api.mcp\n  subject_type = \"user\"\n  scopes = [\"read\"]\n}\n"
		shared   = own + "tenant {\n  resource_parameter_profile = \"compatibility\"\n}\nconnection \"users\" {\n  is_domain_connection = true\n}\n"
		staff    = "connection \"staff\" {}\n"
		named    = "tenant {\n  resource_parameter_profile = \"compatibility\"\n}\n"
		declared = "application \"partner\" {\n  client_id = \"id-of-partner\"\n  is_first_party = false\n}\n" + own
		users    = "connection \"users\" {\n  is_domain_connection = true\n}\n"
		corp     = "connection \"corp\" {\n  is_domain_connection = true\n}\n"
		both     = "organization \"acme\" {\n  third_party_client_access = \"allow\"\n  enabled_connections = [\"users\", \"corp\"]\n}\n"
		blocked  = "organization \"globex\" {\n  third_party_client_access = \"block\"\n  enabled_connections = [\"users\"]\n}\n"
		allowed  = "organization \"globex\" {\n  third_party_client_access = \"allow\"\n  enabled_connections = [\"users\"]\n}\n"
		taking   = "application \"partner\" {\n  is_first_party     = false\n  organization_usage = \"allow\"\n}\n"
		without  = "application \"partner\" {\n  is_first_party = false\n}\n"
		stranger = "client_grant \"partner\" {\n  client_id = \"id-of-partner\"\n  audience = api.mcp\n  subject_type = \"user\"\n  scopes = [\"read\"]\n}\n"
	)
	common := mcp + granted
	for _, c := range []struct {
		name, before, after, application string
		relaxed, tightened               []string
		want                             []string
	}{
		{
			"settings name an API that nobody declares: the tenant may have it", common + named, common + settings, "", nil, []string{"audience"}, []string{"tenant"},
		},
		{
			"settings name an API that is as new as they are",
			common + "tenant {\n  resource_parameter_profile = \"compatibility\"\n}\n", common + settings + orders, "", nil, []string{"audience"}, []string{"tenant"},
		},
		{
			"an application no longer asks for an organization, which no file has", common + partner,
			common + "application \"partner\" {\n  is_first_party = false\n}\n", "application.partner", []string{"organization"}, nil, []string{"application.partner"},
		},
		{
			"a connection is declared, which is not promoted, of those that an organization has", common + partner + acme,
			common + partner + acme + "connection \"users\" {}\n", "application.partner", nil, []string{"connection", "organization"}, []string{"connection.users"},
		},
		{
			"the only organization goes, and the one that is new blocks third parties", common + partner + acme, common + partner + globex, "application.partner",
			nil, []string{"organization"}, []string{"organization.acme", "organization.globex"},
		},
		{
			"an organization that did not say which connections it has lists none", common + partner + silent, common + partner + none, "application.partner",
			nil, []string{"organization"}, []string{"organization.acme"},
		},
		{
			"an organization that listed no connections no longer says which it has", common + partner + none, common + partner + silent, "application.partner",
			[]string{"organization"}, nil, []string{"organization.acme"},
		},
		{
			"permissive ones never log in with an organization", common + partner + acme, common + permissive + acme, "application.partner",
			nil, []string{"organization"}, []string{"application.partner"},
		},
		{
			"who becomes a third party lets in the users of promoted connections", common + "application \"partner\" {}\n" + shared,
			common + "application \"partner\" {\n  is_first_party = false\n}\n" + shared, "application.partner", []string{"connection"}, nil, []string{"application.partner"},
		},
		{
			"who no longer is a third party needs no promoted connection", common + "application \"partner\" {\n  is_first_party = false\n}\n" + own + staff,
			common + "application \"partner\" {}\n" + own + staff, "application.partner", []string{"audience", "connection"}, nil, []string{"application.partner"},
		},
		{
			"an application that is declared now was there before, and a connection opens", mcp + named + stranger + staff,
			mcp + named + declared + strings.Replace(staff, "{}", "{\n  is_domain_connection = true\n}", 1), "application.partner", []string{"connection"}, nil, []string{"connection.staff"},
		},
		{
			"a second organization allows third parties", common + partner + users + acme + blocked, common + partner + users + acme + allowed,
			"application.partner", []string{"organization"}, nil, []string{"organization.globex"},
		},
		{
			"one of two organizations blocks third parties", common + partner + users + acme + allowed, common + partner + users + acme + blocked,
			"application.partner", nil, []string{"organization"}, []string{"organization.globex"},
		},
		{
			"one organization lets users in in the place of another", common + partner + users + both + blocked,
			common + partner + users + strings.Replace(both, "allow", "block", 1) + allowed, "application.partner",
			[]string{"organization"}, []string{"organization"}, []string{"organization.globex", "organization.acme"},
		},
		{
			"an organization has another promoted connection, too", common + partner + users + corp + acme, common + partner + users + corp + both,
			"application.partner", []string{"organization"}, nil, []string{"organization.acme"},
		},
		{
			"another connection of an organization is promoted", common + partner + users + strings.Replace(corp, "true", "false", 1) + both,
			common + partner + users + corp + both, "application.partner", []string{"connection", "organization"}, nil, []string{"connection.corp"},
		},
		{
			"a second organization allows third parties, by connections that no file has", common + partner + acme + blocked, common + partner + acme + allowed,
			"application.partner", []string{"organization"}, nil, []string{"organization.globex"},
		},
		{
			"an application that takes organizations comes to take them from more", common + taking + users + acme + blocked, common + taking + users + acme + allowed,
			"application.partner", []string{"organization"}, nil, []string{"organization.globex"},
		},
		{
			"an application takes organizations", common + without + users + acme, common + taking + users + acme, "application.partner",
			[]string{"organization"}, nil, []string{"application.partner"},
		},
		{
			"an application no longer takes organizations", common + taking + users + acme, common + without + users + acme, "application.partner",
			nil, []string{"organization"}, []string{"application.partner"},
		},
		{
			"an application takes organizations, and the one there is allows third parties with that", common + without + users + blocked,
			common + taking + users + allowed, "application.partner", []string{"organization"}, nil, []string{"application.partner", "organization.globex"},
		},
		{
			"an application needs no organization any more, where one let users in", common + partner + users + acme, common + without + users + acme,
			"application.partner", []string{"organization"}, nil, []string{"application.partner"},
		},
		{
			"an application needs an organization, where one lets users in", common + without + users + acme, common + partner + users + acme,
			"application.partner", nil, []string{"organization"}, []string{"application.partner"},
		},
		{
			"an application needs no organization any more, and whether another one lets users in is no matter then",
			common + partner + users + acme + blocked, common + without + users + acme + allowed, "application.partner",
			[]string{"organization"}, nil, []string{"application.partner"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Diff(read(t, c.before), read(t, c.after))
			impacts := expanded(p)
			n := slices.IndexFunc(impacts, func(i Impact) bool { return i.Application == c.application && i.Audience == "https://mcp.example.com" })
			if n < 0 {
				t.Fatalf("no impact: %s", encode(impacts))
			}
			i, got := &impacts[n], []string{}
			for _, cause := range i.Because {
				if address := cause.Address; cause.Cause != cell.ProvidedBy && !slices.Contains(got, address) {
					got = append(got, address)
					if !slices.ContainsFunc(p.Changes, func(change objects.Change) bool { return change.Address == address }) {
						t.Errorf("%s is a cause, and no change", address)
					}
				}
			}
			relaxed, tightened := onlyOfLogin(i.Relaxed), onlyOfLogin(i.Tightened)
			if !slices.Equal(got, c.want) || !slices.Equal(relaxed, c.relaxed) || !slices.Equal(tightened, c.tightened) {
				t.Errorf("relaxed %q, tightened %q by %q; want %q, %q by %q", relaxed, tightened, got, c.relaxed, c.tightened, c.want)
			}
		})
	}
}

// Where no third party takes organizations, nobody gains or loses by what these do.
func TestOrganizationsThatNobodyTakesChangeNothing(t *testing.T) {
	const state = `api "orders" {
  identifier = "https://orders.example.com"
}
connection "users" {
  is_domain_connection = true
}
application "partner" {
  %s
}
organization "acme" {
  third_party_client_access = "%s"
  enabled_connections       = ["users"]
}
`
	for name, app := range map[string]string{
		"a third party that does not": "is_first_party = false", "a third party that takes none": "is_first_party = false\n  organization_usage = \"deny\"",
		"an application of one's own": "organization_usage = \"require\"",
		"a permissive third party":    "is_first_party = false\n  third_party_security_mode = \"permissive\"\n  organization_usage = \"require\"",
	} {
		for _, values := range [][2]string{{"block", "allow"}, {"allow", "block"}} {
			before, after := fmt.Sprintf(state, app, values[0]), fmt.Sprintf(state, app, values[1])
			if impacts := expanded(Diff(read(t, before), read(t, after))); len(impacts) > 0 {
				t.Errorf("%s, %s: %s", name, values[1], encode(impacts))
			}
		}
	}
}
