package plan

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
)

// changesGrants are the scopes of the Management API without which client grants can't be deployed.
// https://auth0.com/docs/api/management/v2/client-grants
var changesGrants = []string{"create:client_grants", "delete:client_grants", "update:client_grants"}

// ownGrants are those of applications that may change grants, and so may be what deploys the plan, where they give up scopes.
// https://github.com/auth0/terraform-provider-auth0/issues/25
func (r *reporter) ownGrants() {
	for _, p := range r.grants {
		if p.before == nil || !deploys(p.before) {
			continue
		}
		d := diag.Diagnostic{
			Code: codeOwnGrant, Severity: diag.Warning, Address: p.before.Address,
			Message: p.before.Address + ", which lets " + p.before.Application.Address + " change client grants, goes",
			Detail:  "If that is what deploys this, its further calls are refused. Let another client deploy this change, or make it by hand.",
		}
		if p.after == nil {
			r.report(d)
			continue
		}
		if lost := missing(p.before.Scopes, p.after.Scopes); len(lost) > 0 {
			d.Address = p.after.Address
			d.Message = p.after.Address + ", which lets " + p.after.Application.Address + " change client grants, gives up " + firstOf(lost)
			r.report(d, p.after.Config.Scopes.Span, p.after.Config.Header)
		}
	}
}

// deploys reports whether a grant lets its application change client grants.
func deploys(grant *compiler.ClientGrant) bool {
	return grant.API.System == compiler.Management && grant.SubjectType == compiler.Client && !grant.IsDefault() &&
		slices.ContainsFunc(changesGrants, func(scope string) bool { return stringset.Contains(grant.Scopes, scope) })
}
