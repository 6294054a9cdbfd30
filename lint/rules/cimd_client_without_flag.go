package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "cimd-client-without-flag",
	Group:    lint.ThirdParties,
	Title:    "client with a metadata document, which the tenant does not take",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/client_cimd.md",
	},
	Doc: `The application is a client with a metadata document (cimd), and the tenant states that it supports none. The Terraform provider says that registering one
needs the setting; the platform's page calls it what the tenant tells clients. Either way no client comes to show its document.

Write client_id_metadata_document_supported = true.`,
	Check: func(p *lint.Pass) {
		flag := p.Settings().ClientIDMetadataDocumentSupported
		if !flag.Set || flag.Value {
			return
		}
		for _, app := range p.Applications() {
			if origin := app.Config.ExternalMetadataType; origin.Value == "cimd" {
				p.Report(lint.Finding{
					At: origin.Span, Address: app.Address, Key: "external_metadata_type",
					Message: app.Address + " has a metadata document, and the tenant does not support any",
					Detail:  "Write client_id_metadata_document_supported = true.",
					Related: []lint.Place{{Message: "it says so here", At: flag.Span}},
					Fix:     lint.WriteBool("client_id_metadata_document_supported", true, flag),
				})
			}
		}
	},
})
