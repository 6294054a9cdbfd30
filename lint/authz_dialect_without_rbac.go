package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "authz-dialect-without-rbac",
	Group:    APIDefinition,
	Title:    "permissions in tokens, and no roles to take them from",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `A token dialect that ends with "_authz" puts the user's permissions into the token, and users have permissions by their roles. Without
enforce_policies the platform does not look at roles, and its dashboard does not offer these dialects at all.

Set enforce_policies = true, or choose the dialect without "_authz".`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			dialect, rbac := api.Config.TokenDialect, api.Config.EnforcePolicies
			if !strings.HasSuffix(dialect.Value, "_authz") || rbac.Value || rbac.Failed {
				continue
			}
			f := finding{
				at: dialect.Span, address: api.Address, key: "token_dialect",
				message: fmt.Sprintf("%s has the token dialect %q without enforce_policies", api.Address, dialect.Value),
				detail:  "Set enforce_policies = true, or choose the dialect without \"_authz\".",
				fix:     p.enforcePolicies(api),
			}
			if rbac.Set {
				f.related = []place{{"roles are not enforced", rbac.Span}}
			}
			p.report(f)
		}
	},
})

func (p *Pass) enforcePolicies(api *compiler.API) *fix {
	if api.Config.EnforcePolicies.Set {
		return turnOn("enforce_policies", api.Config.EnforcePolicies)
	}
	return p.addAttribute(api.Config.Block, "enforce_policies", "true")
}

// turnOn writes true where false stands.
func turnOn(name string, written config.Located[bool]) *fix {
	if written.Value || int(written.Span.End)-int(written.Span.Start) != len("false") {
		return nil
	}
	return &fix{at: written.Span, title: "write " + name + " = true", newText: "true"}
}
