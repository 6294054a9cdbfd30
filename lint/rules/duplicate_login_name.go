package rules

import (
	"fmt"

	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-login-name",
	Group:    lint.Identity,
	Title:    "two connections, or two organizations, of one name or id",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/connections/post-connections",
		"https://auth0.com/docs/api/management/v2/organizations/post-organizations",
	},
	Doc: `The platform has one connection of a name, and one organization: it answers with a conflict to a second one. Two blocks of one name or id describe the
same object twice, and which of them says whether users may log in by it to third parties can't be said. A block that names nothing has its label for a name;
an empty name is none.

Correct one of them, or make one block of the two.`,
	Check: func(p *lint.Pass) {
		connections, organizations := loginNames{pass: p, kind: "connection"}, loginNames{pass: p, kind: "organization"}
		for _, c := range p.Config.Connections {
			connections.see(&c.Block, c.PlatformName(), c.ConnectionName, c.ID)
		}
		for _, o := range p.Config.Organizations {
			organizations.see(&o.Block, o.PlatformName(), o.OrganizationName, o.ID)
		}
	},
})

// loginNames are the names and ids of one kind that have gone by, each with the block that was first.
type loginNames struct {
	pass  *lint.Pass
	kind  string
	names map[string]*config.Block
	ids   map[string]*config.Block
}

func (l *loginNames) see(block *config.Block, name string, stated, id config.Located[string]) {
	if l.names == nil {
		l.names, l.ids = map[string]*config.Block{}, map[string]*config.Block{}
	}
	at := stated.Span
	if !stated.Set {
		at = block.Header
	}
	switch first := l.names[name]; {
	case name == "":
		l.pass.Report(lint.Finding{
			At: at, Address: block.Address, Key: "name", Message: "the name of " + block.Address + " is empty",
			Detail: "Write the name that the platform has, or leave the attribute out for the label.",
		})
	case first != nil && !stated.Failed:
		l.report(block, first, at, "name", name)
	case first == nil:
		l.names[name] = block
	}
	if !id.Set || id.Value == "" {
		return
	}
	if first := l.ids[id.Value]; first != nil {
		l.report(block, first, id.Span, "id", id.Value)
	} else {
		l.ids[id.Value] = block
	}
}

func (l *loginNames) report(block, first *config.Block, at diag.Span, key, value string) {
	l.pass.Report(lint.Finding{
		At: at, Address: block.Address, Key: key, Message: fmt.Sprintf("%s has the %s %q already", first.Address, key, value),
		Detail:  fmt.Sprintf("The platform has one %s of each %s. Correct one of them, or make one block of the two.", l.kind, key),
		Related: []lint.Place{{Message: "the first one", At: first.Header}},
	})
}
