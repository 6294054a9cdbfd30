package config

import "slices"

// Index is where the list first has a value, or -1.
func (l List) Index(value string) int {
	return slices.IndexFunc(l.Items, func(item Located[string]) bool { return item.Set && item.Value == value })
}

// Item is the first item with a value.
func (l List) Item(value string) (item Located[string], found bool) {
	i := l.Index(value)
	if i < 0 {
		return item, false
	}
	return l.Items[i], true
}

// IsFirst reports whether no earlier item has the value of item i.
func (l List) IsFirst(i int) bool {
	return !slices.ContainsFunc(l.Items[:i], func(earlier Located[string]) bool { return earlier.Value == l.Items[i].Value })
}

// Distinct is the items without repetitions of a value. Where nothing repeats they are those of the list, which are not to be changed.
func (l List) Distinct() []Located[string] {
	if !l.MayRepeat() {
		return l.Items
	}
	var kept []Located[string]
	seen := make(map[string]bool, len(l.Items))
	for _, item := range l.Items {
		if !seen[item.Value] {
			seen[item.Value] = true
			kept = append(kept, item)
		}
	}
	return kept
}

// MayRepeat compares the values of a short list, and takes a long one for repetitive.
func (l List) MayRepeat() bool {
	if len(l.Items) > 8 {
		return true
	}
	for i := range l.Items {
		for j := range i {
			if l.Items[i].Value == l.Items[j].Value {
				return true
			}
		}
	}
	return false
}

// ScopeList is the names of the scopes that the API declares, as a list.
func (a *API) ScopeList() List {
	list := List{Span: a.ScopesAttribute.Span, Set: a.ScopesAttribute.Set, Failed: a.ScopesAttribute.Failed, Items: make([]Located[string], 0, len(a.Scopes))}
	for _, scope := range a.Scopes {
		list.Items = append(list.Items, scope.Name)
	}
	return list
}
