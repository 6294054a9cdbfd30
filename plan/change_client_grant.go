package plan

import "grants/compiler"

func (c *comparison) grantObjects() []pair[object] {
	objects := make([]pair[object], 0, len(c.grants))
	for _, p := range c.grants {
		if sameDeclaration(p) {
			continue
		}
		objects = append(objects, pair[object]{before: grantObject(p.before), after: grantObject(p.after)})
	}
	return objects
}

// sameDeclaration spares the grants that are alike the comparison by attributes, since a tenant may have 200,000 of them.
func sameDeclaration(p pair[compiler.ClientGrant]) bool {
	return sameGrant(p) && p.before.AllScopes == p.after.AllScopes && len(p.before.Config.AuthorizationDetailsTypes.Items) == 0 &&
		len(p.after.Config.AuthorizationDetailsTypes.Items) == 0
}

func grantObject(grant *compiler.ClientGrant) *object {
	if grant == nil {
		return nil
	}
	return &object{block: grant.Config.Block, key: grantKey(grant), properties: grantProperties(grant)}
}

func grantKey(grant *compiler.ClientGrant) Key {
	key := Key{Audience: grant.API.Identifier, SubjectType: string(grant.SubjectType)}
	if grant.IsDefault() {
		key.DefaultFor = "third_party_clients"
	} else {
		key.Application = grant.Application.Address
	}
	return key
}

// grantProperties has the platform's defaults. Under allow_all_scopes the platform takes no list of scopes.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func grantProperties(grant *compiler.ClientGrant) []property {
	written := grant.Config
	scopes := list("scopes", written.Scopes)
	if grant.AllScopes {
		scopes.set = []string{}
	}
	key := grantKey(grant)
	properties := []property{
		scopes,
		{name: "audience", value: key.Audience, span: written.Audience.Span, key: true},
		{name: "client_id", value: orNil(holder(grant)), span: written.ClientID.Span, key: true},
		{name: "default_for", value: orNil(key.DefaultFor), span: written.DefaultFor.Span, key: true},
		{name: "subject_type", value: key.SubjectType, span: written.SubjectType.Span, key: true},
		scalar("allow_all_scopes", written.AllowAllScopes, false).ranked(boolRank),
		list("authorization_details_types", written.AuthorizationDetailsTypes),
		scalar("organization_usage", written.OrganizationUsage, "deny").ranked(usageRank),
		scalar("allow_any_organization", written.AllowAnyOrganization, false).ranked(boolRank),
		list("organizations", written.Organizations),
	}
	return sortProperties(properties)
}

// holder is the application's client_id, or its address where it has none.
func holder(grant *compiler.ClientGrant) string {
	switch {
	case grant.IsDefault():
		return ""
	case grant.Application.ClientID != "":
		return grant.Application.ClientID
	}
	return grant.Application.Address
}

// usageRank puts allow, which asks nothing, above the two that ask for something.
func usageRank(value any) int {
	if value == "allow" {
		return 1
	}
	return 0
}
