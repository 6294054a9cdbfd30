package cell

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// declarations names the API where what it declares explains some of the impact. Where only the base declares it, it has been one's own and is the
// platform's now.
func (x *Explanation) declarations() {
	b, a, v := x.before.api, x.after.api, x.declaring()
	has, lacks := a.Address+" declares %s now", a.Address+" no longer declares %s"
	if v != x.after {
		has, lacks = a.Address+" has %s, which "+b.Address+" did not declare", a.Address+" has no %s, which "+b.Address+" declared"
	}
	declared := slices.DeleteFunc(slices.Clone(x.difference.Gained), func(s string) bool { return stringset.Contains(b.Scopes, s) || !stringset.Contains(a.Scopes, s) })
	if len(declared) > 0 {
		kind := ScopeDeclared
		if x.after.Access.FutureScopes {
			kind = ScopeDeclaredForAll
		}
		message := fmt.Sprintf(has, x.name(declared, x.difference.Gained))
		x.add(kind, v, v.api.Address, declared, message, scopeSpan(v.api, declared[0]), objects.ScopesSpan(v.api), objects.HeaderOf(v.api))
	}
	gone := slices.DeleteFunc(slices.Clone(x.difference.Lost), func(s string) bool { return !stringset.Contains(b.Scopes, s) || stringset.Contains(a.Scopes, s) })
	if len(gone) > 0 {
		message := fmt.Sprintf(lacks, x.name(gone, x.difference.Lost))
		x.add(ScopeUndeclared, v, v.api.Address, gone, message, objects.ScopesSpan(v.api), objects.HeaderOf(v.api))
	}
	x.detailsTypes()
}

func (x *Explanation) detailsTypes() {
	b, a := x.before.api, x.after.api
	came, went := objects.Missing(a.AuthorizationDetailsTypes, b.AuthorizationDetailsTypes), objects.Missing(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes)
	v := x.declaring()
	if containsAny(x.difference.LostTypes, went) {
		x.add(DetailsTypeUndefined, v, v.api.Address, nil, v.api.Address+" no longer registers the type", detailsSpan(v.api), objects.HeaderOf(v.api))
	}
	if containsAny(x.difference.GainedTypes, came) {
		x.add(DetailsTypeDeclared, v, v.api.Address, nil, v.api.Address+" registers the type now", detailsSpan(v.api), objects.HeaderOf(v.api))
	}
}

// conditions names what holds the changed conditions: the deciding grant, or the API.
func (x *Explanation) conditions() {
	b, a := x.before, x.after
	changed := slices.Concat(x.difference.Relaxed, x.difference.Tightened)
	v := x.declaring()
	for _, c := range []struct {
		condition string
		was, is   bool
		on, off   string
		span      diag.Span
	}{
		{
			"rbac", b.api.EnforcePolicies, a.api.EnforcePolicies, " turns RBAC on (enforce_policies)", " turns RBAC off (enforce_policies)", enforceSpan(v.api),
		},
		{
			"consent", b.api.SkipsConsent, a.api.SkipsConsent, " no longer asks users for consent to first-party applications",
			" asks users for consent to first-party applications now", consentSpan(v.api),
		},
	} {
		if c.was == c.is || !slices.Contains(changed, c.condition) {
			continue
		}
		message := c.off
		if c.is {
			message = c.on
		}
		x.add(ConditionChanged, v, v.api.Address, nil, v.api.Address+message, c.span, objects.HeaderOf(v.api))
		x.explains(x.conditionsAmong(c.condition))
	}
	x.organizationConditions(changed)
}

