package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// SubjectSpan is where a grant says for whom it is: its subject type, or its header where it leaves the platform's default.
func SubjectSpan(g *compiler.ClientGrant) diag.Span {
	if g.Config.SubjectType.Set {
		return g.Config.SubjectType.Span
	}
	return g.Config.Header
}

// PolicyPlace is where an API says whom it lets in, or the API itself where it leaves the platform's default.
func PolicyPlace(api *compiler.API, subject compiler.SubjectType) Place {
	if api.Config == nil {
		return Place{}
	}
	if written := writtenPolicy(api.Config, subject); written.Set {
		return Place{fmt.Sprintf("the %s policy of %s", subject, api.Address), written.Span}
	}
	return Place{fmt.Sprintf("%s states no %s policy, which means %q", api.Address, subject, api.Policy(subject)), api.Config.Header}
}

func writtenPolicy(api *config.API, subject compiler.SubjectType) config.Located[string] {
	switch subject {
	case compiler.User:
		return api.UserPolicy
	case compiler.Client:
		return api.ClientPolicy
	}
	panic("no policy for subject type " + subject)
}

// PartyPlace is where an application says that it belongs to a third party.
func PartyPlace(app *compiler.Application) Place {
	if app.Config == nil {
		return Place{}
	}
	return Place{app.Address + " belongs to a third party", app.Config.IsFirstParty.Span}
}

// ScopesPlace is where an API declares its scopes, or the API where it declares none.
func ScopesPlace(api *compiler.API) Place {
	switch {
	case api.Config == nil:
		return Place{}
	case api.Config.ScopesAttribute.Set:
		return Place{"the scopes of " + api.Address, api.Config.ScopesAttribute.Span}
	}
	return Place{api.Address, api.Config.Header}
}

// KindPlace is what makes an application one's own, strict or permissive.
func KindPlace(app *compiler.Application) Place {
	if app.Party == compiler.FirstParty {
		return FirstPartyPlace(app)
	}
	return ModePlace(app)
}

// FirstPartyPlace is where an application says that it is one's own, or its header where it leaves that to the default.
func FirstPartyPlace(app *compiler.Application) Place {
	if written := app.Config.IsFirstParty; written.Set {
		return Place{app.Address + " is your own", written.Span}
	}
	return Place{app.Address + " states no is_first_party, and so is your own", app.Config.Header}
}

// ModePlace is what makes an application strict or permissive.
func ModePlace(app *compiler.Application) Place {
	if written := app.Config.ThirdPartySecurityMode; written.Set {
		return Place{app.Address + " is in " + written.Value + " mode", written.Span}
	}
	return PartyPlace(app)
}

// ModeSpan is where the mode of an application is written, or its header.
func ModeSpan(app *compiler.Application) diag.Span {
	if written := app.Config.ThirdPartySecurityMode; written.Set {
		return written.Span
	}
	return app.Config.Header
}

// GrantTypesPlace is where an application lists its grant types, or its header where it leaves the platform's default.
func GrantTypesPlace(app *compiler.Application) Place {
	switch {
	case app.Config == nil:
		return Place{}
	case app.Config.GrantTypes.Set:
		return Place{"the grant types of " + app.Address, app.Config.GrantTypes.Span}
	case len(app.GrantTypes) == 0:
		return Place{app.Address + " states no grant types, and has none by default", app.Config.Header}
	}
	return Place{fmt.Sprintf("%s states no grant types, which means %s", app.Address, Listed(app.GrantTypes)), app.Config.Header}
}

// PublicPlace is what makes an application public.
func PublicPlace(app *compiler.Application) Place {
	switch {
	case app.Config == nil:
		return Place{}
	case app.Config.TokenEndpointAuthMethod.Value == "none":
		return Place{app.Address + " does not authenticate", app.Config.TokenEndpointAuthMethod.Span}
	}
	return Place{app.Address + " can keep no secret", app.Config.AppType.Span}
}
