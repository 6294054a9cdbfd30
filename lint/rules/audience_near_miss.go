package rules

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:         "audience-near-miss",
	Group:      lint.Identity,
	Title:      "audience that is almost an identifier",
	Severity:   diag.Error,
	Unresolved: true,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `The audience differs from a declared identifier by a trailing slash, by upper and lower case or by its scheme. To the platform that is another
API: tokens are asked for with the one and the grant is on the other.

Refer to the API as api.NAME.identifier, or copy its identifier exactly.`,
	Check: func(p *lint.Pass) {
		for r := range p.UnknownIdentifiers() {
			if r.Resemblance != compiler.LooksLikeNearMiss {
				continue
			}
			p.Report(lint.Finding{
				At: r.Reference.Span, Address: r.Block.Address, Key: r.Attribute,
				Message: fmt.Sprintf("no API has the identifier %q, but one has %q", r.Literal(), r.Meant),
				Detail:  "The platform compares identifiers byte for byte: a trailing slash, the scheme and the case of letters count.",
				Hint:    fmt.Sprintf("did you mean %q?", r.Meant),
				Related: identifierPlace(r.MeantAPI),
				Fix:     lint.ReplaceBy(r.Meant, written(r)),
			})
		}
	},
})

// written is the literal as the source has it.
func written(r *compiler.UnresolvedReference) config.Located[string] {
	return config.Located[string]{Value: r.Literal(), Set: true, Span: r.Reference.Span}
}

// identifierPlace is where the API that was probably meant says what it is called.
func identifierPlace(api *compiler.API) []lint.Place {
	if api == nil || api.Config == nil {
		return nil
	}
	return []lint.Place{{Message: "the identifier of " + api.Address, At: api.Config.Identifier.Span}}
}
