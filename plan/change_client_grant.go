package plan

import (
	"slices"

	"grants/compiler"
)

func (c *pairing) grantObjects() []pair[object] {
	objects := make([]pair[object], 0, len(c.grants))
	for i, p := range c.grants {
		if c.judgedOnce[i] || sameDeclaration(p) {
			continue
		}
		objects = append(objects, pair[object]{before: grantObject(p.before), after: grantObject(p.after)})
	}
	return append(objects, c.unresolvedObjects()...)
}

// sameDeclaration spares the grants that are alike the comparison by attributes, since a tenant may have 200,000 of them.
func sameDeclaration(p pair[compiler.ClientGrant]) bool {
	return sameGrant(p) && p.before.AllScopes == p.after.AllScopes && len(p.before.Config.AuthorizationDetailsTypes.Items) == 0 &&
		len(p.after.Config.AuthorizationDetailsTypes.Items) == 0
}

// sameGrantBlock reports whether two grants are one in a file that did not change, and what they refer to has the same name.
func sameGrantBlock(p pair[compiler.ClientGrant]) bool {
	return p.before.Config == p.after.Config && p.before.API.Identifier == p.after.API.Identifier && holder(p.before) == holder(p.after)
}

// writtenAlike reports whether two grants differ in nothing that a change would name, keys apart.
func writtenAlike(b, a *compiler.ClientGrant) bool {
	isNews := func(a Attribute) bool { return !a.property.key }
	return !slices.ContainsFunc(compareProperties(grantProperties(nil, b), grantProperties(nil, a)), isNews)
}

func grantObject(grant *compiler.ClientGrant) *object {
	if grant == nil {
		return nil
	}
	return &object{block: grant.Config.Block, key: grantKey(grant), properties: grantProperties(nil, grant)}
}

func grantKey(grant *compiler.ClientGrant) Key {
	key := Key{Audience: grant.API.Identifier, SubjectType: string(grant.SubjectType)}
	switch {
	case grant.IsDefault():
		key.DefaultFor = "third_party_clients"
	case grant.Application.Address == "": // declared nowhere
		key.ClientID = grant.Application.ClientID
	default:
		key.Application = grant.Application.Address
	}
	return key
}

// grantProperties appends a grant's attributes, sorted by name, with the platform's defaults. Under allow_all_scopes the platform takes no list of scopes.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func grantProperties(properties []property, grant *compiler.ClientGrant) []property {
	written := grant.Config
	scopes := property{name: "scopes", set: []string{}, isSet: true, span: written.Scopes.Span}
	if !grant.AllScopes {
		scopes.set = listed(grant)
	}
	key := grantKey(grant)
	return append(properties,
		scalar("allow_all_scopes", written.AllowAllScopes, false),
		scalar("allow_any_organization", written.AllowAnyOrganization, false),
		property{name: "audience", value: key.Audience, span: written.Audience.Span, key: true},
		list("authorization_details_types", written.AuthorizationDetailsTypes),
		property{name: "client_id", value: orNil(holder(grant)), span: written.ClientID.Span, key: true},
		property{name: "default_for", value: orNil(key.DefaultFor), span: written.DefaultFor.Span, key: true},
		scalar("organization_usage", written.OrganizationUsage, "deny"),
		list("organizations", written.Organizations),
		scopes,
		property{name: "subject_type", value: key.SubjectType, span: written.SubjectType.Span, key: true},
	)
}

// listed is what a grant's list of scopes names. Where all of it is declared, the compiler has it as a set.
func listed(grant *compiler.ClientGrant) []string {
	if len(grant.UndefinedScopes) > 0 || len(grant.Scopes) == 0 {
		return items(grant.Config.Scopes)
	}
	return grant.Scopes
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
