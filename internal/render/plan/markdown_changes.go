package plan

import (
	"slices"
	"strconv"
	"strings"

	"grants/internal/english"
	"grants/internal/render/text"
	"grants/plan/objects"
)

// diffSigns are the signs of actions in a block of type diff, which code hosts colour.
var diffSigns = map[objects.Action]string{objects.Create: "+", objects.Update: "!", objects.Replace: "!", objects.Delete: "-"}

// changes writes the source changes folded away, whole changes as long as they fit. Those without effect on access come last.
func (m *markdownWriter) changes() {
	sorted := make([]*objects.Change, len(m.plan.Changes))
	harmless := 0
	for i := range m.plan.Changes {
		sorted[i] = &m.plan.Changes[i]
		if sorted[i].Effect == objects.EffectNone {
			harmless++
		}
	}
	slices.SortStableFunc(sorted, func(x, y *objects.Change) int { return effectOrder(x) - effectOrder(y) })
	summary := english.Count(len(sorted), "source change")
	if harmless > 0 {
		summary += ", " + strconv.Itoa(harmless) + " of them without effect on access"
	}
	start, end := "\n<details><summary>"+summary+"</summary>\n\n", "\n</details>\n"
	m.write(start)
	m.room -= len(end)
	m.diff(sorted)
	m.out.WriteString(end)
}

func effectOrder(change *objects.Change) int {
	if change.Effect == objects.EffectNone {
		return 1
	}
	return 0
}

// diff writes what fits of the changes between fences that nothing within can close.
func (m *markdownWriter) diff(changes []*objects.Change) {
	var body strings.Builder
	run, n := 2, 0
	for ; n < len(changes); n++ {
		block := m.change(changes[n])
		longest := max(run, longestRun(block, '`'))
		if body.Len()+len(block)+2*(longest+1)+len("diff\n\n") > m.room-moreReserve {
			break
		}
		body.WriteString(block)
		run = longest
	}
	if n > 0 {
		fence := strings.Repeat("`", run+1)
		m.write(fence + "diff\n" + body.String() + fence + "\n")
	}
	if left := len(changes) - n; left > 0 {
		m.write("\n… and " + strconv.Itoa(left) + " more: see the JSON, `grants plan -o json`.\n")
	}
}

// longestRun is the length of the longest run of a character.
func longestRun(s string, of byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if run++; s[i] != of {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// change is a change as lines of a diff.
func (m *markdownWriter) change(change *objects.Change) string {
	var out strings.Builder
	line := func(sign, s string) { out.WriteString(sign + " " + s + "\n") }
	sign := diffSigns[change.Action]
	head := m.plainly(change.Address)
	if change.Effect == objects.EffectNone {
		head += " (no effect on access)"
	}
	line(sign, head)
	for i := range change.Attributes {
		a := &change.Attributes[i]
		if a.IsSet {
			if len(a.Added) > 0 {
				line("+", "  "+setName(change.Kind, a)+m.plainList(a.Added))
			}
			if len(a.Removed) > 0 {
				line("-", "  "+setName(change.Kind, a)+m.plainList(a.Removed))
			}
			continue
		}
		line("-", "  "+m.plainly(a.Name)+" "+text.Clip(shown(a.Before), m.cell/4))
		line("+", "  "+m.plainly(a.Name)+" "+text.Clip(shown(a.After), m.cell/4))
	}
	if change.Action == objects.Replace {
		line("!", "  "+forced(change, m.plainly))
	}
	if change.Note != "" {
		line("!", "  "+m.plainly(change.Note))
	}
	return out.String()
}

// plainly is a text of limited length on one line of a block of code.
func (m *markdownWriter) plainly(s string) string { return text.Clip(text.Plain(s), m.cell/4) }

// plainList is names of a limited length altogether, and the number of the others.
func (m *markdownWriter) plainList(names []string) string {
	var out strings.Builder
	for n, name := range names {
		shown := text.Clip(text.Delimited(name), m.cell/4)
		if n > 0 && out.Len()+len(shown) > m.cell {
			return out.String() + " and " + strconv.Itoa(len(names)-n) + " more"
		}
		if n > 0 {
			out.WriteString(", ")
		}
		out.WriteString(shown)
	}
	return out.String()
}
