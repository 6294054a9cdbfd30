package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "authz-dialect-without-rbac",
	Group:    lint.APIDefinition,
	Title:    "permissions in tokens, and no roles to take them from",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `A token dialect that ends with "_authz" puts the user's permissions into the token, and users have permissions by their roles. Without
enforce_policies the platform does not look at roles, and its dashboard does not offer these dialects at all.

Set enforce_policies = true, or choose the dialect without "_authz".`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			dialect, rbac := api.Config.TokenDialect, api.Config.EnforcePolicies
			if !strings.HasSuffix(dialect.Value, "_authz") || rbac.Value || rbac.Failed {
				continue
			}
			f := lint.Finding{
				At: dialect.Span, Address: api.Address, Key: "token_dialect",
				Message: fmt.Sprintf("%s has the token dialect %q without enforce_policies", api.Address, dialect.Value),
				Detail:  "Set enforce_policies = true, or choose the dialect without \"_authz\".",
				Fix:     enforcePolicies(p, api),
			}
			if rbac.Set {
				f.Related = []lint.Place{{Message: "roles are not enforced", At: rbac.Span}}
			}
			p.Report(f)
		}
	},
})

func enforcePolicies(p *lint.Pass, api *compiler.API) *lint.Fix {
	written := api.Config.EnforcePolicies
	if written.Set {
		return lint.WriteBool("enforce_policies", true, written)
	}
	return p.AddAttribute(api.Config.Block, "enforce_policies", written.Span, "true")
}
