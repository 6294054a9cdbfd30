package rules

import (
	"fmt"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "name-characters",
	Group:    lint.APIDefinition,
	Title:    "character that a name can't have",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The platform shows the names of APIs and applications on its pages, and refuses those that contain "<" or ">".
A character that shows nothing, such as U+200B, U+FE0F or U+3164, makes a name look like another one: whoever approves access for it may take it for that.
Labels of blocks stand in addresses, and so in every report.

Write the name without them.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			checkName(p, api.Address, api.Config.DisplayName)
			checkLabel(p, &api.Config.Block)
		}
		for _, app := range p.Tenant.Applications {
			checkName(p, app.Address, app.Config.DisplayName)
			checkLabel(p, &app.Config.Block)
		}
		for grant := range p.AllGrants() {
			checkLabel(p, &grant.Config.Block)
		}
	},
})

func checkName(p *lint.Pass, address string, name config.Located[string]) {
	if at := strings.IndexAny(name.Value, "<>"); at >= 0 {
		p.Report(lint.Finding{
			At: name.Span, Address: address, Key: "name",
			Message: fmt.Sprintf("the name of %s contains %q", address, name.Value[at:at+1]),
			Detail:  "Names can't contain < and >.",
		})
	}
	if r := firstInvisible(name.Value); r != 0 {
		p.Report(lint.Finding{
			At: name.Span, Address: address, Key: "name", Severity: diag.Warning,
			Message: fmt.Sprintf("the name of %s contains U+%04X, which is not shown", address, r),
			Detail:  "It looks like the name without it. Take it out.",
		})
	}
}

// checkLabel looks at the label of a block, and at the key of an instance.
func checkLabel(p *lint.Pass, block *config.Block) {
	if r := firstInvisible(block.Name + block.Key); r != 0 {
		p.Report(lint.Finding{
			At: block.Header, Address: block.Address, Key: "label", Severity: diag.Warning,
			Message: fmt.Sprintf("the address %s contains U+%04X, which is not shown", block.Address, r),
			Detail:  "It looks like the address without it. Take it out.",
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
