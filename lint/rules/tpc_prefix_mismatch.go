package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "tpc-prefix-mismatch",
	Group:    lint.ThirdParties,
	Title:    "client_id that contradicts the kind of application",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/troubleshooting",
	},
	Doc: `The platform gives third-party applications in strict mode a client_id that begins with "tpc_", and no others. Where the id and the file
disagree, the file describes another application than the one that exists, and the matrix is computed for the wrong one.

Correct is_first_party and third_party_security_mode, or the client_id.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if contradiction := prefixMismatch(app); contradiction != "" {
				p.Report(lint.Finding{
					At: app.Config.ClientID.Span, Address: app.Address, Key: "client_id",
					Message: fmt.Sprintf("the client_id %q %s", app.ClientID, contradiction),
					Detail:  "Neither can be changed on an existing application, so one of the two is not what the tenant has.",
					Related: []lint.Place{lint.KindPlace(app)},
				})
			}
		}
	},
})

// prefixMismatch says how the id of an application contradicts its kind, or nothing. A security mode on an application of one's own, and permissive
// mode with a metadata document, have rules of their own.
func prefixMismatch(app *compiler.Application) string {
	mode := app.Config.ThirdPartySecurityMode
	switch {
	case !app.Config.ClientID.Set:
		return ""
	case app.HasStrictID() && app.Party == compiler.FirstParty && !mode.Set:
		return "is one of third-party applications, and " + app.Address + " is your own"
	case app.HasStrictID() && app.Party == compiler.ThirdPartyPermissive && app.Origin != "cimd":
		return "is one of strict third parties, and " + app.Address + " is permissive"
	case !app.HasStrictID() && app.Party == compiler.ThirdPartyStrict && mode.Set && app.Origin == "":
		return "lacks the prefix \"tpc_\" of strict third parties, one of which is " + app.Address
	}
	return ""
}
