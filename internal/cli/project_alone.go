package cli

import (
	"fmt"
	"slices"

	"grants/diag"
)

func missesSomething(p *project) bool {
	return len(p.tenant.UnresolvedReferences) > 0 || slices.ContainsFunc(p.diagnostics, func(d diag.Diagnostic) bool { return d.Code == "unknown-reference" })
}

// firstMissed is something that a file refers to and that only the project around it declares.
func firstMissed(alone, whole *project) string {
	has := map[string]bool{}
	for _, d := range whole.diagnostics {
		has[d.Message] = true
	}
	for _, d := range alone.diagnostics {
		if d.Code == "unknown-reference" && !has[d.Message] {
			return "what it refers to"
		}
	}
	unresolved := map[string]bool{}
	for _, r := range whole.tenant.UnresolvedReferences {
		unresolved[r.Literal()] = true
	}
	for _, r := range alone.tenant.UnresolvedReferences {
		if !unresolved[r.Literal()] {
			return fmt.Sprintf("%q", r.Literal())
		}
	}
	return ""
}
