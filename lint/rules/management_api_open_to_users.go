package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "management-api-open-to-users",
	Group:    lint.SystemAPIs,
	Title:    "every application of one's own may change its users' profiles",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://github.com/auth0/auth0-checkmate/issues/128",
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications",
	},
	Doc: `The platform delivers the Management API with the user policy "allow_all": every first-party application can ask, on behalf of whoever is logged
in, for the current_user scopes. By update:current_user_identities a script that got into one of them links an attacker's account to the user's,
which the vendor's own checker calls a failure. Where the project says nothing of that policy, it is said once, as info, under the preset strict.

Declare the API with the user policy "require_client_grant", and give a grant for users to the applications that need one.`,
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.EveryAPI() {
			if lint.IsOpenManagement(api) {
				p.Report(openManagement(p, api))
				return
			}
		}
	},
})

// openManagement is a mild finding where nobody says so, and where nothing hands out such tokens to those who did not ask.
func openManagement(p *lint.Pass, api *compiler.API) lint.Finding {
	f := lint.Finding{
		Address: api.Address, Key: "subject_type_authorization.user.policy", At: managementSpan(p, api), Mild: true,
		Message: "the Management API is open to users by the platform's default, and every first-party application may change its users' profiles",
		Detail:  `Declare it with the user policy "require_client_grant", once the applications that need it have grants.`,
	}
	if api == p.Tenant.DefaultAudience {
		f.Mild = false
		f.Related = []lint.Place{{Message: "tokens for it are what a login gets that names no API", At: p.Config.Tenant.DefaultAudience.Span}}
	}
	if api.Config != nil && api.Config.UserPolicy.Set {
		f.Mild = false
		f.Message = api.Address + ` is the Management API, and its user policy "allow_all" lets every first-party application change its users' profiles`
		f.At, f.Fix = api.Config.UserPolicy.Span, lint.ReplaceBy(string(compiler.RequireClientGrant), api.Config.UserPolicy)
	}
	return f
}

// managementSpan is where the project mentions the Management API first, or else its domain.
func managementSpan(p *lint.Pass, api *compiler.API) diag.Span {
	if !api.IsMentioned() {
		return p.Config.Tenant.Domain.Span
	}
	return p.AudienceSpan(api)
}
