package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
)

// reportUnknownItems reports what an application lists that is none of the known words. An item is a what, and all of them together are plural.
func (p *Pass) reportUnknownItems(app *compiler.Application, list config.List, what, plural string, known []string) {
	for _, item := range distinct(list.Items) {
		if item.Failed || !item.Set || slices.Contains(known, item.Value) {
			continue
		}
		f := finding{address: app.Address, key: item.Value, message: fmt.Sprintf("there is no %s %q", what, item.Value)}
		if !p.suggest(&f, nil, item, known) {
			f.detail = plural + " are " + listed(known) + "."
		}
		p.reportItem(list, item, f)
	}
}
