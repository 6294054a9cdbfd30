package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:         "unknown-audience",
	Group:      lint.Identity,
	Title:      "identifier of an API that is not declared",
	Severity:   diag.Error,
	Unresolved: true,
	Worth:      lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://github.com/auth0/auth0-deploy-cli/issues/59",
		"https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains",
	},
	Doc: `The audience, default_audience, resource_server_identifier or api of a permission is the identifier of no API in this project. The platform compares
identifiers byte for byte and answers with an error, unless it has an API that is not declared here. Then nobody here can tell what a grant on it gives: the grant
opens no cell of the matrix and stands beside it, under unresolved_grants.

Declare the API, or refer to it as api.NAME.identifier, which can't be misspelt in silence. The platform's own APIs have the domain in their
identifiers that the platform gave the tenant, never a custom one. What others manage, the setting managed excepts; then the finding is info.`,
	Check: func(p *lint.Pass) {
		for r := range p.UnknownIdentifiers() {
			if r.Resemblance == compiler.LooksLikeNearMiss {
				continue
			}
			f := p.Unresolved(r, fmt.Sprintf("no API has the identifier %q", r.Literal()),
				"Declare the API, or refer to it as api.NAME.identifier. Identifiers are compared byte for byte.")
			if p.Elsewhere(r.Literal()) {
				f.Severity = diag.Info
			}
			p.Report(f)
		}
	},
})
