package objects

import (
	"cmp"
	"slices"
	"strconv"

	"grants/compiler"
	"grants/config"
)

// apiObjects compares a system API that one side does not declare with what the platform has: writing its own values down, or no longer, changes nothing.
func (c *Pairing) apiObjects() []Pair[object] {
	objects := make([]Pair[object], 0, len(c.APIs))
	for _, p := range c.APIs {
		if sameAPIBlock(p) {
			continue
		}
		b, a := apiObject(p.Before), apiObject(p.After)
		bothSystem := p.Before != nil && p.After != nil && p.Before.System != "" && p.After.System != ""
		switch {
		case b == nil && a == nil:
			continue
		case bothSystem && b == nil:
			b = undeclaredObject(p.Before, a)
		case bothSystem && a == nil:
			a = undeclaredObject(p.After, b)
		}
		objects = append(objects, Pair[object]{Before: b, After: a})
	}
	return objects
}

// sameAPIBlock spares the APIs of files that did not change the comparison by attributes.
func sameAPIBlock(p Pair[compiler.API]) bool {
	return p.Before != nil && p.After != nil && p.Before.Config == p.After.Config && p.Before.System == p.After.System
}

// apiObject is nil for a system API that is not declared.
func apiObject(api *compiler.API) *object {
	if api == nil || api.Config == nil {
		return nil
	}
	return &object{block: api.Config.Block, key: Key{Identifier: api.Identifier}, properties: APIProperties(nil, api)}
}

// APIProperties has the platform's defaults.
// https://auth0.com/docs/get-started/apis/api-settings
func APIProperties(properties []Property, api *compiler.API) []Property {
	written, byDefault := api.Config, DefaultsOf(api.System)
	properties = append(properties,
		Scalar("identifier", written.Identifier, nil).asKey(),
		Scalar("name", written.DisplayName, nil).asStaying().without(byDefault.name),
		Property{Name: "scopes", set: OrEmpty(api.Scopes), isSet: true, Span: written.ScopesAttribute.Span},
		list("authorization_details_types", written.AuthorizationDetailsTypes),
		Property{Name: "subject_type_authorization.client.policy", value: string(api.Policy(compiler.Client)), Span: written.ClientPolicy.Span,
			rank: policyOf},
		Property{Name: "subject_type_authorization.user.policy", value: string(api.Policy(compiler.User)), Span: written.UserPolicy.Span,
			rank: policyOf},
		Scalar("enforce_policies", written.EnforcePolicies, false).Ranked(func(v any) int { return -BoolRank(v) }),
		Scalar("token_dialect", written.TokenDialect, "access_token"),
		Scalar("token_lifetime", written.TokenLifetime, byDefault.Lifetime),
		Scalar("token_lifetime_for_web", written.TokenLifetimeForWeb, byDefault.webLifetime).asAssumed(),
		Scalar("allow_offline_access", written.AllowOfflineAccess, byDefault.offlineAccess).Ranked(BoolRank),
		Scalar("skip_consent_for_verifiable_first_party_clients", written.SkipConsentForVerifiableFirstPartyClients, byDefault.Skips).Ranked(BoolRank),
		Scalar("consent_policy", written.ConsentPolicy, nil),
		Scalar("signing_alg", written.SigningAlg, "RS256").asAssumed(),
		list("resource", written.Resource).asUnsent(FilesOnly).asLate(),
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
func refuseMost(properties []Property) {
	for i := range properties {
		p := &properties[i]
		switch p.Name {
		case "subject_type_authorization.user.policy", "subject_type_authorization.client.policy":
		case "skip_consent_for_verifiable_first_party_clients", "token_lifetime":
		default:
			p.unsent = cmp.Or(p.unsent, Refused)
		}
	}
}

// descriptions are compared of scopes that both sides declare: of the others the set of scopes says enough.
func descriptions(scopes []config.Scope) []Property {
	properties := make([]Property, 0, len(scopes))
	for i := range scopes {
		p := Scalar(`scopes[`+strconv.Quote(scopes[i].Name.Value)+`].description`, scopes[i].Description, nil)
		p.partial = true
		properties = append(properties, p)
	}
	sortProperties(properties)
	return slices.CompactFunc(properties, func(x, y Property) bool { return x.Name == y.Name })
}

// PolicyRank orders the policies from closed to open.
func PolicyRank(policy string) int {
	return slices.Index([]compiler.Policy{compiler.DenyAll, compiler.RequireClientGrant, compiler.AllowAll}, compiler.Policy(policy))
}

func policyOf(value any) int {
	policy, _ := value.(string)
	return PolicyRank(policy)
}
