package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
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

// Note adds diagnostics about the change that come from elsewhere, at places in the head.
func (p *Plan) Note(found []diag.Diagnostic, head *compiler.Tenant) {
	for i := range found {
		p.Diagnostics = append(p.Diagnostics, finding(head, &found[i]))
	}
	slices.SortStableFunc(p.Diagnostics, func(x, y diag.Finding) int {
		return cmp.Or(strings.Compare(x.File, y.File), cmp.Compare(start(&x), start(&y)), strings.Compare(x.Rule, y.Rule),
			strings.Compare(x.Address, y.Address), strings.Compare(x.Key, y.Key), strings.Compare(x.Message, y.Message))
	})
}

func start(f *diag.Finding) int {
	if f.Range == nil {
		return -1
	}
	return f.Range.Start.Byte
}

// GuardsWeakened is how many diagnostics are about what judges changes.
func (p *Plan) GuardsWeakened() int {
	n := 0
	for i := range p.Diagnostics {
		if p.Diagnostics[i].Rule == CodeGuardWeakened {
			n++
		}
	}
	return n
}
