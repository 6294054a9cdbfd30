package exporter

import (
	"slices"

	"grants/compiler"
	"grants/config/layout"
)

// isOfDocument reports whether an application was registered by the URL of its metadata document.
func isOfDocument(app *compiler.Application) bool {
	c := app.Config
	return c != nil && c.ExternalMetadataType.Value == "cimd" && c.ExternalClientID.Set
}

// resourceOf is what Terraform has an application as.
func resourceOf(app *compiler.Application) string {
	if isOfDocument(app) {
		return "auth0_client_cimd"
	}
	return "auth0_client"
}

// given has what Terraform can say of an application that is registered by its metadata document. The rest comes from that, or is so for all of them.
// https://registry.terraform.io/providers/auth0/auth0/latest/docs/resources/client_cimd
var given = []string{"description", "app_type", "grant_types", "default_organization", "redirection_policy"}

// fromDocument has what such an application has from its document, or as a third party of that kind.
var fromDocument = []string{"client_id", "is_first_party", "third_party_security_mode"}

func (t *terraformed) ofDocument(app *compiler.Application) {
	label := t.label("application", &app.Config.Block)
	t.imports("auth0_client_cimd."+label, app.ClientID)
	t.printf("resource \"auth0_client_cimd\" %q {\n  external_client_id = %s\n", label, layout.Quote(app.Config.ExternalClientID.Value))
	m := t.applicationObject(app)
	var leftOut []string
	for _, each := range m {
		if slices.Contains(given, each.key) {
			continue
		}
		leftOut = append(leftOut, each.key)
		if !slices.Contains(fromDocument, each.key) {
			t.leave(app.Address, each.key, "the application has it from its metadata document, or the resource has no such argument")
		}
	}
	t.attributes(m, leftOut...)
	t.printf("}\n")
}
