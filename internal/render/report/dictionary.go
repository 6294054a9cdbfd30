package report

import "encoding/binary"

// dictionary numbers strings and sets of them in the order in which they come up. Of both, number 0 is the empty one.
type dictionary struct {
	Strings []string
	Sets    [][]int // of numbers of strings

	byString map[string]int
	bySet    map[string]int
	members  []int  // reused
	key      []byte // reused
	room     []int  // for the members of sets
}

// newDictionary has room for some strings and sets.
func newDictionary(strings, sets int) *dictionary {
	d := &dictionary{
		Strings: make([]string, 1, strings+1), byString: map[string]int{},
		Sets: make([][]int, 1, sets+1), bySet: make(map[string]int, sets+1),
	}
	d.Sets[0], d.byString[""], d.bySet[""] = []int{}, 0, 0
	return d
}

// name numbers a string that nothing else is called by, without looking for it.
func (d *dictionary) name(s string) int {
	if s == "" {
		return 0
	}
	d.Strings = append(d.Strings, s)
	return len(d.Strings) - 1
}

func (d *dictionary) string(s string) int {
	n, known := d.byString[s]
	if !known {
		n = len(d.Strings)
		d.Strings = append(d.Strings, s)
		d.byString[s] = n
	}
	return n
}

// set is the number of some strings in their order.
func (d *dictionary) set(items []string) int {
	if len(items) == 0 {
		return 0
	}
	d.members = d.members[:0]
	for _, item := range items {
		d.members = append(d.members, d.string(item))
	}
	return d.setOf(d.members)
}

// setOf is the number of a set of some numbers of strings.
func (d *dictionary) setOf(members []int) int {
	d.key = d.key[:0]
	for _, member := range members {
		d.key = binary.AppendUvarint(d.key, uint64(member))
	}
	n, known := d.bySet[string(d.key)]
	if !known {
		n = len(d.Sets)
		d.Sets = append(d.Sets, d.keep(members))
		d.bySet[string(d.key)] = n
	}
	return n
}

// keep copies members into a stretch of memory that sets share.
func (d *dictionary) keep(members []int) []int {
	if len(d.room) < len(members) {
		d.room = make([]int, max(len(members), 4096))
	}
	kept := d.room[:len(members):len(members)]
	d.room = d.room[len(members):]
	copy(kept, members)
	return kept
}
