package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

// IsOpenToUsers reports whether the user policy of an API opens it to every application that follows policies. It leaves out the Management API, which
// has a rule of its own: open is how the platform delivers it.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func IsOpenToUsers(api *compiler.API) bool {
	return api.Config != nil && !api.Config.UserPolicy.Failed && api.System != compiler.Management && api.Policy(compiler.User) == compiler.AllowAll
}

// OpenUserPolicy is a finding about the user policy of a declared API that is open to users: info where the API has nothing to give.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func (p *Pass) OpenUserPolicy(api *compiler.API) Finding {
	f := Finding{
		At: api.Config.Header, Address: api.Address, Key: "subject_type_authorization.user.policy",
		Message: api.Address + ` states no user policy, and the default "allow_all" lets in ` + p.LetIn(api),
		Detail:  `Set subject_type_authorization.user.policy to "require_client_grant", once the applications that call the API have grants.`,
	}
	if written := api.Config.UserPolicy; written.Set {
		f.At = written.Span
		f.Message = api.Address + ` has the user policy "allow_all", which lets in ` + p.LetIn(api)
		f.Fix = ReplaceBy(string(compiler.RequireClientGrant), written)
	}
	if p.letsRegisteredIn(api) && p.NoDefaultForRegistered() {
		f.Detail += ` Those that register themselves need a third_party_default with subject_type = "user".`
		f.Fix = nil // by itself it would leave them nothing
	}
	if len(api.Scopes) == 0 && api.ScopesKnown && !p.letsRegisteredIn(api) {
		f.Severity, f.Fix = diag.Info, nil // there is nothing that a grant could list
	}
	f.Related = append(f.Related, p.registeredPlaces(api)...)
	return f
}

// LetIn is who gets into an API by the user policy "allow_all": the applications of one's own, and whoever registers an application, in permissive mode
// or where nobody states the mode.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (p *Pass) LetIn(api *compiler.API) string {
	switch {
	case !p.letsRegisteredIn(api):
		return "every first-party application"
	case p.Tenant.RegistrationModeAssumed:
		return "every first-party application and, unless registration is strict, whoever registers an application"
	}
	return "every first-party application and whoever registers an application"
}

func (p *Pass) letsRegisteredIn(api *compiler.API) bool {
	return api.System == "" && p.Tenant.DynamicRegistration && p.Tenant.DynamicRegistrationMode == compiler.ThirdPartyPermissive
}

func (p *Pass) registeredPlaces(api *compiler.API) []Place {
	if !p.letsRegisteredIn(api) || p.Config.Tenant == nil {
		return nil
	}
	return []Place{{"applications may register themselves", p.Config.Tenant.EnableDynamicClientRegistration.Span}}
}

// IsOpenManagement reports whether an API is the Management API, and open to users, who may then change their own profiles.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func IsOpenManagement(api *compiler.API) bool {
	return api.System == compiler.Management && api.PoliciesRead() && api.Policy(compiler.User) == compiler.AllowAll
}

// Blocked is a finding about a grant that is denied by the policy of its API.
func Blocked(g *compiler.ClientGrant, remedy string) Finding {
	f := Finding{
		At: SubjectSpan(g), Address: g.Address,
		Message: fmt.Sprintf("%s gives nobody access: the %s policy of %s is \"deny_all\"", g.Address, g.SubjectType, g.API.Address),
		Detail:  remedy,
		Related: []Place{PolicyPlace(g.API, g.SubjectType)},
	}
	switch {
	case closedByDefault(g):
		f.Severity = diag.Warning
		f.Message = fmt.Sprintf("%s gives nobody access unless the client policy of %s was changed: its default is \"deny_all\"", g.Address, g.API.CommonName())
		f.Detail = "Declare the API with the client policy that it has, or remove the grant."
	case g.API.System == compiler.MyAccount && g.SubjectType == compiler.Client:
		f.Detail = "Remove the grant: the platform serves this API to users only, and its client policy cannot be changed."
	}
	return f
}

// closedByDefault: what denies the grant is a default of the platform that can be changed, and nobody says whether it was.
// https://auth0.com/docs/manage-users/my-organization-api
func closedByDefault(g *compiler.ClientGrant) bool {
	return g.API.System == compiler.MyOrganization && g.SubjectType == compiler.Client && (g.API.Config == nil || !g.API.Config.ClientPolicy.Set)
}
