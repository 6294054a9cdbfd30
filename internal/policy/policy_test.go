package policy

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/diag"
	"grants/internal/files"
	"grants/internal/sample"
	"grants/lint"
)

// shop is a tenant with partners that read and write, an open API, and applications of its own.
const shop = `
tenant { domain = "acme.eu.auth0.com" }

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "write:orders", "refund:orders"]
  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "news" {
  identifier = "https://news.example.com"
  scopes     = ["read:news"]
}

application "web" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

application "job" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code"]
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.orders
  subject_type = "user"
  scopes = [
    "read:orders",
    "write:orders",
    "refund:orders",
  ]
}

client_grant "job" {
  client_id    = application.job
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
`

func source(name, text string) Source {
	return Source{Name: name, Content: files.Content{Text: []byte(text), Size: int64(len(text))}}
}

// read reads one file of policies.
func read(text string) (*Set, *diag.Files, []diag.Diagnostic) {
	table := &diag.Files{}
	set, problems := Read(table, []Source{source("p.grantspolicy.hcl", text)})
	return set, table, problems
}

// judged are the findings of policies about a tenant.
func judged(t *testing.T, tenant *compiler.Tenant, policies string, opts lint.Options) []diag.Diagnostic {
	t.Helper()
	if tenant.Config.Files == nil {
		tenant.Config.Files = &diag.Files{}
	}
	set, problems := Read(tenant.Config.Files, []Source{source("p.grantspolicy.hcl", policies)})
	for _, d := range problems {
		if d.Code != CodeUntested {
			t.Fatalf("%d:%d: %s (%s)", d.Range.Start.Line, d.Range.Start.Column, d.Message, d.Code)
		}
	}
	return lint.Run(tenant, set.Rules(), opts)
}

// lines are findings in short: place, severity, rule, address, key, message.
func lines(found []diag.Diagnostic) string {
	var all []string
	for _, d := range found {
		about := d.Address
		if d.Key != "" {
			about += " (" + d.Key + ")"
		}
		all = append(all, fmt.Sprintf("%d:%d %s %s: %s", d.Range.Start.Line, d.Range.Start.Column, d.Severity, about, d.Message))
	}
	return strings.Join(all, "\n")
}

// policyOf is a policy with some attributes and blocks.
func policyOf(parts ...string) string {
	return "policy \"it\" {\n" + strings.Join(parts, "\n") + "\n}\n"
}

const (
	onAccess  = "on = \"access\"\nmessage = \"${row.application} may ${join(\", \", row.scopes)} of ${row.api} (${row.subject_type})\"\n"
	readsOnly = `condition = alltrue([for s in row.scopes : startswith(s, "read:")])`
)

