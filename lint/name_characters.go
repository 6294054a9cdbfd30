package lint

import (
	"fmt"
	"strings"

	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "name-characters",
	Group:    APIDefinition,
	Title:    "angle bracket in a name",
	Severity: diag.Error,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The platform shows the names of APIs and applications on its pages, and refuses those that contain "<" or ">".

Write the name without them.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			p.checkName(api.Address, api.Config.DisplayName)
		}
		for _, app := range p.Tenant.Applications {
			p.checkName(app.Address, app.Config.DisplayName)
		}
	},
})

func (p *Pass) checkName(address string, name config.Located[string]) {
	if at := strings.IndexAny(name.Value, "<>"); at >= 0 {
		p.report(finding{
			at: name.Span, address: address, key: "name",
			message: fmt.Sprintf("the name of %s contains %q", address, name.Value[at:at+1]),
			detail:  "Names can't contain < and >.",
		})
	}
}
