package cell

import (
	"grants/compiler"
	"grants/compiler/ask"
)

// Chain is why one side has a cell as it has, step by step as explain says it. It has no steps where the side has not the application or the API, and where
// nobody can judge a grant for the cell.
type Chain struct {
	Tenant *compiler.Tenant // whose files the steps point into
	Steps  []ask.Step
}

// Chain is that of the cell.
func (v *View) Chain() Chain {
	of := &v.Access
	if of.API == nil || v.Foreign != nil || v.guessed {
		return Chain{Tenant: v.tenant}
	}
	return Chain{v.tenant, ask.Steps(ask.Question{Tenant: v.tenant, Application: of.Application, API: of.API, SubjectType: of.SubjectType})}
}
