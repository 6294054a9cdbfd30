package compiler

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"grants/config"
)

// TestAccessTable replays the platform's rules, worked out cell by cell from its documentation.
func TestAccessTable(t *testing.T) {
	file, err := os.Open("../testdata/access-table.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := tableRow{
			party: line[0], api: line[1], subject: line[2], policy: line[3], clientGrant: line[4], defaultGrant: line[5],
			want: strings.Join(line[6:], ","),
		}
		t.Run(strings.Join(line[:6], " "), row.test)
	}
}

type tableRow struct {
	party, api, subject, policy, clientGrant, defaultGrant string

	want string // decision, reason, scopes, future_scopes, undefined_scopes
}

func (r tableRow) test(t *testing.T) {
	tenant, diagnostics := compile(r.config(), abcLists, MaxCells)
	if len(diagnostics) > 0 {
		t.Fatalf("got diagnostics %v", diagnostics)
	}
	cell := tenant.Access(tenant.Applications[0], tenant.APIs[0], SubjectType(r.subject))
	row := cell.Row()
	future := "false"
	if row.FutureScopes {
		future = "true"
	}
	got := strings.Join([]string{
		row.Decision, row.Reason, strings.Join(row.Scopes, " "), future, strings.Join(row.UndefinedScopes, " "),
	}, ",")
	got = strings.ReplaceAll(got, unheardOf, "zz")
	if got != r.want {
		t.Errorf("got  %s\nwant %s", got, r.want)
	}
}

// abcLists gives every system API the scopes that the table's custom API declares.
func abcLists(SystemAPI) (scopes, userScopes []string) {
	abc := []string{"a", "b", "c"}
	return abc, abc
}

// unheardOf is the table's scope "zz" on the Management API: not near to any that the API has, as "zz" is to "a". The table has the near one on My Account.
const unheardOf = "unheard-of"

// identifiers of the table's APIs.
var tableIdentifiers = map[string]string{
	"custom":     "https://api.example.com",
	"management": "https://acme.example.com/api/v2/",
	"my_account": "https://acme.example.com/me/",
}

func (r tableRow) config() *config.Config {
	api := newAPI("r", tableIdentifiers[r.api], "a", "b", "c")
	if r.subject == "user" {
		api.UserPolicy = value(r.policy)
	} else {
		api.ClientPolicy = value(r.policy)
	}
	cfg := &config.Config{
		Tenant:       &config.TenantSettings{Domain: value("acme.example.com")},
		APIs:         []*config.API{api},
		Applications: []*config.Application{newApplication("a", r.party)},
	}
	if grant := newClientGrant("g", "application.a", "api.r", r.subject); r.fill(grant, r.clientGrant, "a", "b") {
		cfg.ClientGrants = append(cfg.ClientGrants, grant)
	}
	if grant := newDefault("d", "api.r", r.subject); r.fill(grant, r.defaultGrant, "b", "c") {
		cfg.ClientGrants = append(cfg.ClientGrants, grant)
	}
	return cfg
}

// fill gives a grant the content that a word of the table names; false for none.
func (r tableRow) fill(grant *config.ClientGrant, content string, listed ...string) bool {
	switch content {
	case "none":
		return false
	case "list":
		grant.Scopes = list(listed...)
	case "all":
		grant.AllowAllScopes = value(true)
	case "empty":
		grant.Scopes = list()
	case "undefined":
		grant.Scopes = list("a", "zz")
		if r.api == "management" {
			grant.Scopes = list("a", unheardOf)
		}
	default:
		panic("the table has a new word: " + content)
	}
	return true
}
