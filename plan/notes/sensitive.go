package notes

import (
	"fmt"

	"grants/diag"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// desensitized are scopes that an API goes on declaring and calls sensitive no more: from the next change on, whoever gains them is no high risk.
func (r *reporter) desensitized() {
	for _, p := range r.APIs {
		if p.After == nil || p.After.Config == nil || r.BaseOf(p) == nil {
			continue
		}
		for _, scope := range objects.Missing(r.BaseOf(p).SensitiveScopes, p.After.SensitiveScopes) {
			if !stringset.Contains(p.After.Scopes, scope) {
				continue
			}
			r.report(diag.Diagnostic{
				Code: CodeGuardWeakened, Severity: diag.Warning, Address: p.After.Address, Key: scope,
				Message: fmt.Sprintf("%s no longer has %q among its sensitive_scopes", p.After.Address, scope),
				Detail:  "This plan still takes it for sensitive. From the next change on, whoever gains it is no high risk for that.",
			}, p.After.Config.SensitiveScopes.Span, p.After.Config.Header)
		}
	}
}
