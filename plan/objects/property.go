package objects

import (
	"cmp"
	"slices"

	"grants/config"
	"grants/diag"
)

// Property is one attribute of an object on one side, with the platform's default where the files are silent: absent and default are
// the same. The attributes of an object are sorted by name.
type Property struct {
	Name  string
	value any      // string, bool, int64, or nil where there is none
	set   []string // sorted; the value of an attribute whose isSet is true
	isSet bool
	Span  diag.Span

	Key     bool // part of the natural key: another value is another object
	forces  bool // the platform cannot change it in place
	partial bool // compared only where both sides have it
	silent  bool // the files leave it to the block's label: compared only where the other side says it
	written bool // the files say it
	assumed bool // what stands here for silence is our reading: the platform's "not set" is another thing, so that to write it down is a change
	stays   bool // the platform has nothing to go back to when it is taken away
	lists   bool // to list nothing is another thing than to state nothing
	late    bool // a digest has nothing of it where nothing states it, so that those of before hold
	unsent  Unsent
	rank    func(value any) int
}

// Direction says whether moving from one value to another widens access, narrows it, or (0) neither.
func (p *Property) Direction(from, to any) int {
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
	Before, After  any      // nil where there is none; not of a set, but where the sides differ in that one states it, and nothing in it
	Unsent         Unsent   // why no call deploys it

	Property Property
}

// CompareProperties is what differs, sorted by name.
func CompareProperties(before, after []Property) []Attribute {
	attributes := []Attribute{}
	for i, j := 0, 0; i < len(before) || j < len(after); {
		switch {
		case j == len(after) || i < len(before) && before[i].Name < after[j].Name:
			attributes = appendDifference(attributes, before[i], Property{Name: before[i].Name, isSet: before[i].isSet})
			i++
		case i == len(before) || after[j].Name < before[i].Name:
			attributes = appendDifference(attributes, Property{Name: after[j].Name, isSet: after[j].isSet, partial: after[j].partial}, after[j])
			j++
		default:
			before[i].partial, after[j].partial = false, false
			attributes = appendDifference(attributes, before[i], after[j])
			i, j = i+1, j+1
		}
	}
	return attributes
}

func appendDifference(attributes []Attribute, b, a Property) []Attribute {
	a.Key, a.forces = a.Key || b.Key, a.forces || b.forces
	if a.rank == nil {
		a.rank = b.rank
	}
	switch {
	case b.partial || a.partial, b.silent && a.silent:
	case a.isSet && !slices.Equal(b.set, a.set):
		attributes = append(attributes, Attribute{
			Name: a.Name, IsSet: true, Added: Missing(a.set, b.set), Removed: Missing(b.set, a.set), Unsent: a.keptBack(), Property: a,
		})
	case a.lists && b.written != a.written && len(a.set) == 0:
		attributes = append(attributes, Attribute{Name: a.Name, Before: b.emptyList(), After: a.emptyList(), Unsent: a.keptBack(), Property: a})
	case !a.isSet && b.value != a.value:
		attributes = append(attributes, Attribute{Name: a.Name, Before: b.value, After: a.value, Unsent: a.keptBack(), Property: a})
	case a.assumed && a.written && !b.written:
		attributes = append(attributes, Attribute{Name: a.Name, After: a.value, Unsent: a.unsent, Property: a})
	}
	return attributes
}

// emptyList is the value of a list that names nothing, or nil where nothing states it.
func (p *Property) emptyList() any {
	if p.written {
		return []string{}
	}
	return nil
}

// keptBack is why no call deploys another value.
func (p *Property) keptBack() Unsent {
	if p.unsent == "" && p.stays && p.value == nil && !(p.isSet && p.written) {
		return NoDefault
	}
	return p.unsent
}

// Stated are the attributes that the files write down, with their values.
func Stated(properties []Property) []Attribute {
	var attributes []Attribute
	for _, p := range properties {
		if p.written && !p.isSet && p.value != nil {
			attributes = append(attributes, Attribute{Name: p.Name, After: p.value, Unsent: p.unsent, Property: p})
		}
	}
	return attributes
}

func sortProperties(properties []Property) []Property {
	slices.SortFunc(properties, func(x, y Property) int { return cmp.Compare(x.Name, y.Name) })
	return properties
}

// Scalar is an attribute's value, or a default. An empty string is no value.
func Scalar[T string | bool | int64](name string, written config.Located[T], byDefault any) Property {
	p := Property{Name: name, value: byDefault, Span: written.Span, written: written.Set}
	if written.Set {
		p.value = written.Value
	}
	if p.value == "" {
		p.value = nil
	}
	return p
}

func list(name string, written config.List) Property {
	return Property{Name: name, set: Items(written), isSet: true, Span: written.Span}
}

// without takes a value for silence: to write it down says nothing.
func (p Property) without(value any) Property {
	if value != nil && p.value == value {
		p.value = nil
	}
	return p
}

func (p Property) asKey() Property              { p.Key = true; return p }
func (p Property) asForcing() Property          { p.forces = true; return p }
func (p Property) asAssumed() Property          { p.assumed = true; return p }
func (p Property) asStaying() Property          { p.stays = true; return p }
func (p Property) asListing() Property          { p.lists = true; return p }
func (p Property) asLate() Property             { p.late = true; return p }
func (p Property) asUnsent(why Unsent) Property { p.unsent = why; return p }

// Ranked is the property with an order of its values: the larger one gives more.
func (p Property) Ranked(r func(any) int) Property { p.rank = r; return p }

// BoolRank ranks an attribute that widens access when it is true.
func BoolRank(value any) int {
	if value == true {
		return 1
	}
	return 0
}