// organizationConditions names the grant that decides now where it changed its own conditions.
func (x *Explanation) organizationConditions(changed []string) {
	is, was := x.after.Access.Grant, x.before.own
	if is == nil {
		return
	}
	if is.IsDefault() {
		was = x.before.byDefault
	}
	if was == nil {
		return
	}
	// Where another grant decides now, what it had before is no side of the Comparison: whatever it changed may be why.
	another := x.before.Access.Grant != was && containsAny(changed, ofOrganizations)
	for _, c := range []struct {
		condition string
		differs   bool
		span      diag.Span
	}{
		{"allow_any_organization", was.AllowAnyOrganization != is.AllowAnyOrganization, is.Config.AllowAnyOrganization.Span},
		{"organization_usage", was.OrganizationUsage != is.OrganizationUsage, is.Config.OrganizationUsage.Span},
		{"organizations", !slices.Equal(objects.Organizations(was), objects.Organizations(is)), is.Config.Organizations.Span},
	} {
		if c.differs && (another || slices.Contains(changed, c.condition)) {
			x.add(ConditionChanged, x.after, is.Address, nil, is.Address+" changes "+c.condition, c.span, is.Config.Header)
			if x.explains(x.conditionsAmong(c.condition)); another {
				x.explains(x.conditionsAmong(ofOrganizations...))
			}
		}
	}
}

// ofOrganizations are the conditions that a grant has.
var ofOrganizations = []string{"allow_any_organization", "organization_usage", "organizations"}

func containsAny(items, of []string) bool {
	return slices.ContainsFunc(of, func(item string) bool { return slices.Contains(items, item) })
}

// providers names what makes the other causes effective where somebody gains: the grant that decides now, or the open policy.
func (x *Explanation) providers() {
	v := x.after
	falls := x.fallsBack()
	if !v.Access.Allowed || !x.difference.GainsPermissions() && falls == nil {
		return
	}
	if grant := v.Access.Grant; grant != nil {
		if !x.names(v.side, grant.Address) {
			x.add(ProvidedBy, v, grant.Address, x.difference.Gained, provides(grant), x.providerSpans(grant)...)
			x.setSides(x.difference.Gains(), falls != nil && falls.Loses) // what is left of the access is the default's
		}
		return
	}
	if slices.ContainsFunc(x.Causes, func(c Cause) bool { return c.Cause == PolicyChanged || c.Cause == APIAdded }) {
		return
	}
	message := v.api.Address + "'s policy allows every application (allow_all)"
	subject := compiler.SubjectTypes[x.cell.Subject]
	x.add(ProvidedBy, v, v.api.Address, x.difference.Gained, message, objects.PolicySpan(v.api.Config, subject), objects.HeaderOf(v.api))
}

// fallsBack is the cause that leaves the application with the default grant, or nil.
func (x *Explanation) fallsBack() *Cause {
	i := slices.IndexFunc(x.Causes, func(c Cause) bool { return c.Cause == FallsBackToDefault })
	if i < 0 {
		return nil
	}
	return &x.Causes[i]
}

func (x *Explanation) names(side, address string) bool {
	return slices.ContainsFunc(x.Causes, func(c Cause) bool { return c.Side == side && c.Address == address })
}

func provides(grant *compiler.ClientGrant) string {
	switch {
	case grant.AllScopes:
		return grant.Address + " has allow_all_scopes"
	case grant.IsDefault():
		return grant.Address + " applies"
	}
	return grant.Address + " decides"
}

func (x *Explanation) providerSpans(grant *compiler.ClientGrant) []diag.Span {
	written := grant.Config
	if grant.AllScopes {
		return []diag.Span{written.AllowAllScopes.Span, written.Header}
	}
	return []diag.Span{written.Header}
}

func scopeSpan(api *compiler.API, scope string) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	i := slices.IndexFunc(api.Config.Scopes, func(s config.Scope) bool { return s.Name.Value == scope })
	if i < 0 {
		return diag.Span{}
	}
	return api.Config.Scopes[i].Name.Span
}

func detailsSpan(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.AuthorizationDetailsTypes.Span
}

func consentSpan(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.SkipConsentForVerifiableFirstPartyClients.Span
}

func enforceSpan(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.EnforcePolicies.Span
}
