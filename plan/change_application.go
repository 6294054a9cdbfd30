package plan

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
)

func (c *pairing) applicationObjects() []pair[object] {
	objects := make([]pair[object], 0, len(c.apps))
	for _, p := range c.apps {
		if sameApplicationBlock(p) {
			continue
		}
		o := pair[object]{before: applicationObject(c.before, p.before), after: applicationObject(c.after, p.after)}
		if registersItself(p) {
			o.after.settle()
			o.before.settle()
		}
		objects = append(objects, o)
	}
	return objects
}

// registersItself reports whether an application is one that nobody but itself can create, and so never replaced.
func registersItself(p pair[compiler.Application]) bool {
	return p.before != nil && p.after != nil && (p.before.Origin != "" || p.after.Origin != "")
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
func sameApplicationBlock(p pair[compiler.Application]) bool {
	b, a := p.before, p.after
	return b != nil && a != nil && b.Config == a.Config && b.Party == a.Party && !a.Config.ResourceServerIdentifier.Set
}

func applicationObject(t *compiler.Tenant, app *compiler.Application) *object {
	if app == nil {
		return nil
	}
	return &object{block: app.Config.Block, key: applicationKey(app), properties: applicationProperties(nil, t, app)}
}

func applicationKey(app *compiler.Application) Key {
	if app.ClientID != "" {
		return Key{ClientID: app.ClientID}
	}
	return Key{Application: app.Address}
}

// applicationProperties appends an application's attributes, sorted by name, with the platform's defaults.
// https://auth0.com/docs/get-started/applications/application-settings
func applicationProperties(properties []property, t *compiler.Tenant, app *compiler.Application) []property {
	written := app.Config
	return append(properties,
		scalar("app_type", written.AppType, nil).asStaying(),
		list("client_authentication_methods", written.ClientAuthenticationMethods).asUnsent(Credential),
		property{name: "client_id", value: orNil(app.ClientID), span: written.ClientID.Span, unsent: FilesOnly},
		scalar("default_organization", written.DefaultOrganization, nil),
		scalar("description", written.Description, nil),
		scalar("external_metadata_type", written.ExternalMetadataType, nil).asUnsent(ReadOnly),
		property{name: "grant_types", set: orEmpty(app.GrantTypes), isSet: true, span: written.GrantTypes.Span},
		scalar("is_first_party", written.IsFirstParty, true).asForcing(),
		property{name: "name", value: orNil(app.Name), span: written.DisplayName.Span, silent: !written.DisplayName.Set, written: written.DisplayName.Set},
		scalar("organization_usage", written.OrganizationUsage, nil).asAssumed(),
		redirectionPolicy(app),
		property{name: "resource_server_identifier", value: orNil(audienceOf(t, written.ResourceServerIdentifier)),
			span: written.ResourceServerIdentifier.Span, forces: true, written: written.ResourceServerIdentifier.Set},
		securityMode(app).asForcing(),
		scalar("token_endpoint_auth_method", written.TokenEndpointAuthMethod, impliedAuthMethod(app)).asAssumed(),
		property{name: tokenExchange, value: statesTokenExchange(written), span: written.TokenExchangeProfiles.Span},
		list(tokenExchange+".allow_any_profile_of_type", written.TokenExchangeProfiles),
	)
}

// redirectionPolicy is taken of strict third parties only.
func redirectionPolicy(app *compiler.Application) property {
	p := scalar("redirection_policy", app.Config.RedirectionPolicy, "open_redirect_protection")
	if app.Party != compiler.ThirdPartyStrict {
		p.unsent = Refused
	}
	return p
}

// impliedAuthMethod is how an application proves itself whose files name no method: by none where its type can't keep a secret. The platform
// wants to be told so, and asks for a secret otherwise.
// https://auth0.com/docs/get-started/applications/confidential-and-public-applications
func impliedAuthMethod(app *compiler.Application) any {
	if app.Public && !app.Config.TokenEndpointAuthMethod.Set && len(app.Config.ClientAuthenticationMethods.Items) == 0 {
		return "none"
	}
	return nil
}

const tokenExchange = "token_exchange"

// statesTokenExchange is true of an application that is an API and says what it may exchange: to list nothing is not what to say nothing is.
// Of others it is, and there is no such value.
func statesTokenExchange(written *config.Application) any {
	if written.AppType.Value == "resource_server" && written.TokenExchangeProfiles.Set {
		return true
	}
	return nil
}

// securityMode is the platform's default for a first party, whatever is written: there it means nothing.
func securityMode(app *compiler.Application) property {
	p := scalar("third_party_security_mode", app.Config.ThirdPartySecurityMode, "strict")
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

// audienceOf is the identifier that a reference stands for, so that renaming an api block changes nothing.
func audienceOf(t *compiler.Tenant, ref config.Located[config.Reference]) string {
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
