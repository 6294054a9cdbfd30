package objects

import (
	"slices"

	"grants/compiler"
)

func (c *Pairing) grantObjects() []Pair[object] {
	objects := make([]Pair[object], 0, len(c.Grants))
	for i, p := range c.Grants {
		if c.judgedOnce[i] || sameDeclaration(p) {
			continue
		}
		objects = append(objects, Pair[object]{Before: grantObject(p.Before), After: grantObject(p.After)})
	}
	return append(objects, c.unresolvedObjects()...)
}

// sameDeclaration spares the grants that are alike the comparison by attributes, since a tenant may have 200,000 of them.
func sameDeclaration(p Pair[compiler.ClientGrant]) bool {
	return SameGrant(p) && p.Before.AllScopes == p.After.AllScopes && len(p.Before.Config.AuthorizationDetailsTypes.Items) == 0 &&
		len(p.After.Config.AuthorizationDetailsTypes.Items) == 0
}

// sameGrantBlock reports whether two grants are one in a file that did not change, and what they refer to has the same name.
func sameGrantBlock(p Pair[compiler.ClientGrant]) bool {
	return p.Before.Config == p.After.Config && p.Before.API.Identifier == p.After.API.Identifier && holder(p.Before) == holder(p.After)
}

// WrittenAlike reports whether two grants differ in nothing that a change would name, keys apart.
func WrittenAlike(b, a *compiler.ClientGrant) bool {
	isNews := func(a Attribute) bool { return !a.Property.Key }
	return !slices.ContainsFunc(CompareProperties(GrantProperties(nil, b), GrantProperties(nil, a)), isNews)
}

func grantObject(grant *compiler.ClientGrant) *object {
	if grant == nil {
		return nil
	}
	return &object{block: grant.Config.Block, key: GrantKey(grant), properties: GrantProperties(nil, grant)}
}

// GrantKey is the natural key of a grant.
func GrantKey(grant *compiler.ClientGrant) Key {
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

// GrantProperties appends a grant's attributes, sorted by name, with the platform's defaults. Under allow_all_scopes the platform takes no list of scopes.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func GrantProperties(properties []Property, grant *compiler.ClientGrant) []Property {
	written := grant.Config
	scopes := Property{Name: "scopes", set: []string{}, isSet: true, Span: written.Scopes.Span}
	if !grant.AllScopes {
		scopes.set = listed(grant)
	}
	key := GrantKey(grant)
	return append(properties,
		Scalar("allow_all_scopes", written.AllowAllScopes, false),
		Scalar("allow_any_organization", written.AllowAnyOrganization, false),
		Property{Name: "audience", value: key.Audience, Span: written.Audience.Span, Key: true},
		list("authorization_details_types", written.AuthorizationDetailsTypes),
		Property{Name: "client_id", value: orNil(holder(grant)), Span: written.ClientID.Span, Key: true},
		Property{Name: "default_for", value: orNil(key.DefaultFor), Span: written.DefaultFor.Span, Key: true},
		Scalar("organization_usage", written.OrganizationUsage, "deny"),
		list("organizations", written.Organizations),
		scopes,
		Property{Name: "subject_type", value: key.SubjectType, Span: written.SubjectType.Span, Key: true},
	)
}

// listed is what a grant's list of scopes names. Where all of it is declared, the compiler has it as a set.
func listed(grant *compiler.ClientGrant) []string {
	if len(grant.UndefinedScopes) > 0 || len(grant.Scopes) == 0 {
		return Items(grant.Config.Scopes)
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