func TestFindingsStandWhereTheyAreSaidTo(t *testing.T) {
	for _, c := range []struct{ name, policy, want string }{
		{"at each scope", policyOf(onAccess, readsOnly, `at = "scope"`), `
41:5 error client_grant.partner (write:orders): application.partner may write:orders of api.orders (user)
42:5 error client_grant.partner (refund:orders): application.partner may refund:orders of api.orders (user)`},
		{"at the grant", policyOf(onAccess, readsOnly), `
35:1 error client_grant.partner: application.partner may read:orders, refund:orders, write:orders of api.orders (user)`},
		{"at the application", policyOf(onAccess, readsOnly, `at = "application"`), `
28:1 error application.partner (api.orders user): application.partner may read:orders, refund:orders, write:orders of api.orders (user)`},
		{"at the api", policyOf(onAccess, readsOnly, `at = "api"`), `
4:1 error api.orders (user): application.partner may read:orders, refund:orders, write:orders of api.orders (user)`},
		{"no scope by itself", policyOf(onAccess, `condition = length(row.scopes) < 2`, `at = "scope"`), `
35:1 error client_grant.partner: application.partner may read:orders, refund:orders, write:orders of api.orders (user)`},
		{"the policy of an api", policyOf(onAccess, `condition = row.api != "api.news"`), `
13:1 error api.news (user): application.job may read:news of api.news (user)`},
		{"a scope that a policy opens", policyOf(onAccess, `condition = row.api != "api.news" || length(row.scopes) == 0`, `at = "scope"`), `
15:17 error api.news (read:news): application.job may read:news of api.news (user)`},
		{"any third party", policyOf(onAccess, `where { reason = "default_grant" }`, `condition = false`), `
53:1 error third_party_default.orders: any third-party application may read:orders of api.orders (user)`},
		{"a milder one", policyOf(onAccess, readsOnly, `severity = "warning"`), `
35:1 warning client_grant.partner: application.partner may read:orders, refund:orders, write:orders of api.orders (user)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := judged(t, sample.Compile(t, shop), c.policy, lint.Options{})
			if got, want := lines(found), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			for _, d := range found {
				if len(d.Related) != 1 || d.Related[0].Range.File != "p.grantspolicy.hcl" || d.Code != "policy:it" {
					t.Errorf("%s: %v says nothing of the policy", d.Code, d.Related)
				}
			}
		})
	}
}

func TestOneFindingSaysOfHowManyItIsSo(t *testing.T) {
	found := judged(t, sample.Compile(t, shop), policyOf(onAccess, `docs = "News are for nobody."`, `condition = row.api != "api.news"`), lint.Options{})
	if want := "News are for nobody. It is so of 1 further row: application.web."; len(found) != 1 || found[0].Detail != want {
		t.Errorf("got %v, want one with %q", found, want)
	}
}

func TestRowsAreSelectedByPatterns(t *testing.T) {
	for _, c := range []struct{ name, where, want string }{
		{"a party", `party = ["third_party_*"]`, "client_grant.partner third_party_default.orders"},
		{"an api by its identifier", `api = ["https://news.*"]`, "api.news"},
		{"an api by its address", `api = "api.news"`, "api.news"},
		{"an application", `application = ["application.job", "application.w?b"]`, "api.news client_grant.job"},
		{"a scope", `scopes = ["refund:*"]`, "client_grant.partner"},
		{"all of it", `subject_type = ["client"]
			decision = ["allow"]`, "client_grant.job"},
		{"true", `future_scopes = true`, "api.news"},
		{"nothing", `client_id = ["none"]`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := judged(t, sample.Compile(t, shop), policyOf(onAccess, "condition = false", "where {\n"+c.where+"\n}"), lint.Options{})
			var got []string
			for _, d := range found {
				got = append(got, d.Address)
			}
			slices.Sort(got)
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestObjectsAreJudged(t *testing.T) {
	for _, c := range []struct{ name, policy, want string }{
		{"applications", policyOf(`on = "application"`, `condition = row.party == "first_party"`, `message = "${row.address} is ${row.party}"`),
			`28:1 error application.partner: application.partner is third_party_strict`},
		{"apis", policyOf(`on = "api"`, `condition = row.policies.user == "require_client_grant"`, `message = "${row.identifier} is open"`),
			`13:1 error api.news: https://news.example.com is open`},
		{"grants", policyOf(`on = "client_grant"`, `condition = !contains(row.scopes, "refund:orders")`, `message = "${row.grant} refunds"`),
			`35:1 error client_grant.partner: client_grant.partner refunds`},
		{"grants at a scope", policyOf(`on = "client_grant"`, `condition = !contains(row.scopes, "refund:orders")`, `message = "${join(" ", row.scopes)}"`, `at = "scope"`),
			`42:5 error client_grant.partner (refund:orders): refund:orders`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := lines(judged(t, sample.Compile(t, shop), c.policy, lint.Options{})); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// What leads nowhere is judged by what is written there.
func TestUnresolvedGrantsAreJudged(t *testing.T) {
	source := sample.Project("client_grant \"x\" {\nclient_id = \"elsewhere\"\naudience = api.orders\nsubject_type = \"client\"\nscopes = [\"read:orders\"]\n}\n")
	for _, policy := range []string{
		policyOf(onAccess, `condition = row.reason != "unresolved_grant"`),
		policyOf(`on = "client_grant"`, `condition = length(row.unresolved) == 0`, `message = "leads nowhere"`),
	} {
		found := judged(t, sample.Compile(t, source), policy, lint.Options{})
		if len(found) != 1 || found[0].Address != "client_grant.x" {
			t.Errorf("got %s, want one finding about client_grant.x", lines(found))
		}
	}
}
