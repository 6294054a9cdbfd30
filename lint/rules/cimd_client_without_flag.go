package rules

import (
	"fmt"
	"grants/compiler"
	"grants/config"
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
needs the setting; the platform's page calls it what the tenant tells clients. Either way no client comes to show its document. Where nobody states the
setting, and the application states the URL of its document, it is worth knowing: no page says what holds then, and tenants have either.

Write client_id_metadata_document_supported = true.`,
	Gather: &lint.Gathering{OfProject: true, Message: func(_ *compiler.Tenant, found []diag.Diagnostic) string {
		if found[0].Severity == diag.Info {
			return fmt.Sprintf("%d applications have a metadata document, and nobody states whether the tenant supports any", len(found))
		}
		return fmt.Sprintf("%d applications have a metadata document, and the tenant does not support any", len(found))
	}},
	Check: func(p *lint.Pass) {
		flag := p.Settings().ClientIDMetadataDocumentSupported
		if flag.Value || flag.Failed {
			return
		}
		for _, app := range p.Applications() {
			if app.Config.ExternalMetadataType.Value == "cimd" && (flag.Set || app.Config.ExternalClientID.Set) {
				p.Report(documentWithoutFlag(p, app, flag))
			}
		}
	},
})

func documentWithoutFlag(p *lint.Pass, app *compiler.Application, flag config.Located[bool]) lint.Finding {
	f := lint.Finding{
		At: app.Config.ExternalMetadataType.Span, Address: app.Address, Key: "external_metadata_type",
		Message: app.Address + " has a metadata document, and the tenant does not support any",
		Detail:  "Write client_id_metadata_document_supported = true.",
		Related: []lint.Place{{Message: "it says so here", At: flag.Span}},
	}
	if flag.Set {
		f.Fix = lint.WriteBool("client_id_metadata_document_supported", true, flag)
		return f
	}
	f.Severity, f.Related = diag.Info, nil
	f.Message = app.Address + " has a metadata document, and nobody states whether the tenant supports any"
	f.Detail = "Write client_id_metadata_document_supported = true in the tenant block, or what the tenant has."
	return f
}
