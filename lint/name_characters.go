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
	Title:    "character that a name can't have",
	Severity: diag.Error,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The platform shows the names of APIs and applications on its pages, and refuses those that contain "<" or ">".
A character that shows nothing, such as U+200B, U+FE0F or U+3164, makes a name look like another one: whoever approves access for it may take it for that.
Labels of blocks stand in addresses, and so in every report.

Write the name without them.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			p.checkName(api.Address, api.Config.DisplayName)
			p.checkLabel(&api.Config.Block)
		}
		for _, app := range p.Tenant.Applications {
			p.checkName(app.Address, app.Config.DisplayName)
			p.checkLabel(&app.Config.Block)
		}
		for _, grant := range p.run.grants() {
			p.checkLabel(&grant.Config.Block)
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
	if r := firstInvisible(name.Value); r != 0 {
		p.report(finding{
			at: name.Span, address: address, key: "name", severity: diag.Warning,
			message: fmt.Sprintf("the name of %s contains U+%04X, which is not shown", address, r),
			detail:  "It looks like the name without it. Take it out.",
		})
	}
}

// checkLabel looks at the label of a block, and at the key of an instance.
func (p *Pass) checkLabel(block *config.Block) {
	if r := firstInvisible(block.Name + block.Key); r != 0 {
		p.report(finding{
			at: block.Header, address: block.Address, key: "label", severity: diag.Warning,
			message: fmt.Sprintf("the address %s contains U+%04X, which is not shown", block.Address, r),
			detail:  "It looks like the address without it. Take it out.",
		})
	}
}

// firstInvisible is the first character of a text that shows nothing, or 0.
func firstInvisible(text string) rune {
	if at := strings.IndexFunc(text, diag.IsInvisible); at >= 0 {
		return []rune(text[at:])[0]
	}
	return 0
}
