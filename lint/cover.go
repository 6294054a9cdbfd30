package lint

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"grants/diag"
)

// coverTree is what the comments of one file cover: stretches that contain one another or have nothing in common.
type coverTree struct {
	sorted []*cover // by start, and of those that start together the longer first
	outer  []int    // the index of the next stretch that contains this one, or -1
}

// cover is a stretch of a file with all that its comments name.
type cover struct {
	at       diag.Range
	rules    map[ruleKey]*IgnoredRule // the first comment that names the rule
	reported map[string]string        // by rule, a key that it reported here and in nothing within
}

type ruleKey struct{ id, key string }

// index makes stretches easy to find. However many comments cover the same, a place is looked up in as many steps as it is deep.
func (all *ignores) index() {
	all.trees = map[string]*coverTree{}
	nodes := map[diag.Range]*cover{}
	for _, ig := range all.all {
		if !ig.works() {
			continue
		}
		node := nodes[ig.covers]
		if node == nil {
			node = &cover{at: ig.covers, rules: map[ruleKey]*IgnoredRule{}, reported: map[string]string{}}
			nodes[ig.covers] = node
			all.add(node)
		}
		node.name(ig)
	}
	for _, tree := range all.trees { // in any order: each is by itself
		tree.link()
	}
}

func (all *ignores) add(node *cover) {
	tree := all.trees[node.at.File]
	if tree == nil {
		tree = &coverTree{}
		all.trees[node.at.File] = tree
	}
	tree.sorted = append(tree.sorted, node)
}

func (c *cover) name(ig *Ignore) {
	for _, named := range ig.Rules {
		named.node = c
		if key := (ruleKey{named.ID, named.Key}); c.rules[key] == nil {
			c.rules[key] = named
		}
	}
}

func (t *coverTree) link() {
	slices.SortFunc(t.sorted, func(a, b *cover) int {
		return cmp.Or(cmp.Compare(a.at.Start.Byte, b.at.Start.Byte), cmp.Compare(b.at.End.Byte, a.at.End.Byte))
	})
	t.outer = make([]int, len(t.sorted))
	for i, node := range t.sorted {
		outer := i - 1
		for outer >= 0 && !t.sorted[outer].at.Contains(node.at) {
			outer = t.outer[outer]
		}
		t.outer[i] = outer
	}
}

// around are the stretches that contain a place, the innermost first.
func (all *ignores) around(at diag.Range) iter.Seq[*cover] {
	return func(yield func(*cover) bool) {
		tree := all.trees[at.File]
		if tree == nil {
			return
		}
		i := sort.Search(len(tree.sorted), func(i int) bool { return tree.sorted[i].at.Start.Byte > at.Start.Byte }) - 1
		for ; i >= 0; i = tree.outer[i] {
			if tree.sorted[i].at.Contains(at) && !yield(tree.sorted[i]) {
				return
			}
		}
	}
}
