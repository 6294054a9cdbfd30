package rules

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "api-identifier-url",
	Group:    lint.APIDefinition,
	Title:    "API identifier that is no URL",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `Any text will do as an identifier, and the vendor recommends a URL, which need not lead anywhere. A URL on a domain of one's own is
unlike every other identifier for good, and some clients send nothing else as an audience. An identifier can't be changed later.

Choose a URL while the API does not exist yet; on an API that is in use, ignore the finding.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if api.Identifier != "" && !isURI(api.Identifier) {
				p.Report(lint.Finding{
					At: api.Config.Identifier.Span, Address: api.Address, Key: "identifier",
					Message: fmt.Sprintf("the identifier %q is no URL", api.Identifier),
					Detail:  "A URL on a domain of your own is recommended, and an identifier can't be changed later.",
				})
			}
		}
	},
})

// isURI holds for a scheme, a colon and something behind it: https://api.example.com and urn:example:api.
func isURI(identifier string) bool {
	scheme, rest, found := strings.Cut(identifier, ":")
	if !found || scheme == "" || strings.Trim(rest, "/") == "" || strings.ContainsAny(identifier, " \t") {
		return false
	}
	for i, r := range scheme {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return false
		}
	}
	return true
}
