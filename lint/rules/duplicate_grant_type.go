package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-grant-type",
	Group:    lint.Flows,
	Title:    "the same grant type twice",
	Severity: diag.Error,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The grant types of an application are a set, and the platform refuses a list that names one twice. The second mention is either left
over or was meant to be another flow.

Remove one of the two, or use distinct() where lists are joined that may overlap.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			p.ReportRepeated(app.Address, app.Config.GrantTypes, "grant type")
		}
	},
})
