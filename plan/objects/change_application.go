package objects

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
)

func (c *Pairing) applicationObjects() []Pair[object] {
	objects := make([]Pair[object], 0, len(c.Apps))
	for _, p := range c.Apps {
		if sameApplicationBlock(p) {
			continue
		}
		o := Pair[object]{Before: applicationObject(c.Before, p.Before), After: applicationObject(c.After, p.After)}
		if registersItself(p) {
			o.After.settle()
			o.Before.settle()
		}
		objects = append(objects, o)
	}
	return objects
}

// registersItself reports whether an application is one that nobody but itself can create, and so never replaced.
func registersItself(p Pair[compiler.Application]) bool {
	return p.Before != nil && p.After != nil && (p.Before.Origin != "" || p.After.Origin != "")
}

// settle leaves what another object would have to be created for as it is.
func (o *object) settle() {
	for i := range o.properties {
		if o.properties[i].forces {
			o.properties[i].forces, o.properties[i].unsent = false, ReadOnly
		}
	}
}

// sameApplicationBlock spares the applications of files that did not change the comparison by attributes. What they refer to may have changed.
func sameApplicationBlock(p Pair[compiler.Application]) bool {
	b, a := p.Before, p.After
	return b != nil && a != nil && b.Config == a.Config && b.Party == a.Party && !a.Config.ResourceServerIdentifier.Set
}

func applicationObject(t *compiler.Tenant, app *compiler.Application) *object {
	if app == nil {
		return nil
	}
	return &object{block: app.Config.Block, key: ApplicationKey(app), properties: ApplicationProperties(nil, t, app)}
}

// ApplicationKey is the natural key of an application.
func ApplicationKey(app *compiler.Application) Key {
	if app.ClientID != "" {
		return Key{ClientID: app.ClientID}
	}
	return Key{Application: app.Address}
}

// ApplicationProperties appends an application's attributes, sorted by name, with the platform's defaults.
// https://auth0.com/docs/get-started/applications/application-settings
func ApplicationProperties(properties []Property, t *compiler.Tenant, app *compiler.Application) []Property {
	written := app.Config
	return append(properties,
		Scalar("app_type", written.AppType, nil).asStaying(),
		list("client_authentication_methods", written.ClientAuthenticationMethods).asUnsent(Credential),
		Property{Name: "client_id", value: orNil(app.ClientID), Span: written.ClientID.Span, unsent: FilesOnly},
		Scalar("default_organization", written.DefaultOrganization, nil),
		Scalar("description", written.Description, nil),
		Scalar("external_client_id", written.ExternalClientID, nil).asUnsent(ReadOnly).asLate(),
		Scalar("external_metadata_type", written.ExternalMetadataType, nil).asUnsent(ReadOnly),
		Property{Name: "grant_types", set: OrEmpty(app.GrantTypes), isSet: true, Span: written.GrantTypes.Span},
		Scalar("is_first_party", written.IsFirstParty, true).asForcing(),
		Property{Name: "name", value: orNil(app.Name), Span: written.DisplayName.Span, silent: !written.DisplayName.Set, written: written.DisplayName.Set},
		Scalar("organization_usage", written.OrganizationUsage, nil).asAssumed(),
		redirectionPolicy(app),
		Property{Name: "resource_server_identifier", value: orNil(AudienceOf(t, written.ResourceServerIdentifier)),
			Span: written.ResourceServerIdentifier.Span, forces: true, written: written.ResourceServerIdentifier.Set},
		securityMode(app).asForcing(),
		Scalar("token_endpoint_auth_method", written.TokenEndpointAuthMethod, ImpliedAuthMethod(app)).asAssumed(),
		Property{Name: TokenExchange, value: statesTokenExchange(written), Span: written.TokenExchangeProfiles.Span},
		list(TokenExchange+".allow_any_profile_of_type", written.TokenExchangeProfiles),
	)
}

// redirectionPolicy is taken of strict third parties only.
func redirectionPolicy(app *compiler.Application) Property {
	p := Scalar("redirection_policy", app.Config.RedirectionPolicy, "open_redirect_protection")
	if app.Party != compiler.ThirdPartyStrict {
		p.unsent = Refused
	}
	return p
}

// ImpliedAuthMethod is how an application proves itself whose files name no method: by none where its type can't keep a secret. The platform
// wants to be told so, and asks for a secret otherwise.
// https://auth0.com/docs/get-started/applications/confidential-and-public-applications
func ImpliedAuthMethod(app *compiler.Application) any {
	if app.Public && !app.Config.TokenEndpointAuthMethod.Set && len(app.Config.ClientAuthenticationMethods.Items) == 0 {
		return "none"
	}
	return nil
}

// TokenExchange is the attribute of what an application may exchange.
const TokenExchange = "token_exchange"

// statesTokenExchange is true of an application that is an API and says what it may exchange: to list nothing is not what to say nothing is.
// Of others it is, and there is no such value.
func statesTokenExchange(written *config.Application) any {
	if written.AppType.Value == "resource_server" && written.TokenExchangeProfiles.Set {
		return true
	}
	return nil
}

// securityMode is the platform's default for a first party, whatever is written: there it means nothing.
func securityMode(app *compiler.Application) Property {
	p := Scalar("third_party_security_mode", app.Config.ThirdPartySecurityMode, "strict")
	if app.Party == compiler.FirstParty {
		p.value = "strict"
	}
	return p
}

func orNil(value string) any {
	if value == "" {
		return nil
	}
	return value
}

// AudienceOf is the identifier that a reference stands for, so that renaming an api block changes nothing.
func AudienceOf(t *compiler.Tenant, ref config.Located[config.Reference]) string {
	if !ref.Value.IsAddress {
		return ref.Value.Name
	}
	i, found := slices.BinarySearchFunc(t.APIs, ref.Value.Name, func(api *compiler.API, address string) int {
		return strings.Compare(api.Address, address)
	})
	if !found {
		return ref.Value.Name
	}
	return t.APIs[i].Identifier
}
