package rules

import (
	"fmt"
	"iter"
	"regexp"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "literal-template",
	Group:    lint.Language,
	Title:    "text that was to be replaced",
	Severity: diag.Warning,
	Refs: []string{
		"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md",
		"https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement",
	},
	Doc: `Only ${...} is a template. "$var.stage" and "$${var.stage}" are text, and so are the keywords of other tools, ##STAGE## and @@STAGE@@, which nothing
replaces here: the platform gets an identifier, an id or a scope with a dollar sign or a keyword in it. Of an audience or client_id that leads nowhere
because of it, unknown-audience and unknown-application say so.

Write ${var.NAME}, with a variable block for the value.`,
	Check: func(p *lint.Pass) {
		for written := range texts(p) {
			if written.Set && isLiteralTemplate(written) {
				p.Report(lint.Finding{
					At: written.Span, Address: written.address, Key: written.key,
					Message: fmt.Sprintf("%q is a text, in which nothing is replaced", written.Value),
					Detail:  "Write ${var.NAME} in its place, where NAME is a variable.",
				})
			}
		}
	},
})

// text is something that is written as it goes to the platform.
type text struct {
	config.Located[string]
	address, key string
	free         bool // for people: keywords of other tools may be meant as they stand
}

// texts are those of a tenant that have no rule about what they lead to.
func texts(p *lint.Pass) iter.Seq[text] {
	return func(yield func(text) bool) {
		if t := p.Config.Tenant; t != nil && !yield(text{t.Domain, t.Address, "domain", false}) {
			return
		}
		for _, api := range p.Tenant.APIs {
			if !textsOfAPI(api, yield) {
				return
			}
		}
		for _, app := range p.Tenant.Applications {
			c := app.Config
			for _, each := range []text{
				{c.ClientID, app.Address, "client_id", false}, {c.DisplayName, app.Address, "name", true},
				{c.DefaultOrganization, app.Address, "default_organization", false},
			} {
				if !yield(each) {
					return
				}
			}
		}
		for g := range p.AllGrants(lint.WithOrganizations) {
			for _, item := range g.Config.Organizations.Items {
				if !yield(text{item, g.Address, "organizations", false}) {
					return
				}
			}
		}
	}
}

func textsOfAPI(api *compiler.API, yield func(text) bool) bool {
	if api.Config == nil {
		return true
	}
	if !yield(text{api.Config.Identifier, api.Address, "identifier", false}) || !yield(text{api.Config.DisplayName, api.Address, "name", true}) {
		return false
	}
	for i := range api.Config.Scopes {
		if name := api.Config.Scopes[i].Name; !yield(text{name, api.Address, name.Value, false}) {
			return false
		}
	}
	return true
}

// reference is one to what a template can have, without the braces or with an escaped dollar.
var reference = regexp.MustCompile(`\$(\{\s*)?(var|local|each|api|application)\.[A-Za-z_]`)

func isLiteralTemplate(t text) bool {
	if !strings.ContainsAny(t.Value, "$%#@{") {
		return false
	}
	return reference.MatchString(t.Value) || !t.free && compiler.IsKeyword(t.Value)
}
