package plan

import (
	"cmp"
	"slices"
	"strconv"

	"grants/compiler"
	"grants/config"
)

// apiObjects compares a system API that one side does not declare with what the platform has: writing its own values down, or no longer, changes nothing.
func (c *pairing) apiObjects() []pair[object] {
	objects := make([]pair[object], 0, len(c.apis))
	for _, p := range c.apis {
		if sameAPIBlock(p) {
			continue
		}
		b, a := apiObject(p.before), apiObject(p.after)
		bothSystem := p.before != nil && p.after != nil && p.before.System != "" && p.after.System != ""
		switch {
		case b == nil && a == nil:
			continue
		case bothSystem && b == nil:
			b = undeclaredObject(p.before, a)
		case bothSystem && a == nil:
			a = undeclaredObject(p.after, b)
		}
		objects = append(objects, pair[object]{before: b, after: a})
	}
	return objects
}

// sameAPIBlock spares the APIs of files that did not change the comparison by attributes.
func sameAPIBlock(p pair[compiler.API]) bool {
	return p.before != nil && p.after != nil && p.before.Config == p.after.Config && p.before.System == p.after.System
}

// apiObject is nil for a system API that is not declared.
func apiObject(api *compiler.API) *object {
	if api == nil || api.Config == nil {
		return nil
	}
	return &object{block: api.Config.Block, key: Key{Identifier: api.Identifier}, properties: apiProperties(nil, api)}
}

// apiProperties has the platform's defaults.
// https://auth0.com/docs/get-started/apis/api-settings
func apiProperties(properties []property, api *compiler.API) []property {
	written, byDefault := api.Config, defaultsOf(api.System)
	properties = append(properties,
		scalar("identifier", written.Identifier, nil).asKey(),
		scalar("name", written.DisplayName, nil).asStaying().without(byDefault.name),
		property{name: "scopes", set: orEmpty(api.Scopes), isSet: true, span: written.ScopesAttribute.Span},
		list("authorization_details_types", written.AuthorizationDetailsTypes),
		property{name: "subject_type_authorization.client.policy", value: string(api.Policy(compiler.Client)), span: written.ClientPolicy.Span,
			rank: policyOf},
		property{name: "subject_type_authorization.user.policy", value: string(api.Policy(compiler.User)), span: written.UserPolicy.Span,
			rank: policyOf},
		scalar("enforce_policies", written.EnforcePolicies, false).ranked(func(v any) int { return -boolRank(v) }),
		scalar("token_dialect", written.TokenDialect, "access_token"),
		scalar("token_lifetime", written.TokenLifetime, byDefault.lifetime),
		scalar("token_lifetime_for_web", written.TokenLifetimeForWeb, byDefault.webLifetime).asAssumed(),
		scalar("allow_offline_access", written.AllowOfflineAccess, byDefault.offlineAccess).ranked(boolRank),
		scalar("skip_consent_for_verifiable_first_party_clients", written.SkipConsentForVerifiableFirstPartyClients, byDefault.skips).ranked(boolRank),
		scalar("consent_policy", written.ConsentPolicy, nil),
		scalar("signing_alg", written.SigningAlg, "RS256").asAssumed(),
		list("sensitive_scopes", written.SensitiveScopes).asUnsent(FilesOnly),
	)
	properties = sortProperties(append(properties, descriptions(written.Scopes)...))
	if api.System != "" {
		refuseMost(properties)
	}
	return properties
}

// refuseMost marks what can't be changed of an API of the platform.
// https://auth0.com/docs/get-started/apis/api-settings
func refuseMost(properties []property) {
	for i := range properties {
		p := &properties[i]
		switch p.name {
		case "subject_type_authorization.user.policy", "subject_type_authorization.client.policy":
		case "skip_consent_for_verifiable_first_party_clients", "token_lifetime":
		default:
			p.unsent = cmp.Or(p.unsent, Refused)
		}
	}
}

// descriptions are compared of scopes that both sides declare: of the others the set of scopes says enough.
func descriptions(scopes []config.Scope) []property {
	properties := make([]property, 0, len(scopes))
	for i := range scopes {
		p := scalar(`scopes[`+strconv.Quote(scopes[i].Name.Value)+`].description`, scopes[i].Description, nil)
		p.partial = true
		properties = append(properties, p)
	}
	sortProperties(properties)
	return slices.CompactFunc(properties, func(x, y property) bool { return x.name == y.name })
}

// policyRank orders the policies from closed to open.
func policyRank(policy string) int {
	return slices.Index([]compiler.Policy{compiler.DenyAll, compiler.RequireClientGrant, compiler.AllowAll}, compiler.Policy(policy))
}

func policyOf(value any) int {
	policy, _ := value.(string)
	return policyRank(policy)
}
