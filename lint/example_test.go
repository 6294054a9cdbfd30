package lint_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

const portal = `
api "billing" {
  identifier = "https://billing.example.com"
  scopes = {
    "read:invoices" = "Read invoices"
    "read:payments" = "Read payments"
  }
  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "portal" {
  app_type = "regular_web"
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.billing
  subject_type = "user"
  scopes       = ["read:invoices", "raed:payments"]
}
`

// A tenant of one API and one application, whose grant has a misspelt scope.
func Example() {
	cfg, _, err := language.Load(fstest.MapFS{"portal.grants.hcl": {Data: []byte(portal)}}, language.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	tenant, _ := compiler.Compile(cfg)
	for _, d := range lint.Run(tenant, rules.All(), lint.Options{}) {
		at := d.Range.Start
		fmt.Printf("%s:%d:%d: %s: %s [%s]\n%s\n", d.Range.File, at.Line, at.Column, d.Severity, d.Message, d.Code, d.Hint)
	}
	// Output:
	// portal.grants.hcl:22:36: error: api.billing declares no scope "raed:payments" [undefined-scope]
	// did you mean "read:payments"?
}

// A rule of one's own is a value, like any other. Settings and ignores know it by its ID.
func ExampleOptions_extra() {
	companyHost := &lint.Rule{
		ID:       "company-host",
		Group:    lint.APIDefinition,
		Title:    "API on a host that is not the company's",
		Severity: diag.Warning,
		Doc:      "The gateway routes what is below example.net, and nothing else.\n\nChoose an identifier there.",
		Check: func(p *lint.Pass) {
			for api := range p.CustomAPIs() {
				if !strings.HasSuffix(api.Identifier, ".example.net") {
					p.Report(lint.Finding{
						At: api.Config.Identifier.Span, Address: api.Address, Key: "identifier",
						Message: fmt.Sprintf("%s is on a host that the gateway does not route", api.Address),
					})
				}
			}
		},
	}

	cfg, _, err := language.Load(fstest.MapFS{"portal.grants.hcl": {Data: []byte(portal)}}, language.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	tenant, _ := compiler.Compile(cfg)
	for _, d := range lint.Run(tenant, rules.All(), lint.Options{Extra: []*lint.Rule{companyHost}}) {
		fmt.Printf("%d: %s [%s]\n", d.Range.Start.Line, d.Message, d.Code)
	}
	// Output:
	// 3: api.billing is on a host that the gateway does not route [company-host]
	// 22: api.billing declares no scope "raed:payments" [undefined-scope]
}
