package policy

import (
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config"
	"grants/internal/sample"
	"grants/lint"
)

// roles of the shop: one that pays money back, one that reads, and one at an API that is declared nowhere.
const roles = `
role "agent" {
  name = "Support agent"
  id   = "rol_1"

  permission {
    api    = api.orders
    scopes = ["read:orders", "refund:orders", "pay"]
  }
  permission {
    api    = api.news
    scopes = ["read:news"]
  }
}

role "reader" {
  permission {
    api    = api.orders
    scopes = ["read:orders"]
  }
}

role "elsewhere" {
  permission {
    api    = "https://elsewhere.example.com"
    scopes = ["write:all"]
  }
}
`

func TestPoliciesJudgeWhatRolesPermit(t *testing.T) {
	const on = "on = \"role\"\nmessage = \"${row.role} may ${join(\" \", row.scopes)} of ${row.audience}\"\n"
	for _, c := range []struct{ name, policy, want string }{
		{"at the permission", policyOf(on, readsOnly), `
63:3 error role.agent (api.orders): role.agent may read:orders refund:orders of https://orders.example.com
81:3 error role.elsewhere (https://elsewhere.example.com): role.elsewhere may write:all of https://elsewhere.example.com`},
		{"at the scope", policyOf(on, readsOnly, `at = "scope"`), `
65:30 error role.agent (api.orders refund:orders): role.agent may refund:orders of https://orders.example.com
83:15 error role.elsewhere (https://elsewhere.example.com write:all): role.elsewhere may write:all of https://elsewhere.example.com`},
		{"no scope by itself", policyOf(on, `condition = length(row.scopes) < 2`, `at = "scope"`), `
63:3 error role.agent (api.orders): role.agent may read:orders refund:orders of https://orders.example.com`},
		{"at the role", policyOf(on, `condition = row.api != "api.orders"`, `at = "role"`), `
59:1 error role.agent (api.orders): role.agent may read:orders refund:orders of https://orders.example.com
73:1 error role.reader (api.orders): role.reader may read:orders of https://orders.example.com`},
		{"a role by its address", policyOf(on, "condition = false", "where {\nrole = [\"role.r*\"]\n}"), `
74:3 error role.reader (api.orders): role.reader may read:orders of https://orders.example.com`},
		{"a role by its name", policyOf(on, "condition = false", "where {\nrole = [\"Support*\"]\napi = [\"https://news.*\"]\n}"), `
67:3 error role.agent (api.news): role.agent may read:news of https://news.example.com`},
		{"undefined scopes", policyOf(on, "condition = length(row.undefined_scopes) == 0"), `
63:3 error role.agent (api.orders): role.agent may read:orders refund:orders of https://orders.example.com`},
		{"whether the API enforces", policyOf(on, "condition = false", "where {\nenforced = true\n}"), `
1:8 warning policy.it (undecided): policy "it" holds for 1 row only if what is assumed is so`},
		{"whether the API may", policyOf(on, "condition = row.enforced != true || row.api != \"\""), `
1:8 warning policy.it (undecided): policy "it" holds for 1 row only if what is assumed is so`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, want := lines(judged(t, sample.Compile(t, shop+roles), c.policy, lint.Options{})), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// A role of which a source does not say all permissions may have others, which a policy must not pass in silence.
func TestRolesThatAreNotKnownAreInDoubt(t *testing.T) {
	tenant := sample.Compile(t, shop+roles)
	tenant.Config.Gaps = []config.Gap{{Address: "role.reader", Attribute: "permission", Effect: config.GapAccess}}
	tenant, _ = compiler.Compile(tenant.Config)
	for where, want := range map[string][]string{
		"":                               {"Nobody states role.reader.permission."},
		"where {\nrole = \"*reader\"\n}": {"Nobody states role.reader.permission."},
		"where {\napi = \"api.news\"\n}": {"Nobody states role.reader.permission."},
		"where {\nrole = \"*agent\"\n}":  nil,
	} {
		var got []string
		for _, d := range judged(t, tenant, policyOf(`on = "role"`, `condition = !contains(row.scopes, "admin")`, where, says), lint.Options{}) {
			got = append(got, d.Detail)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", where, got, want)
		}
	}
}
