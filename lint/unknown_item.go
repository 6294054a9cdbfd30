package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/internal/suggest"
)

// ReportUnknownItems reports what an application lists that is none of the known words. An item is a what, and all of them together are plural.
func (p *Pass) ReportUnknownItems(app *compiler.Application, list config.List, what, plural string, known []string) {
	for _, item := range list.Distinct() {
		if item.Failed || !item.Set || slices.Contains(known, item.Value) {
			continue
		}
		f := Finding{Address: app.Address, Key: item.Value, Message: fmt.Sprintf("there is no %s %q", what, item.Value)}
		if !p.Suggest(&f, nil, item, known) {
			f.Detail = plural + " are " + Listed(known) + "."
		}
		p.ReportItem(list, item, f)
	}
}

// maxSuggestions bounds the time that goes into suggestions, each of which compares a name with all that its API has.
const maxSuggestions = 200

type suggestionKey struct {
	api  *compiler.API
	name string
}

// Suggest adds to a finding about a name that its API does not have the one that was probably meant, and reports whether there is one.
func (p *Pass) Suggest(f *Finding, api *compiler.API, item config.Located[string], candidates []string) bool {
	near, known := p.suggestions[suggestionKey{api, item.Value}]
	if !known && len(p.suggestions) < maxSuggestions {
		near = suggest.Closest(item.Value, candidates)
		if p.suggestions == nil {
			p.suggestions = map[suggestionKey]string{}
		}
		p.suggestions[suggestionKey{api, item.Value}] = near
	}
	if near == "" {
		return false
	}
	f.Hint = fmt.Sprintf("did you mean %q?", near)
	f.Fix = ReplaceBy(near, item)
	return true
}
