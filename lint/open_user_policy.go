package lint

import (
	"strings"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "open-user-policy",
	Group:    Policies,
	Title:    "every application of one's own gets in",
	Severity: diag.Warning,
	Worth:    Gives,
	Options:  []Option{allowOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Under the user policy "allow_all", which is also what an API without a user policy has, every first-party application of the tenant
can ask for every scope on behalf of its users, those that are created tomorrow included. The vendor recommends to require a grant. Where applications
may register themselves, the finding says whether those get in too: anybody can make one. Where most APIs of a project are open, it is said once,
with the names of all. Of an API that declares no scopes, for applications of one's own, it is an info: all that anybody can have there is a token without any.

Set the user policy to "require_client_grant" and give a grant to each application that calls the API, and to those that register
themselves a third_party_default. The option allow is for APIs that are meant
to be open.`,
	Gather: &Gathering{OfProject: true, Message: mostAreOpen},
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if isOpenToUsers(api) && api != p.Tenant.DefaultAudience && !p.allows(api, api.Config.Header) {
				p.report(p.openUserPolicy(api))
			}
		}
	},
})

// isOpenToUsers leaves out the Management API, which has a rule of its own: open is how the platform delivers it.
func isOpenToUsers(api *compiler.API) bool {
	return api.Config != nil && !api.Config.UserPolicy.Failed && api.System != compiler.Management && api.Policy(compiler.User) == compiler.AllowAll
}

func (p *Pass) openUserPolicy(api *compiler.API) finding {
	f := finding{
		at: api.Config.Header, address: api.Address, key: "subject_type_authorization.user.policy",
		message: api.Address + ` states no user policy, and the default "allow_all" lets in every first-party application` + p.andRegistered(api),
		detail:  `Set subject_type_authorization.user.policy to "require_client_grant", once the applications that call the API have grants.`,
	}
	if written := api.Config.UserPolicy; written.Set {
		f.at = written.Span
		f.message = api.Address + ` has the user policy "allow_all", which lets in every first-party application` + p.andRegistered(api)
		f.fix = replaceBy(string(compiler.RequireClientGrant), written)
	}
	if p.letsRegisteredIn(api) && p.noDefaultForRegistered() {
		f.detail += ` Those that register themselves need a third_party_default with subject_type = "user".`
		f.fix = nil // by itself it would leave them nothing
	}
	if len(api.Scopes) == 0 && api.ScopesKnown && !p.letsRegisteredIn(api) {
		f.severity, f.fix = diag.Info, nil // there is nothing that a grant could list
	}
	f.related = append(f.related, p.registeredPlaces(api)...)
	return f
}

// andRegistered is who gets into an open API beside the applications of one's own: whoever registers an application, in permissive mode or where nobody
// states the mode.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (p *Pass) andRegistered(api *compiler.API) string {
	switch {
	case !p.letsRegisteredIn(api):
		return ""
	case p.Tenant.RegistrationModeAssumed:
		return " and, unless registration is strict, whoever registers an application"
	}
	return " and whoever registers an application"
}

func (p *Pass) letsRegisteredIn(api *compiler.API) bool {
	return api.System == "" && p.Tenant.DynamicRegistration && p.Tenant.DynamicRegistrationMode == compiler.ThirdPartyPermissive
}

func (p *Pass) registeredPlaces(api *compiler.API) []place {
	if !p.letsRegisteredIn(api) || p.Config.Tenant == nil {
		return nil
	}
	return []place{{"applications may register themselves", p.Config.Tenant.EnableDynamicClientRegistration.Span}}
}

// mostAreOpen is said once where most of the APIs are open: what the project has to decide then is how it gives access.
func mostAreOpen(tenant *compiler.Tenant, found []diag.Diagnostic) string {
	_, whom, _ := strings.Cut(found[0].Message, "lets in ")
	return mostAPIs(tenant, found, "let in "+whom+` by the user policy "allow_all"`)
}
