package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "public-app-without-rbac",
	Group:    lint.Policies,
	Title:    "browser and native applications on an API without RBAC",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
	},
	Doc: `A single-page or native application runs where its user can change what it asks for. Without role-based access control every user gets
each scope that the application may have, whatever the user's role, so the application's ceiling is everybody's. Where that is so of most APIs, it is said once for the project.

Set enforce_policies = true on the API and assign its scopes to roles, before users depend on having them all.`,
	Gather: &lint.Gathering{OfProject: true, Message: func(tenant *compiler.Tenant, found []diag.Diagnostic) string {
		return lint.MostAPIs(tenant, found, "do not enforce roles, and applications that run in the hands of their users get at them")
	}},
	Check: func(p *lint.Pass) {
		public := publicApplicationsOf(p)
		for api := range p.CustomAPIs() {
			if len(api.Scopes) == 0 || api.EnforcePolicies || api.Config.EnforcePolicies.Failed || !api.PoliciesRead() {
				continue
			}
			if app := public.on(api); app != nil {
				p.Report(withoutRBAC(api, app))
			}
		}
	},
})

func withoutRBAC(api *compiler.API, app *compiler.Application) lint.Finding {
	f := lint.Finding{
		At: api.Config.Header, Address: api.Address, Key: "enforce_policies",
		Message: fmt.Sprintf("%s does not enforce roles, and %s runs in the hands of its users", api.Address, app.Address),
		Detail:  "Set enforce_policies = true, once the users' roles have the scopes that they need.",
		Related: []lint.Place{{Message: fmt.Sprintf("%s is of type %q", app.Address, app.Config.AppType.Value), At: app.Config.AppType.Span}},
	}
	if written := api.Config.EnforcePolicies; written.Set {
		f.At = written.Span
	}
	return f
}

// publicApplications are single-page and native applications that users can log in to: the first one of each party, and the first one with a
// grant for an API.
type publicApplications struct {
	byParty   map[compiler.Party]*compiler.Application
	byGrant   map[*compiler.API]*compiler.Application
	byDefault map[*compiler.API]bool
}

func publicApplicationsOf(p *lint.Pass) publicApplications {
	public := publicApplications{map[compiler.Party]*compiler.Application{}, map[*compiler.API]*compiler.Application{}, map[*compiler.API]bool{}}
	for _, app := range p.Applications() {
		if public.byParty[app.Party] == nil && !app.ModeAssumed && runsAtUsers(app) && app.Unreachable(compiler.User) == "" {
			public.byParty[app.Party] = app
		}
	}
	for g := range p.Grants(lint.ForUsers, lint.TakingEffect) {
		switch {
		case g.IsDefault():
			public.byDefault[g.API] = true
		case public.byGrant[g.API] == nil && runsAtUsers(g.Application):
			public.byGrant[g.API] = g.Application
		}
	}
	return public
}

func runsAtUsers(app *compiler.Application) bool {
	return app.Config.AppType.Value == "spa" || app.Config.AppType.Value == "native"
}

// on is such an application that gets users' tokens for an API, or nil.
func (p publicApplications) on(api *compiler.API) *compiler.Application {
	open := api.Policy(compiler.User) == compiler.AllowAll
	candidates := []*compiler.Application{p.byGrant[api]}
	if open {
		candidates = append(candidates, p.byParty[compiler.FirstParty])
	}
	if open || p.byDefault[api] {
		candidates = append(candidates, p.byParty[compiler.ThirdPartyPermissive])
	}
	if p.byDefault[api] {
		candidates = append(candidates, p.byParty[compiler.ThirdPartyStrict])
	}
	for _, app := range candidates {
		if app != nil {
			return app
		}
	}
	return nil
}
