package compiler

// walk goes through the matrix without searching it cell by cell. Nearly all cells of a large tenant are like those of other applications: of
// the same party, able to use the same flows, and without a grant of their own for the API. These cells are resolved once.
type walk struct {
	tenant   *Tenant
	filter   Filter
	wanted   []bool // by API index
	subjects []SubjectType
	alike    map[likeness][]Access // the wanted cells, in order, without an application
	groups   int                   // in alike, all together
	cell     Access                // the one that is yielded
}

// likeness is what decides an application's cells where it has no grant of its own.
type likeness struct {
	party        Party
	client, user Unreachable
	modeAssumed  bool
}

func likenessOf(app *Application) likeness {
	return likeness{app.Party, app.Unreachable(Client), app.Unreachable(User), app.ModeAssumed}
}

func (t *Tenant) walk(filter Filter) *walk {
	w := &walk{tenant: t, filter: filter, wanted: make([]bool, len(t.every)), subjects: filter.subjects(), alike: map[likeness][]Access{}}
	for i, api := range t.every {
		w.wanted[i] = filter.wantsAPI(api)
	}
	return w
}

// application yields the cells of an application. It reports whether more are wanted.
func (w *walk) application(app *Application, yield func(*Access) bool) bool {
	if len(app.gaps) > 0 { // every cell of it says so
		return w.alone(app, yield)
	}
	alike := w.cellsLike(app)
	for i, grant := range app.grants {
		api := grant.API
		if !w.wanted[api.index] || i > 0 && app.grants[i-1].API == api {
			continue
		}
		before := 0
		for before < len(alike) && alike[before].API.index < api.index {
			before++
		}
		if !w.shared(app, alike[:before], yield) || !w.own(app, api, yield) {
			return false
		}
		for alike = alike[before:]; len(alike) > 0 && alike[0].API == api; {
			alike = alike[1:]
		}
	}
	return w.shared(app, alike, yield)
}

// shared yields cells that are like those of other applications.
func (w *walk) shared(app *Application, alike []Access, yield func(*Access) bool) bool {
	for i := range alike {
		w.cell = alike[i]
		w.cell.Application = app
		if !yield(&w.cell) {
			return false
		}
	}
	return true
}

// alone yields the cells of an application that is like no other.
func (w *walk) alone(app *Application, yield func(*Access) bool) bool {
	for i, api := range w.tenant.every {
		if w.wanted[i] && !w.own(app, api, yield) {
			return false
		}
	}
	return true
}

// own yields the cells of an application for an API that it has a grant for.
func (w *walk) own(app *Application, api *API, yield func(*Access) bool) bool {
	for _, subject := range w.subjects {
		w.tenant.resolve(&w.cell, app, api, subject)
		if w.filter.wants(&w.cell) && !yield(&w.cell) {
			return false
		}
	}
	return true
}

// cellsLike are the wanted cells of an application, as if it had no grants.
func (w *walk) cellsLike(app *Application) []Access {
	if w.filter.Own {
		return nil
	}
	like := likenessOf(app)
	cells, known := w.alike[like]
	if !known {
		cells = w.resolveLike(app.WithoutGrants())
		w.alike[like] = cells
	}
	return cells
}

func (w *walk) resolveLike(app *Application) []Access {
	cells := []Access{}
	for i, api := range w.tenant.every {
		if !w.wanted[i] {
			continue
		}
		for _, subject := range w.subjects {
			w.tenant.resolve(&w.cell, app, api, subject)
			if w.filter.wants(&w.cell) {
				w.groups++
				w.cell.Application, w.cell.group = nil, w.groups
				cells = append(cells, w.cell)
			}
		}
	}
	return cells
}
