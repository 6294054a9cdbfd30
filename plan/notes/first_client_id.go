package notes

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// firstIDs are the applications that get their client_id: no access changes, and all of it is this client's from then on.
func (r *reporter) firstIDs() {
	named := map[*compiler.Application]int{}
	for i, p := range r.Apps {
		if objects.GetsID(p) {
			named[p.After] = i
		}
	}
	if len(named) == 0 {
		return
	}
	held, literal := r.holdings(named), r.namedByText()
	for i, p := range r.Apps {
		if _, ok := named[p.After]; ok {
			r.firstID(p, held[i], literal[p.Before.ClientID])
		}
	}
}

// firstID reports an application with what it holds, and a grant that still names the client_id it had, if any.
func (r *reporter) firstID(p objects.Pair[compiler.Application], held *holdings, stale *compiler.UnresolvedGrant) {
	what := english.Count(held.permissions, "permission")
	if len(held.sensitive) > 0 {
		what += " with the sensitive " + objects.Enumerate(held.sensitive)
	}
	d := diag.Diagnostic{
		Code: CodeClientIDSet, Severity: diag.Info, Address: p.After.Address, Key: "client_id",
		Message: fmt.Sprintf("all of %s, %s, belongs to the client %q now: see that it is the one that was created for it", p.After.Address, what, p.After.ClientID),
		Detail:  "Ask the platform for the client's name, or whoever created it. Any other client gets everything that the files give to this application.",
	}
	if len(held.sensitive) > 0 || held.system || objects.IsThirdParty(p.Before) || objects.IsThirdParty(p.After) {
		d.Severity = diag.Warning
	}
	if stale != nil && p.Before.ClientID != "" {
		d.Severity = diag.Warning
		d.Detail = fmt.Sprintf("%s still names its former client_id %q, which is the block's no more: what that client gains is in a row of its own. Remove that grant. ",
			stale.Address, p.Before.ClientID) + d.Detail
	}
	r.report(d, p.After.Config.ClientID.Span, p.After.Config.Header)
}

// namedByText has, by client_id, the first grant of the head that names one which no block has.
func (r *reporter) namedByText() map[string]*compiler.UnresolvedGrant {
	found := map[string]*compiler.UnresolvedGrant{}
	for _, grant := range r.After.UnresolvedGrants {
		if grant.ClientID != nil && found[grant.Application.ClientID] == nil {
			found[grant.Application.ClientID] = grant
		}
	}
	return found
}

// holdings is what an application of the head has.
type holdings struct {
	permissions int      // that it can use
	sensitive   []string // scopes, sorted, also those that it could use if it had the flow
	system      bool     // a grant on a system API
}

// holdings are those of some applications, by their indexes.
func (c *reporter) holdings(of map[*compiler.Application]int) map[int]*holdings {
	held := make(map[int]*holdings, len(of))
	for _, i := range of {
		held[i] = &holdings{}
	}
	wanted := func(app *compiler.Application) bool { _, ok := of[app]; return ok }
	for access := range c.After.Matrix(compiler.Filter{Application: wanted}) {
		if access.Allowed {
			api := c.APIs[c.APIIndex[access.API.Identifier]]
			held[of[access.Application]].add(access, c.IsLikeSystem(api), c.SensitiveScopes(api))
		}
	}
	return held
}

func (h *holdings) add(access *compiler.Access, system bool, sensitive []string) {
	if access.Unreachable == "" {
		h.permissions += len(access.Scopes)
	}
	h.system = h.system || access.Grant != nil && system
	if found := stringset.Intersection(access.Scopes, sensitive); len(found) > 0 {
		h.sensitive = objects.Union(h.sensitive, found)
	}
}
