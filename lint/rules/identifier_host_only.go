package rules

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "identifier-host-only",
	Group:    lint.ThirdParties,
	Title:    "identifier without a path, which clients spell in two ways",
	Severity: diag.Info,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://github.com/anthropics/claude-code/issues/52871",
		"https://github.com/appwrite/mcp-for-api/issues/101",
	},
	Doc: `Third parties name this API by its URL, and that is a bare host. One client adds a slash to such a URL, and another one takes it away, before they send it;
identifiers are compared byte for byte, so whichever spelling the API has, some clients are told that there is no such service. A URL with a path is sent
by all as it is.

If the API is still to be created, give it an identifier with a path, such as /mcp, and let the server answer there.`,
	Check: func(p *lint.Pass) {
		for _, api := range lint.NamedByResource(p.LoginsOfThirdParties()) {
			_, rest, isURL := strings.Cut(api.Identifier, "://")
			if host := strings.TrimSuffix(rest, "/"); isURL && host != "" && !strings.Contains(host, "/") && !namedOtherwise(api) {
				p.Report(lint.Finding{
					At: api.Config.Identifier.Span, Address: api.Address, Key: "identifier",
					Message: "the identifier of " + api.Address + " has no path, and clients spell such a URL with a slash or without",
					Detail:  "If the API is still to be created, give it an identifier with a path.",
				})
			}
		}
	},
})

// namedOtherwise reports whether clients are said to name the API by something else than its identifier, which is reported by itself.
func namedOtherwise(api *compiler.API) bool {
	return slices.ContainsFunc(api.Config.Resource.Items, func(url config.Located[string]) bool { return url.Value != api.Identifier })
}
