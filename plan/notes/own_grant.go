package notes

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// changesGrants are the scopes of the Management API without which client grants can't be deployed.
// https://auth0.com/docs/api/management/v2/client-grants
var changesGrants = []string{"create:client_grants", "delete:client_grants", "update:client_grants"}

// ownGrants are those of applications that may change grants, and so may be what deploys the plan, where they give up scopes.
// https://github.com/auth0/terraform-provider-auth0/issues/25
func (r *reporter) ownGrants() {
	for _, p := range r.Grants {
		if p.Before == nil || !deploys(p.Before) {
			continue
		}
		d := diag.Diagnostic{
			Code: codeOwnGrant, Severity: diag.Warning, Address: p.Before.Address,
			Message: p.Before.Address + ", which lets " + p.Before.Application.Address + " change client grants, goes",
			Detail:  "If that is what deploys this, its further calls are refused. Let another client deploy this change, or make it by hand.",
		}
		if p.After == nil {
			r.report(d)
			continue
		}
		if lost := objects.Missing(p.Before.Scopes, p.After.Scopes); len(lost) > 0 {
			d.Address = p.After.Address
			d.Message = p.After.Address + ", which lets " + p.After.Application.Address + " change client grants, gives up " + firstOf(lost)
			r.report(d, p.After.Config.Scopes.Span, p.After.Config.Header)
		}
	}
}

// deploys reports whether a grant lets its application change client grants.
func deploys(grant *compiler.ClientGrant) bool {
	return grant.API.System == compiler.Management && grant.SubjectType == compiler.Client && !grant.IsDefault() &&
		slices.ContainsFunc(changesGrants, func(scope string) bool { return stringset.Contains(grant.Scopes, scope) })
}
