package accesstest

import (
	"grants/compiler"
	"grants/diag"
)

// Step is a sentence of why a cell is what it is.
type Step struct {
	Text string
	At   diag.Range // with the name that people call the file by; zero for what no file says
}

// because is why a cell is what it is.
func (j *judge) because(cell *compiler.Access) []Step {
	var steps []Step
	add := func(text string, at diag.Span) {
		step := Step{Text: text}
		if !at.IsZero() && j.tenant.Config.Files != nil {
			step.At = j.tenant.Range(at)
			if j.tenant.Shown != nil {
				step.At.File = j.tenant.Shown(step.At.File)
			}
		}
		steps = append(steps, step)
	}
	var api diag.Span
	if cell.API.Config != nil {
		api = cell.API.Config.Header
	}
	switch cell.Reason {
	case compiler.ByClientGrant, compiler.ByDefaultGrant, compiler.Unresolved:
		text := cell.Grant.Address
		if cell.FutureScopes {
			text += ", allow_all_scopes"
		}
		add(text, cell.Grant.Config.Header)
	case compiler.PolicyAllowAll:
		add("the policy of "+cell.API.CommonName()+" opens it to every application", api)
	case compiler.PolicyDenyAll:
		add("the policy of "+cell.API.CommonName()+" denies everybody", api)
	case compiler.SystemAPIThirdParty:
		add(cell.API.CommonName()+" is closed to third parties", api)
	case compiler.NoGrant, compiler.ThirdPartyNeedsGrant:
		add("there is no grant for it", diag.Span{})
	}
	if cell.Allowed && cell.Unreachable != "" {
		add("and it has no flow to use that with: "+string(cell.Unreachable), cell.Application.Config.Header)
	}
	return steps
}
