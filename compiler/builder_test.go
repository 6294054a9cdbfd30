package compiler

import (
	"strings"

	"grants/config"
)

func value[T any](v T) config.Located[T] { return config.Located[T]{Value: v, Set: true} }

func failed[T any]() config.Located[T] { return config.Located[T]{Failed: true} }

func list(items ...string) config.List {
	l := config.List{Set: true}
	for _, item := range items {
		l.Items = append(l.Items, value(item))
	}
	return l
}

// to refers to a block where target is an address, else to what the platform calls target.
func to(target string) config.Located[config.Reference] {
	isAddress := strings.HasPrefix(target, "api.") || strings.HasPrefix(target, "application.")
	return value(config.Reference{Name: target, IsAddress: isAddress})
}

func block(kind, name string) config.Block {
	return config.Block{Address: kind + "." + name, Name: name}
}

func newAPI(name, identifier string, scopes ...string) *config.API {
	api := &config.API{Block: block("api", name), Identifier: value(identifier), ScopesAttribute: value(struct{}{})}
	for _, scope := range scopes {
		api.Scopes = append(api.Scopes, config.Scope{Name: value(scope)})
	}
	return api
}

// newApplication is confidential and names no grant types.
func newApplication(name, party string) *config.Application {
	app := &config.Application{Block: block("application", name), AppType: value("regular_web")}
	switch Party(party) {
	case ThirdPartyStrict:
		app.IsFirstParty, app.ThirdPartySecurityMode = value(false), value("strict")
	case ThirdPartyPermissive:
		app.IsFirstParty, app.ThirdPartySecurityMode = value(false), value("permissive")
	}
	return app
}

func newClientGrant(name, application, audience, subject string, scopes ...string) *config.ClientGrant {
	return &config.ClientGrant{
		Block: block("client_grant", name), ClientID: to(application), Audience: to(audience), SubjectType: value(subject), Scopes: list(scopes...),
	}
}

func newDefault(name, audience, subject string, scopes ...string) *config.ClientGrant {
	return &config.ClientGrant{
		Block: block("third_party_default", name), DefaultFor: value("third_party_clients"),
		Audience: to(audience), SubjectType: value(subject), Scopes: list(scopes...),
	}
}
