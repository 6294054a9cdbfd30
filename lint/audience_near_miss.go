package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "audience-near-miss",
	Group:    Identity,
	Title:    "audience that is almost an identifier",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `The audience differs from a declared identifier by a trailing slash, by upper and lower case or by its scheme. To the platform that is another
API: tokens are asked for with the one and the grant is on the other.

Refer to the API as api.NAME.identifier, or copy its identifier exactly.`,
	Check: func(p *Pass) {
		for r := range p.unknownIdentifiers(true) {
			p.report(finding{
				at: r.Reference.Span, address: r.Block.Address, key: r.Attribute,
				message: fmt.Sprintf("no API has the identifier %q, but one has %q", r.Literal(), r.Meant),
				detail:  "The platform compares identifiers byte for byte: a trailing slash, the scheme and the case of letters count.",
				hint:    fmt.Sprintf("did you mean %q?", r.Meant),
				related: identifierPlace(r.MeantAPI),
				fix:     replaceBy(r.Meant, written(r)),
			})
		}
	},
})
