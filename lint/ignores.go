package lint

import (
	"grants/compiler"
	"grants/diag"
)

// Ignoring is one rule that a comment ignores.
type Ignoring struct {
	Rule    *Rule
	Key     string     // of the findings; empty for all
	Until   string     // the last day, as 2006-01-02; empty where there is none
	Address string     // of the object that the comment stands in or above; empty where that is none
	At      diag.Range // of the rule's name in the comment
	Covers  diag.Range
}

// Ignorings are all that the comments of a tenant's files ignore, in the order of the source. Comments that can't ignore anything are left out.
func Ignorings(tenant *compiler.Tenant) []Ignoring {
	if tenant.Config == nil || len(tenant.Config.Ignores) == 0 {
		return nil
	}
	var found []Ignoring
	r := &run{tenant: tenant, ignores: &ignores{}}
	for _, written := range tenant.Config.Ignores {
		ig := r.newIgnore(written)
		if !ig.works() {
			continue
		}
		for _, named := range ig.rules {
			if named.rule == nil || named.rule.Check == nil || named.rule.Group == Ignores {
				continue
			}
			found = append(found, Ignoring{
				Rule: named.rule, Key: named.key, Until: ig.until, Address: r.objectAt(ig),
				At: tenant.Range(ig.part(named.from, named.to)), Covers: ig.covers,
			})
		}
	}
	return found
}
