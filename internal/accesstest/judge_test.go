package accesstest

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
)

const project = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "refund:orders", "write:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:ledger"]
  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

application "billing" {
  client_id   = "b1"
  grant_types = ["client_credentials"]
}

application "shop" {
  client_id = "s1"
  app_type  = "spa"
}

application "partner" {
  for_each       = { acme = "Acme", zenith = "Zenith" }
  name           = each.value
  is_first_party = false
}

client_grant "billing" {
  client_id    = application.billing
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["refund:orders"]
}

client_grant "acme" {
  client_id    = application.partner["acme"]
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
`

func compile(text string) (*compiler.Tenant, error) {
	cfg, problems, err := language.Load(fstest.MapFS{"a.grants.hcl": {Data: []byte(text)}}, language.Options{})
	if err != nil {
		return nil, err
	}
	tenant, more := compiler.Compile(cfg)
	if problems = append(problems, more...); diag.HasErrors(problems) {
		return nil, fmt.Errorf("%s\n%s", words(problems), text)
	}
	return tenant, nil
}

func compiled(t testing.TB, text string) *compiler.Tenant {
	t.Helper()
	tenant, err := compile(text)
	if err != nil {
		t.Fatal(err)
	}
	return tenant
}

func readSuite(text string) *Suite {
	const name = "a.grantstest.hcl"
	suite, err := Read(fstest.MapFS{name: {Data: []byte(text)}}, []string{name})
	if err != nil {
		panic(err) // a file in memory can be read
	}
	return suite
}

// judged is what becomes of one test with some claims, in a few words.
func judged(t *testing.T, tenant *compiler.Tenant, claims string) string {
	t.Helper()
	suite := readSuite("test \"t\" {\n" + claims + "\n}\n")
	if len(suite.Problems) > 0 {
		return words(suite.Problems)
	}
	r := Judge(tenant, suite.Tests)[0]
	if r.Outcome == Broken {
		return words(r.Problems)
	}
	lines := []string{string(r.Outcome)}
	for _, f := range r.Failures {
		lines = append(lines, f.words())
	}
	return strings.Join(lines, "; ")
}

func words(problems []diag.Diagnostic) string {
	var lines []string
	for _, d := range problems {
		lines = append(lines, strings.TrimSpace(d.Message+" "+d.Hint))
	}
	return strings.Join(lines, "; ")
}

func (f *Failure) words() string {
	who := f.Stranger
	switch {
	case who != "":
	case f.Cell.Application == nil:
		who = AnyThirdParty
	default:
		who = strings.TrimPrefix(f.Cell.Application.Address, "application.")
	}
	text := fmt.Sprintf("%s %s:", who, f.Cell.SubjectType)
	if f.Unknown {
		text = "perhaps " + text
	}
	for _, part := range []struct{ sign, what string }{{"+", strings.Join(f.TooMany, ",")}, {"-", strings.Join(f.Missing, ",")}} {
		if part.what != "" {
			text += " " + part.sign + part.what
		}
	}
	if f.Open {
		text += " open"
	}
	return text
}

func TestClaims(t *testing.T) {
	tenant := compiled(t, project)
	for _, c := range []struct{ name, claims, want string }{
		{"only holds", `who_can {
			api = api.orders
			scope = "refund:orders"
			only = [application.billing]
		}`, "passed"},
		{"one too many", `who_can {
			api = api.orders
			scope = "read:orders"
			only = [application.billing]
		}`, `failed; partner["acme"] user: +read:orders; partner["zenith"] user: +read:orders; any third party user: +read:orders`},
		{"of one subject type", `who_can {
			api = api.orders
			scope = "read:orders"
			subject_type = "client"
			only = [application.billing]
		}`, "passed"},
		{"one too few", `who_can {
			api = api.orders
			scope = "refund:orders"
			at_least = [application.billing, application.shop]
		}`, "failed; shop client: -refund:orders"},
		{"at most", `who_can {
			api = api.orders
			scope = "write:*"
			at_most = ["partner*", "shop"]
		}`, "passed"},
		{"nobody", `who_can {
			api = api.orders
			scope = "write:orders"
			only = none
		}`, `failed; partner["acme"] user: +write:orders`},
		{"any access", `who_can {
			api = api.ledger
			scope = "*"
			only = none
		}`, "passed"},
		{"exactly", `access {
			applications = application.partner["acme"]
			api = api.orders
			subject_type = "user"
			exactly = ["read:orders", "write:orders"]
		}`, "passed"},
		{"all instances", `access {
			applications = [application.partner]
			api = "https://orders.example.com"
			subject_type = "user"
			exactly = ["read:orders"]
		}`, `failed; partner["acme"] user: +write:orders`},
		{"between", `access {
			applications = ["partner*", "any third party"]
			api = api.orders
			subject_type = "user"
			at_least = ["read:orders"]
			at_most = ["read:*"]
		}`, `failed; partner["acme"] user: +write:orders`},
		{"all of a closed API", `access {
			applications = "all"
			api = api.ledger
			exactly = none
		}`, "passed"},
		{"all of an open one", `access {
			applications = "all"
			api = api.orders
			exactly = none
		}`, `failed; billing client: +read:orders,refund:orders open; partner["acme"] user: +read:orders,write:orders open; partner["zenith"] user: +read:orders open; any third party user: +read:orders open`},
		{"an unknown application", `who_can {
			api = api.orders
			scope = "read:orders"
			only = [application.biling]
		}`, `application.biling is not declared did you mean "application.billing"?`},
		{"an unknown API", `who_can {
			api = api.order
			scope = "read:orders"
			only = none
		}`, `api.order is not declared did you mean "api.orders"?`},
		{"an unknown scope", `who_can {
			api = api.orders
			scope = "raed:orders"
			only = none
		}`, `api.orders declares no scope "raed:orders" did you mean "read:orders"?`},
		{"a glob of no scope", `access {
			applications = "all"
			api = api.orders
			at_most = ["admin:*"]
		}`, `api.orders declares no scope "admin:*"`},
		{"a glob of no application", `access {
			applications = "biling*"
			api = api.orders
			exactly = none
		}`, `no application is called "biling*" did you mean "billing"?`},
		{"a name of another case", `access {
			applications = "shopp"
			api = api.orders
			exactly = none
		}`, `no application is called "shopp" did you mean "shop"?`},
		{"nothing claimed", `access {
			applications = "all"
			api = api.orders
		}`, "access claims nothing"},
		{"nothing that could fail", `access {
			applications = "all"
			api = api.orders
			at_least = none
		}`, "at_least of nothing always holds"},
		{"of nobody", `access {
			applications = []
			api = api.orders
			exactly = none
		}`, "applications names nothing, so the test would always hold"},
		{"said twice", `access {
			applications = "all"
			api = api.orders
			exactly = none
			at_most = none
		}`, "exactly says it all, and at_most has nothing to add"},
		{"a local", `access {
			applications = "all"
			api = api.orders
			at_most = local.readers
		}`, `tests have no "local"`},
		{"computed", `access {
			applications = application.billing.client_id
			api = api.orders.identifier
			subject_type = "client"
			exactly = [for verb in ["read", "refund"] : "${verb}:orders"]
		}`, "passed"},
		{"a number", `access {
			applications = 1
			api = api.orders
			exactly = none
		}`, "applications takes names, not a number"},
		{"misspelt", `access {
			application = "all"
			api = api.orders
			exactly = none
		}`, `access has no attribute "application" did you mean "applications"?`},
		{"a subject type that there is not", `access {
			applications = "all"
			api = api.orders
			subject_type = "users"
			exactly = none
		}`, `subject_type can't be "users" did you mean "user"?`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := judged(t, tenant, c.claims); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
