package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "role-without-effect",
	Group:    lint.Roles,
	Title:    "roles at an API that does not look at them",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
		"https://auth0.com/docs/manage-users/access-control/rbac",
	},
	Doc: `An API that does not enforce policies gives every user each scope that the application may have, whatever roles the user has. Permissions for
such an API look like a limit and are none. The platform does not enforce them unless it is told to.

Set enforce_policies = true on the API, once the users' roles have the scopes that they need, or remove the permissions.`,
	Check: func(p *lint.Pass) {
		atAPI := map[*compiler.API][]*compiler.RolePermission{}
		first := map[*compiler.API]*compiler.Role{}
		var apis []*compiler.API
		for permission, role := range p.Permissions() {
			api := permission.API
			if enforces, known := api.EnforcesRoles(); enforces || !known || len(permission.Scopes) == 0 {
				continue
			}
			if first[api] == nil {
				first[api] = role
				apis = append(apis, api)
			}
			atAPI[api] = append(atAPI[api], permission)
		}
		for _, api := range apis {
			p.Report(rolesWithoutEffect(api, first[api], atAPI[api]))
		}
	},
})

// mostPlaces is how many places of what is without effect are shown.
const mostPlaces = 8

func rolesWithoutEffect(api *compiler.API, first *compiler.Role, permissions []*compiler.RolePermission) lint.Finding {
	whose := "what " + first.Address + " permits"
	switch more := len(permissions) - 1; {
	case more == 1:
		whose = "what " + first.Address + " and another role permit"
	case more > 1:
		whose = fmt.Sprintf("what %s and %d other roles permit", first.Address, more)
	}
	f := lint.Finding{
		At: api.Config.Header, Address: api.Address, Key: "enforce_policies",
		Message: fmt.Sprintf("%s does not enforce policies, and %s has no effect", api.Address, whose),
		Detail:  "Set enforce_policies = true, once the users' roles have the scopes that they need.",
	}
	if written := api.Config.EnforcePolicies; written.Set {
		f.At = written.Span
	}
	seen := map[diag.Span]bool{} // instances of a block share theirs
	for _, permission := range permissions {
		if at := permission.Config[0].Header; !seen[at] && len(f.Related) < mostPlaces {
			seen[at] = true
			f.Related = append(f.Related, lint.Place{Message: "permissions without effect", At: at})
		}
	}
	return f
}
