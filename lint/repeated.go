package lint

import (
	"fmt"

	"grants/config"
)

// maxRemovals bounds the time that goes into fixes, each of which looks at the whole list.
const maxRemovals = 50

// reportRepeated reports the second mention of a value, however many there are.
func (p *Pass) reportRepeated(address string, list config.List, kind string) {
	if !mayRepeat(list.Items) {
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
			f := finding{
				address: address, key: item.Value,
				message: fmt.Sprintf("%s %q is listed twice", kind, item.Value),
				detail:  "Once is enough: the list is a set.",
				related: firstMention(first[item.Value], item),
			}
			if removals++; removals <= maxRemovals {
				f.fix = p.removeItem(list, i).safely()
			}
			p.reportItem(list, item, f)
		}
	}
}

func firstMention(first, second config.Located[string]) []place {
	if first.Span == second.Span {
		return nil
	}
	return []place{{"listed first here", first.Span}}
}
