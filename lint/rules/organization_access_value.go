package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-access-value",
	Group:    lint.ThirdParties,
	Title:    "organization that does with third parties what the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/organization.md",
		"https://auth0.com/docs/api/management/v2/organizations/post-organizations",
	},
	Doc: `An organization allows third parties or blocks them: the Management API takes allow and block, and so does the Terraform provider. The page on organizations
and third parties writes deny, which the API refuses. Nothing else is a value, and the matrix takes an organization with another one for one that blocks.

Write third_party_client_access = "block", or "allow".`,
	Check: func(p *lint.Pass) {
		for _, o := range p.Config.Organizations {
			access := o.ThirdPartyClientAccess
			if !access.Set || access.Value == "allow" || access.Value == "block" {
				continue
			}
			f := lint.Finding{
				At: access.Span, Address: o.Address, Key: "third_party_client_access",
				Message: fmt.Sprintf("third_party_client_access is %q, and the platform takes allow and block", access.Value),
				Detail:  `Write third_party_client_access = "block", or "allow".`,
			}
			if access.Value == "deny" {
				f.Hint, f.Fix = `did you mean "block"?`, lint.ReplaceBy("block", access).Safely()
			}
			p.Report(f)
		}
	},
})
