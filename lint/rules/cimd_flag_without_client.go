package rules

import (
	"slices"

	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "cimd-flag-without-client",
	Group:    lint.ThirdParties,
	Title:    "clients are told to show a document, and none is registered",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://github.com/cbcoutinho/nextcloud-mcp-server/issues/1470",
	},
	Doc: `The tenant tells clients that they may show the URL of a metadata document as their client_id. It takes only URLs that an administrator registered, and the
project has none. Clients that prefer documents to dynamic registration show theirs, are refused as unknown, and never go on to register themselves. That
they don't is what people report of such clients, and no page of the platform says it.

Write client_id_metadata_document_supported = false; or register each such client, as an application with external_metadata_type = "cimd".`,
	Check: func(p *lint.Pass) {
		flag := p.Settings().ClientIDMetadataDocumentSupported
		if !flag.Value || !p.Tenant.DynamicRegistration || p.SomeApplicationIsUnknown() || slices.ContainsFunc(p.Config.Applications, hasDocument) {
			return
		}
		p.Report(lint.Finding{
			At: flag.Span, Address: "tenant", Key: "client_id_metadata_document_supported",
			Message: "clients are told to show a metadata document, and none is registered: those that do can't register themselves either",
			Detail:  "Write client_id_metadata_document_supported = false, or register each such client.",
			Fix:     lint.WriteBool("client_id_metadata_document_supported", false, flag),
		})
	},
})

// hasDocument takes an application whose origin could not be read for one that has.
func hasDocument(app *config.Application) bool {
	return app.ExternalMetadataType.Value == "cimd" || app.ExternalMetadataType.Failed
}
