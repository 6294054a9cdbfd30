package compiler

import (
	"testing"

	"grants/config"
)

func TestReachability(t *testing.T) {
	tests := []struct {
		name, party  string
		change       func(*config.Application)
		user, client Unreachable
	}{
		{"confidential", "first_party", func(*config.Application) {}, "", ""},
		{"spa", "first_party", func(app *config.Application) { app.AppType = value("spa") }, "", PublicClient},
		{"native with client_credentials", "first_party", func(app *config.Application) {
			app.AppType, app.GrantTypes = value("native"), list("client_credentials")
		}, NoUserFlow, PublicClient},
		{"spa with a secret", "first_party", func(app *config.Application) {
			app.AppType, app.TokenEndpointAuthMethod = value("spa"), value("client_secret_post")
		}, "", ""},
		{"native with a key", "first_party", func(app *config.Application) {
			app.AppType, app.ClientAuthenticationMethods = value("native"), list("private_key_jwt")
		}, "", ""},
		{"native with a secret and without client_credentials", "first_party", func(app *config.Application) {
			app.AppType, app.TokenEndpointAuthMethod, app.GrantTypes = value("native"), value("client_secret_basic"), list("authorization_code")
		}, "", NoClientCredentialsGrantType},
		{"spa that lists no methods", "first_party", func(app *config.Application) {
			app.AppType, app.ClientAuthenticationMethods = value("spa"), list()
		}, "", PublicClient},
		{"contradictory methods hide nothing", "first_party", func(app *config.Application) {
			app.TokenEndpointAuthMethod, app.ClientAuthenticationMethods = value("none"), list("private_key_jwt")
		}, "", ""},
		{"no authentication", "first_party", func(app *config.Application) { app.TokenEndpointAuthMethod = value("none") }, "", PublicClient},
		{"no type", "first_party", func(app *config.Application) { app.AppType = config.Located[string]{} }, "", ""},
		{"machine to machine", "first_party", func(app *config.Application) { app.GrantTypes = list("client_credentials") }, NoUserFlow, ""},
		{"refresh alone starts no session", "first_party", func(app *config.Application) {
			app.GrantTypes = list("refresh_token")
		}, NoUserFlow, NoClientCredentialsGrantType},
		{"device code", "first_party", func(app *config.Application) {
			app.GrantTypes = list("urn:ietf:params:oauth:grant-type:device_code")
		}, "", NoClientCredentialsGrantType},
		{"no grant types at all", "first_party", func(app *config.Application) { app.GrantTypes = list() }, NoUserFlow, NoClientCredentialsGrantType},
		{"resource server", "first_party", func(app *config.Application) {
			app.AppType = value("resource_server")
		}, NoUserFlow, NoClientCredentialsGrantType},
		{"strict third party", "third_party_strict", func(*config.Application) {}, "", NoClientCredentialsGrantType},
		{"strict third party with client_credentials", "third_party_strict", func(app *config.Application) {
			app.GrantTypes = list("client_credentials", "authorization_code")
		}, "", ""},
		{"permissive third party", "third_party_permissive", func(*config.Application) {}, "", ""},
		{"registered dynamically", "third_party_permissive", func(app *config.Application) {
			app.ExternalMetadataType = value("dcr")
		}, "", DynamicallyRegistered},
		{"registered by metadata document", "third_party_strict", func(app *config.Application) {
			app.ExternalMetadataType, app.GrantTypes = value("cimd"), list("client_credentials")
		}, NoUserFlow, DynamicallyRegistered},
		{"a first party's origin is of no consequence", "first_party", func(app *config.Application) {
			app.ExternalMetadataType = value("dcr")
		}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			declared := newApplication("app", test.party)
			test.change(declared)
			cfg := project(blog(), declared, newClientGrant("app", "application.app", "api.blog", "client", "a"))
			if cell := access(t, cfg, User); cell.Unreachable != test.user || len(cell.Assumed) > 0 {
				t.Errorf("user: got %q, want %q; assumed %q", cell.Unreachable, test.user, cell.Assumed)
			}
			cell := access(t, cfg, Client)
			if cell.Unreachable != test.client {
				t.Errorf("client: got %q, want %q", cell.Unreachable, test.client)
			}
			if !cell.Allowed {
				t.Error("reachability changed the decision")
			}
		})
	}
}

func TestThirdPartyThatNamesNoModeIsStrict(t *testing.T) {
	cfg := project(blog(), newApplication("partner", "first_party"))
	partner := cfg.Applications[0]
	partner.IsFirstParty = value(false)
	cfg.Tenant.DynamicClientRegistrationSecurityMode = value("permissive")
	if got := mustCompile(t, cfg).Applications[0].Party; got != ThirdPartyStrict {
		t.Errorf("got %s", got)
	}
	partner.ExternalMetadataType = value("dcr")
	if got := mustCompile(t, cfg).Applications[0].Party; got != ThirdPartyPermissive {
		t.Errorf("one that registered itself has the tenant's mode, but got %s", got)
	}
}
