package rules

import (
	"fmt"
	"net/url"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "cimd-document-url",
	Group:    lint.ThirdParties,
	Title:    "metadata document at a URL that the platform does not take",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/client_cimd.md",
	},
	Doc: `A client with a metadata document goes by the URL of the document, and an administrator registers it by that. The platform takes an https URL with a path,
without a query and a fragment, not on the machine of the user, of at most 120 bytes, and never changes it later. Where the tenant states that it supports
documents, a client that is yet to be registered and states no URL is reported as well, as a warning.

Write the URL at which the client's document is, as the client shows it.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			at := app.Config.ExternalClientID
			if app.Origin != "cimd" || at.Failed {
				continue
			}
			if mistake := mistakeOfDocument(at.Value); at.Value != "" && mistake != "" {
				p.Report(lint.Finding{
					At: at.Span, Address: app.Address, Key: "external_client_id",
					Message: fmt.Sprintf("the metadata document of %s is at %q, and %s", app.Address, at.Value, mistake),
					Detail:  "It is an https URL with a path, without a query and a fragment, not on localhost, of at most 120 bytes.",
				})
			}
			if at.Value == "" && p.Settings().ClientIDMetadataDocumentSupported.Value && app.ClientID == "" {
				p.Report(withoutDocument(app))
			}
		}
	},
})

func withoutDocument(app *compiler.Application) lint.Finding {
	return lint.Finding{
		At: app.Config.ExternalMetadataType.Span, Address: app.Address, Key: "external_client_id", Severity: diag.Warning,
		Message: app.Address + " has a metadata document, and nobody states at which URL",
		Detail:  "Write external_client_id: the client is registered by it.",
	}
}

// mistakeOfDocument is why the platform does not take a URL; empty where it does.
func mistakeOfDocument(text string) string {
	const mostBytes = 120
	parsed, err := url.Parse(text)
	switch {
	case err != nil || parsed.Host == "":
		return "that is no URL"
	case parsed.Scheme != "https":
		return "that is not https"
	case parsed.Path == "":
		return "that has no path"
	case parsed.RawQuery != "" || parsed.ForceQuery:
		return "that has a query"
	case strings.Contains(text, "#"):
		return "that has a fragment"
	case lint.IsLoopback(parsed.Host):
		return "that is on the machine of the user"
	case len(text) > mostBytes:
		return fmt.Sprintf("that is %d bytes long", len(text))
	}
	return ""
}
