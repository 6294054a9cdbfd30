package settings

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/lint"
)

// managed reads what the project manages.
func (r *reader) managed(block *hclsyntax.Block) {
	r.unlabelled(block)
	managed := &r.settings.Lint.Managed
	var members []member
	for _, kind := range lint.Kinds {
		members = append(members, member{name: string(kind), attribute: func(a *hclsyntax.Attribute) {
			*managed.Choice(kind), _ = read[bool](r, a)
		}})
	}
	r.members("managed", block.Body, append(members, member{name: "except", attribute: r.except}))
}

func (r *reader) except(a *hclsyntax.Attribute) {
	choice, ok := read[[]string](r, a)
	if !ok {
		return
	}
	for i, pattern := range choice.Value {
		if pattern == "" {
			r.report("unknown-value", a.Expr.(*hclsyntax.TupleConsExpr).Exprs[i].Range(), "an empty pattern matches nothing",
				"Patterns are of addresses, client ids and identifiers; * stands for any characters.")
		}
	}
	r.settings.Lint.Managed.Except = choice
}
