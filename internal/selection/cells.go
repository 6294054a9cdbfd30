package selection

import (
	"cmp"
	"strings"

	"grants/compiler"
)

// Cells is which cells of a matrix are wanted. All but the first two are globs; an empty one leaves nothing out.
type Cells struct {
	All, Fold               bool // as in compiler.Filter
	Application, API, Scope string
	SubjectType             string
}

// Filter is the cells as a tenant takes them.
func (c *Cells) Filter() compiler.Filter {
	filter := compiler.Filter{All: c.All, Fold: c.Fold, Scope: Glob(c.Scope)}
	if match := Glob(c.Application); match != nil {
		filter.Application = func(app *compiler.Application) bool {
			return match(app.Address) || match(strings.TrimPrefix(app.Address, "application.")) || match(app.Name) || match(app.ClientID)
		}
	}
	if match := Glob(c.API); match != nil {
		filter.API = func(api *compiler.API) bool {
			return match(api.Address) || match(strings.TrimPrefix(api.Address, "api.")) || match(api.Name) || match(api.Identifier)
		}
	}
	if match := Glob(c.SubjectType); match != nil {
		filter.Subject = func(subject compiler.SubjectType) bool { return match(string(subject)) }
	}
	return filter
}

// FilterOfTable is the cells as people read them: what a policy opens to everybody is a line and not one for each, unless they ask for all, or for
// some applications or APIs.
func (c *Cells) FilterOfTable() compiler.Filter {
	filter := c.Filter()
	filter.Fold = c.Fold || !c.All && c.Application+c.API == ""
	return filter
}

// Check refuses globs that match nothing: with a misspelt one the answer is as empty as with nobody who has access.
func (c *Cells) Check(t *compiler.Tenant) error {
	if c.Application+c.API == "" {
		return nil
	}
	names := &Names{}
	names.Add(t)
	return cmp.Or(names.Check("--application", "application", c.Application), names.Check("--api", "api", c.API))
}
