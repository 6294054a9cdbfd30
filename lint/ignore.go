package lint

import (
	"cmp"
	"slices"
	"sort"

	"grants/config"
	"grants/diag"
)

// ignores are the comments of a project that ignore findings. The rules about them report what became of each.
type ignores struct {
	all    []*ignore
	tree   map[string]*coverTree // by file
	blocks []config.Block        // where they stand, once somebody has asked
}

// ignore is one such comment.
type ignore struct {
	config.Ignore
	directive
	covers  diag.Range
	expired bool
	rules   []*ignoredRule // as named in the directive
}

// ignoredRule is a rule that a comment names, and what came of that.
type ignoredRule struct {
	namedRule
	rule    *Rule  // nil where there is none of that name
	used    bool   // ignores a finding
	refused bool   // would ignore a finding, but the settings don't allow it
	other   string // the key of a finding that it covers, but does not name
}

// ignore finds out which comment ignores which finding, and has the findings say so.
func (r *run) ignore(found []diag.Diagnostic) {
	r.ignores = &ignores{}
	if r.tenant.Config == nil || len(r.tenant.Config.Ignores) == 0 {
		return
	}
	for _, written := range r.tenant.Config.Ignores {
		r.ignores.all = append(r.ignores.all, r.newIgnore(written))
	}
	r.ignores.index()
	for i := range found {
		if ig := r.ignoredBy(&found[i]); ig != nil && !r.opts.NoIgnores {
			found[i].Ignored = ig.reason
		}
	}
}

func (r *run) newIgnore(written config.Ignore) *ignore {
	ig := &ignore{Ignore: written, directive: parseDirective(written.Text), covers: r.tenant.Range(written.Covers)}
	ig.expired = ig.until != "" && r.opts.Today != "" && ig.until < r.opts.Today
	for _, named := range ig.named {
		ig.rules = append(ig.rules, &ignoredRule{namedRule: named, rule: find(named.id)})
	}
	return ig
}

func find(id string) *Rule {
	i := slices.IndexFunc(catalogue, func(rule *Rule) bool { return rule.ID == id })
	if i < 0 {
		return nil
	}
	return catalogue[i]
}

// works reports whether the comment can ignore anything.
func (ig *ignore) works() bool { return ig.problem == "" && !ig.expired && !ig.covers.IsZero() }

// ignoredBy is the innermost comment that ignores a finding, at its own place or where what it is about is used.
func (r *run) ignoredBy(d *diag.Diagnostic) *ignore {
	ig := r.ignoredAt(d, d.Range)
	for i := 0; ig == nil && i < len(d.Related); i++ {
		if d.Related[i].Message == diag.UsedHere {
			ig = r.ignoredAt(d, d.Related[i].Range)
		}
	}
	return ig
}

func (r *run) ignoredAt(d *diag.Diagnostic, at diag.Range) *ignore {
	for _, ig := range r.ignores.around(at) {
		for _, named := range ig.rules {
			if named.id != d.Code {
				continue
			}
			if named.key != "" && named.key != d.Key {
				named.other = d.Key
				continue
			}
			if !r.resolve(named.rule, d.Range.File).Ignorable.Value {
				named.refused = true
				continue
			}
			named.used = true
			return ig
		}
	}
	return nil
}

// coverTree is what the comments of one file cover: stretches that contain one another or have nothing in common.
type coverTree struct {
	sorted []*ignore // by start, and of those that start together the longer first
	outer  []int     // the index of the next stretch that contains this one, or -1
}

// index makes stretches easy to find.
func (all *ignores) index() {
	all.tree = map[string]*coverTree{}
	for _, ig := range all.all {
		if !ig.works() {
			continue
		}
		tree := all.tree[ig.covers.File]
		if tree == nil {
			tree = &coverTree{}
			all.tree[ig.covers.File] = tree
		}
		tree.sorted = append(tree.sorted, ig)
	}
	for _, tree := range all.tree { // in any order: each is by itself
		tree.link()
	}
}

func (t *coverTree) link() {
	slices.SortStableFunc(t.sorted, func(a, b *ignore) int {
		return cmp.Or(cmp.Compare(a.covers.Start.Byte, b.covers.Start.Byte), cmp.Compare(b.covers.End.Byte, a.covers.End.Byte))
	})
	t.outer = make([]int, len(t.sorted))
	for i, ig := range t.sorted {
		outer := i - 1
		for outer >= 0 && !t.sorted[outer].covers.Contains(ig.covers) {
			outer = t.outer[outer]
		}
		t.outer[i] = outer
	}
}

// around are the comments that cover a place, the innermost first.
func (all *ignores) around(at diag.Range) []*ignore {
	tree := all.tree[at.File]
	if tree == nil {
		return nil
	}
	var found []*ignore
	i := sort.Search(len(tree.sorted), func(i int) bool { return tree.sorted[i].covers.Start.Byte > at.Start.Byte }) - 1
	for ; i >= 0; i = tree.outer[i] {
		if tree.sorted[i].covers.Contains(at) {
			found = append(found, tree.sorted[i])
		}
	}
	return found
}
