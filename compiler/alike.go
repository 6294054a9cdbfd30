package compiler

import "strings"

// Alike is applications that differ in nothing that decides their cells, where they have no grant of their own.
type Alike struct {
	Applications []*Application // by address, one at least
	// Cells are the wanted ones of the first of them as if it had no grants, sorted by API address and subject type. Those of the others have another
	// Application, and where Assumed names the application another address in it.
	Cells []Access
}

// Alike is the cells that a filter wants, without those for which an application has a grant of its own (see GrantFor), once for all applications in which
// they are alike: with those of the client grants that is the matrix. The order is that of the first application.
func (t *Tenant) Alike(filter Filter) []Alike {
	w := t.walk(filter)
	var found []Alike
	at := map[kind]int{}
	for _, app := range t.Applications {
		if filter.Application != nil && !filter.Application(app) {
			continue
		}
		kind := kindOf(app)
		i, known := at[kind]
		if !known {
			i = len(found)
			at[kind] = i
			found = append(found, Alike{Cells: w.resolveLike(app.WithoutGrants())})
		}
		found[i].Applications = append(found[i].Applications, app)
	}
	for i := range found {
		for j := range found[i].Cells {
			found[i].Cells[j].Application = found[i].Applications[0]
		}
	}
	return found
}

// kind is the same for applications whose cells are alike, what a source does not say of them included.
type kind struct {
	likeness
	gaps string
}

func kindOf(app *Application) kind {
	k := kind{likeness: likenessOf(app)}
	for _, attribute := range app.gaps {
		k.gaps += strings.TrimPrefix(attribute, app.Address) + " "
	}
	return k
}

// GrantFor is the application's own grant for an API and a subject type, or nil.
func (a *Application) GrantFor(api *API, subject SubjectType) *ClientGrant {
	return a.grants.find(api, subject)
}
