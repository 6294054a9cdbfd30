package lint

import (
	"strings"

	"grants/compiler"
	"grants/diag"
)

// modeKnown reports whether the security mode of a third party is more than an assumption: it is written down, or follows from how the
// application came about. Rules that are errors in strict mode only build on nothing less.
func (p *Pass) modeKnown(app *compiler.Application) bool {
	return app.Config.ThirdPartySecurityMode.Set || hasStrictID(app) || app.Origin == "cimd" ||
		app.Origin == "dcr" && !app.ModeAssumed
}

// strict are the third-party applications that are known to be in strict mode.
func (p *Pass) strict(app *compiler.Application) bool {
	return app.Party == compiler.ThirdPartyStrict && p.modeKnown(app)
}

// hasStrictID: the platform gives strict third-party applications, and no others, an id with this prefix.
// https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications
func hasStrictID(app *compiler.Application) bool {
	return strings.HasPrefix(app.ClientID, compiler.StrictIDPrefix)
}

// modePlace is what makes an application strict or permissive.
func modePlace(app *compiler.Application) place {
	if written := app.Config.ThirdPartySecurityMode; written.Set {
		return place{app.Address + " is in " + written.Value + " mode", written.Span}
	}
	return partyPlace(app)
}

// modeSpan is where the mode of an application is written, or its header.
func modeSpan(app *compiler.Application) diag.Span {
	if written := app.Config.ThirdPartySecurityMode; written.Set {
		return written.Span
	}
	return app.Config.Header
}
