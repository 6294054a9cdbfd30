package report

import "bytes"

// dictionary numbers strings and sets of them in the order in which they come up. Of both, number 0 is the empty one.
type dictionary struct {
	Strings []string
	Sets    [][]int // of numbers of strings

	byString map[string]int
	bySet    map[string]int
	key      bytes.Buffer // reused
}

func newDictionary() *dictionary {
	return &dictionary{
		Strings: []string{""}, byString: map[string]int{"": 0},
		Sets: [][]int{{}}, bySet: map[string]int{"": 0},
	}
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
	d.key.Reset()
	for _, item := range items {
		d.key.WriteString(item)
		d.key.WriteByte(0xff) // no string of a configuration has it
	}
	n, known := d.bySet[string(d.key.Bytes())]
	if !known {
		members := make([]int, len(items))
		for i, item := range items {
			members[i] = d.string(item)
		}
		n = len(d.Sets)
		d.Sets = append(d.Sets, members)
		d.bySet[d.key.String()] = n
	}
	return n
}
