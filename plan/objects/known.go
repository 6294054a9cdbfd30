package objects

import (
	"cmp"
	"slices"
)

// known is what an object is known by: its address, by which pairs are sorted, its id, and where a side does not say that, one after the other, what tells it from
// others of its side.
type known struct {
	address, id string
	others      []string
}

// key is the id, for the first, or one of the others; empty where there is none.
func (k *known) key(i int) string {
	if i == 0 {
		return k.id
	}
	return k.others[i-1]
}

// pairKnown finds the objects that are the same on both sides. No two of them with other ids are.
func pairKnown[T any](before, after []*T, of func(*T) known) []Pair[T] {
	partner, names := map[*T]*T{}, map[*T]known{}
	most := 0
	for _, object := range slices.Concat(before, after) {
		names[object] = of(object)
		most = max(most, len(names[object].others))
	}
	for i := range most + 1 {
		there := unique(before, partner, names, i)
		for key, a := range unique(after, partner, names, i) {
			if b := there[key]; b != nil && a != nil && (names[a].id == "" || names[b].id == "" || names[a].id == names[b].id) {
				partner[a], partner[b] = b, a
			}
		}
	}
	var pairs []Pair[T]
	for _, object := range after {
		pairs = append(pairs, Pair[T]{Before: partner[object], After: object})
	}
	for _, object := range before {
		if partner[object] == nil {
			pairs = append(pairs, Pair[T]{Before: object})
		}
	}
	slices.SortStableFunc(pairs, func(x, y Pair[T]) int { return cmp.Compare(names[Either(x)].address, names[Either(y)].address) })
	return pairs
}

// unique are the objects without a partner by a key, nil for one that several have.
func unique[T any](objects []*T, partner map[*T]*T, names map[*T]known, i int) map[string]*T {
	found := map[string]*T{}
	for _, object := range objects {
		name := names[object]
		key := name.key(i)
		if key == "" || partner[object] != nil {
			continue
		}
		if _, twice := found[key]; twice {
			object = nil
		}
		found[key] = object
	}
	return found
}
