package rules

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "resource-not-identifier",
	Group:    lint.ThirdParties,
	Title:    "clients name a URL that is no identifier",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://github.com/auth0/docs-v2/blob/main/auth4genai/mcp/guides/resource-param-compatibility-profile.mdx",
	},
	Doc: `The identifier of an API is compared byte for byte with what a client sends. A resource that differs from it by a slash, a path, a host or the case of a
letter is that of no API, and the login ends with "Service not found". Clients spell the URL of an MCP server in their own ways: some add a slash to a bare
host and some take it away, so that one with a path is the safe choice.

An identifier can't be changed: correct the resource if it is misspelt here, or create the API anew with the URL that clients send, and its grants with it.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			list := api.Config.Resource
			for _, url := range list.Distinct() {
				if difference := differenceOf(url.Value, api.Identifier); difference != "" {
					p.ReportItem(list, url, lint.Finding{
						Address: api.Address, Key: url.Value,
						Message: fmt.Sprintf("the resource %q is not the identifier of %s, %q: %s", url.Value, api.Address, api.Identifier, difference),
						Detail:  "Identifiers are compared byte for byte, and can't be changed: correct the resource, or create the API anew.",
					})
				}
			}
		}
	},
})

// differenceOf says how a URL differs from an identifier; empty where it does not.
func differenceOf(url, identifier string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	wantScheme, wantRest, _ := strings.Cut(identifier, "://")
	host, path, _ := strings.Cut(rest, "/")
	wantHost, wantPath, _ := strings.Cut(wantRest, "/")
	switch {
	case url == identifier:
		return ""
	case url == identifier+"/":
		return "it has a slash at its end"
	case url+"/" == identifier:
		return "it lacks the slash at the end"
	case strings.EqualFold(url, identifier):
		return "letters differ in case"
	case host == wantHost && path == wantPath:
		return fmt.Sprintf("it begins with %s, not %s", scheme, wantScheme)
	case lint.IsLoopback(host) && lint.IsLoopback(wantHost):
		return fmt.Sprintf("%s and %s are two hosts", host, wantHost)
	case host == wantHost:
		return "the paths differ"
	}
	return "the hosts differ"
}
