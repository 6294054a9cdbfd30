package plan

import (
	"cmp"
	"slices"

	"grants/config"
	"grants/diag"
)

// property is one attribute of an object on one side, with the platform's default where the files are silent: absent and default are
// the same. The attributes of an object are sorted by name.
type property struct {
	name  string
	value any      // string, bool, int64, or nil where there is none
	set   []string // sorted; the value of an attribute whose isSet is true
	isSet bool
	span  diag.Span

	key     bool // part of the natural key: another value is another object
	forces  bool // the platform cannot change it in place
	partial bool // compared only where both sides have it
	silent  bool // the files leave it to the block's label: compared only where the other side says it
	written bool // the files say it
	assumed bool // what stands here for silence is our reading: the platform's "not set" is another thing, so that to write it down is a change
	stays   bool // the platform has nothing to go back to when it is taken away
	unsent  Unsent
	rank    func(value any) int
}

// direction says whether moving from one value to another widens access, narrows it, or (0) neither.
func (p *property) direction(from, to any) int {
	if p.rank == nil {
		return 0
	}
	return cmp.Compare(p.rank(to), p.rank(from))
}

// Attribute is one attribute of a change: of a set what came and went, else the value on both sides.
type Attribute struct {
	Name           string
	IsSet          bool
	Added, Removed []string // sorted, never nil; of a set
	Before, After  any      // nil where there is none; not of a set
	Unsent         Unsent   // why no call deploys it

	property property
}

// compareProperties is what differs, sorted by name.
func compareProperties(before, after []property) []Attribute {
	attributes := []Attribute{}
	for i, j := 0, 0; i < len(before) || j < len(after); {
		switch {
		case j == len(after) || i < len(before) && before[i].name < after[j].name:
			attributes = appendDifference(attributes, before[i], property{name: before[i].name, isSet: before[i].isSet})
			i++
		case i == len(before) || after[j].name < before[i].name:
			attributes = appendDifference(attributes, property{name: after[j].name, isSet: after[j].isSet, partial: after[j].partial}, after[j])
			j++
		default:
			before[i].partial, after[j].partial = false, false
			attributes = appendDifference(attributes, before[i], after[j])
			i, j = i+1, j+1
		}
	}
	return attributes
}

func appendDifference(attributes []Attribute, b, a property) []Attribute {
	a.key, a.forces = a.key || b.key, a.forces || b.forces
	if a.rank == nil {
		a.rank = b.rank
	}
	switch {
	case b.partial || a.partial, b.silent && a.silent:
	case a.isSet && !slices.Equal(b.set, a.set):
		attributes = append(attributes, Attribute{
			Name: a.name, IsSet: true, Added: missing(a.set, b.set), Removed: missing(b.set, a.set), Unsent: a.unsent, property: a,
		})
	case !a.isSet && b.value != a.value:
		attributes = append(attributes, Attribute{Name: a.name, Before: b.value, After: a.value, Unsent: a.keptBack(), property: a})
	case a.assumed && a.written && !b.written:
		attributes = append(attributes, Attribute{Name: a.name, After: a.value, Unsent: a.unsent, property: a})
	}
	return attributes
}

// keptBack is why no call deploys another value.
func (p *property) keptBack() Unsent {
	if p.unsent == "" && p.stays && p.value == nil {
		return NoDefault
	}
	return p.unsent
}

// stated are the attributes that the files write down, with their values.
func stated(properties []property) []Attribute {
	var attributes []Attribute
	for _, p := range properties {
		if p.written && !p.isSet && p.value != nil {
			attributes = append(attributes, Attribute{Name: p.name, After: p.value, Unsent: p.unsent, property: p})
		}
	}
	return attributes
}

func sortProperties(properties []property) []property {
	slices.SortFunc(properties, func(x, y property) int { return cmp.Compare(x.name, y.name) })
	return properties
}

// scalar is an attribute's value, or a default. An empty string is no value.
func scalar[T string | bool | int64](name string, written config.Located[T], byDefault any) property {
	p := property{name: name, value: byDefault, span: written.Span, written: written.Set}
	if written.Set {
		p.value = written.Value
	}
	if p.value == "" {
		p.value = nil
	}
	return p
}

func list(name string, written config.List) property {
	return property{name: name, set: items(written), isSet: true, span: written.Span}
}

// without takes a value for silence: to write it down says nothing.
func (p property) without(value any) property {
	if value != nil && p.value == value {
		p.value = nil
	}
	return p
}

func (p property) asKey() property                 { p.key = true; return p }
func (p property) asForcing() property             { p.forces = true; return p }
func (p property) asAssumed() property             { p.assumed = true; return p }
func (p property) asStaying() property             { p.stays = true; return p }
func (p property) asUnsent(why Unsent) property    { p.unsent = why; return p }
func (p property) ranked(r func(any) int) property { p.rank = r; return p }

// boolRank ranks an attribute that widens access when it is true.
func boolRank(value any) int {
	if value == true {
		return 1
	}
	return 0
}
