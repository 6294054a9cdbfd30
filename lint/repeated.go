package lint

import (
	"fmt"

	"grants/config"
)

// maxRemovals bounds the time that goes into fixes, each of which looks at the whole list.
const maxRemovals = 50

// ReportRepeated reports the second mention of a value, however many there are.
func (p *Pass) ReportRepeated(address string, list config.List, kind string) {
	if !list.MayRepeat() {
		return
	}
	mentions := make(map[string]int, len(list.Items))
	first := make(map[string]config.Located[string], len(list.Items))
	removals := 0
	for i, item := range list.Items {
		mentions[item.Value]++
		switch mentions[item.Value] {
		case 1:
			first[item.Value] = item
		case 2:
			f := Finding{
				Address: address, Key: item.Value,
				Message: fmt.Sprintf("%s %q is listed twice", kind, item.Value),
				Detail:  "Once is enough: the list is a set.",
				Related: firstMention(first[item.Value], item),
			}
			if removals++; removals <= maxRemovals {
				f.Fix = p.RemoveItem(list, i).Safely()
			}
			p.ReportItem(list, item, f)
		}
	}
}

func firstMention(first, second config.Located[string]) []Place {
	if first.Span == second.Span {
		return nil
	}
	return []Place{{"listed first here", first.Span}}
}
