package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/internal/suggest"
)

// maxSuggestions bounds the time that goes into suggestions, each of which compares a name with all that its API has.
const maxSuggestions = 200

type suggestionKey struct {
	api  *compiler.API
	name string
}

// suggest adds to a finding about a name that its API does not have the one that was probably meant, and reports whether there is one.
func (p *Pass) suggest(f *finding, api *compiler.API, item config.Located[string], candidates []string) bool {
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
	f.hint = fmt.Sprintf("did you mean %q?", near)
	f.fix = replaceBy(near, item)
	return true
}
