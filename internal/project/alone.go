package project

import (
	"fmt"
	"slices"

	"grants/diag"
)

// MissesSomething reports whether a project refers to what it does not declare.
func MissesSomething(p *Project) bool {
	return len(p.Tenant.UnresolvedReferences) > 0 || slices.ContainsFunc(p.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "unknown-reference" })
}

// FirstMissed is something that a file refers to and that only the project around it declares.
func FirstMissed(alone, whole *Project) string {
	has := map[string]bool{}
	for _, d := range whole.Diagnostics {
		has[d.Message] = true
	}
	for _, d := range alone.Diagnostics {
		if d.Code == "unknown-reference" && !has[d.Message] {
			return "what it refers to"
		}
	}
	unresolved := map[string]bool{}
	for _, r := range whole.Tenant.UnresolvedReferences {
		unresolved[r.Literal()] = true
	}
	for _, r := range alone.Tenant.UnresolvedReferences {
		if !unresolved[r.Literal()] {
			return fmt.Sprintf("%q", r.Literal())
		}
	}
	return ""
}
