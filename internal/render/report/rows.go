package report

import (
	"cmp"
	"iter"
	"path"
	"slices"

	"grants/compiler"
	"grants/internal/render/matrix"
	"grants/plan/objects"
)

// tables are a matrix as columns of numbers. The cells that applications have in common which hold no grant for an API are written once, as a
// template: a row of numbers for each of a few kinds of application. Only the others are rows of their own.
type tables struct {
	APIs         apiColumns         `json:"apis"`
	Applications applicationColumns `json:"applications"`
	Cells        cellColumns        `json:"cells"`     // what cells are, but for whom, and by which grant where that is an application's own
	Templates    [][]int            `json:"templates"` // numbers of cells, by API and subject type
	Own          ownColumns         `json:"own"`       // by application, API and subject type
	Grants       placeColumns       `json:"grants"`    // from 1
	Skips        [][]int            `json:"skips"`     // an application, and the APIs of its template of which it has no cell although it has no own one either

	encoder encoder
}

type placeColumns struct {
	Address column `json:"address"`
	File    column `json:"file"`
	Line    column `json:"line"` // 0 for nowhere
}

type apiColumns struct {
	placeColumns
	Identifier column `json:"identifier"`
	Name       column `json:"name"`
	Listed     column `json:"listed"` // 1 for those that the matrix lists
	System     column `json:"system"` // 1 for those of the platform
	Scopes     column `json:"scopes"`
	Sensitive  column `json:"sensitive"`
	Types      column `json:"types"`
	User       column `json:"user"` // policies
	Client     column `json:"client"`
	RBAC       column `json:"rbac"` // 1 where it is enforced
}

type applicationColumns struct {
	placeColumns
	ID       column `json:"id"` // the client_id, 0 for none
	Name     column `json:"name"`
	Party    column `json:"party"`
	Type     column `json:"type"`
	Folder   column `json:"folder"`
	Template column `json:"template"`
	Rows     column `json:"rows"`  // how many of Own
	Alike    column `json:"alike"` // the place in an order in which applications stand beside those that are like them; the same for the same access
}

// The bits of cellColumns.Flags.
const (
	flagAllowed = 1 << iota
	flagFuture
	flagAnyOrganization
)

type cellColumns struct {
	API         column `json:"api"`
	Subject     column `json:"subject"` // index into compiler.SubjectTypes
	Flags       column `json:"flags"`
	Reason      column `json:"reason"`
	Unreachable column `json:"unreachable"`
	Scopes      column `json:"scopes"`
	Undefined   column `json:"undefined"`
	Types       column `json:"types"`
	Narrowed    column `json:"narrowed"`
	Usage       column `json:"usage"`
	Assumed     column `json:"assumed"`
	Grant       column `json:"grant"`    // of a cell in a template
	Shadowed    column `json:"shadowed"` // likewise
}

type ownColumns struct {
	Cell     column `json:"cell"`
	Grant    column `json:"grant"`
	Shadowed column `json:"shadowed"`
}

// cell is one of cellColumns, to find it again.
type cell struct {
	api, subject, flags, reason, unreachable, scopes, undefined, types, narrowed, usage, assumed, grant, shadowed int
}

// encoder is what is remembered while the matrix goes by.
type encoder struct {
	*dictionary
	tenant    *compiler.Tenant
	apis      map[*compiler.API]int
	cells     map[cell]int
	byGroup   []int                         // the cell of each group, less 1
	defaults  map[*compiler.ClientGrant]int // the numbers of grants that several cells have
	templates map[likeness]int              // the latest of each
	shared    []int                         // the cells of the current application that it has in common with others
}

// likeness is what applications have in common whose cells come from one template.
type likeness struct {
	party        compiler.Party
	client, user compiler.Unreachable
	modeAssumed  bool
	about        bool
}

func newTables(m *matrix.Selection, d *dictionary, plain *plainMatrix) *tables {
	t := &tables{Templates: [][]int{{}}, Skips: [][]int{}}
	t.encoder = encoder{
		dictionary: d, tenant: m.Tenant, apis: map[*compiler.API]int{}, cells: make(map[cell]int, len(m.Tenant.ClientGrants)),
		defaults: map[*compiler.ClientGrant]int{}, templates: map[likeness]int{},
	}
	reserve(&t.Applications, len(m.Tenant.Applications))
	reserve(&t.Grants, len(m.Tenant.ClientGrants)+1)
	reserve(&t.Own, len(m.Tenant.ClientGrants))
	reserve(&t.Cells, len(m.Tenant.ClientGrants))
	t.Grants.add(d, "", "", 0)
	t.addAPIs(m)
	t.addRows(m, plain)
	t.Applications.Alike = t.order()
	return t
}

func (p *placeColumns) add(d *dictionary, address, file string, line int) {
	p.Address, p.File, p.Line = append(p.Address, d.name(address)), append(p.File, d.string(file)), append(p.Line, line)
}

func (t *tables) addAPIs(m *matrix.Selection) {
	listed := map[*compiler.API]bool{}
	for api := range m.APIs() {
		listed[api] = true
	}
	d, a := t.encoder.dictionary, &t.APIs
	for n, api := range m.Tenant.EveryAPI() {
		t.encoder.apis[api] = n
		file, line := objects.Place(m.Tenant, objects.HeaderOf(api))
		a.add(d, api.Address, file, line)
		a.Identifier, a.Name = append(a.Identifier, d.string(api.Identifier)), append(a.Name, d.string(api.Name))
		a.Listed, a.System = append(a.Listed, bit(listed[api])), append(a.System, bit(api.System != ""))
		a.Scopes, a.Sensitive = append(a.Scopes, d.set(api.Scopes)), append(a.Sensitive, d.set(api.SensitiveScopes))
		a.Types, a.RBAC = append(a.Types, d.set(api.AuthorizationDetailsTypes)), append(a.RBAC, bit(api.EnforcePolicies))
		a.User = append(a.User, d.string(string(api.Policy(compiler.User))))
		a.Client = append(a.Client, d.string(string(api.Policy(compiler.Client))))
	}
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// addRows goes through the matrix once. Applications without cells are listed too.
func (t *tables) addRows(m *matrix.Selection, plain *plainMatrix) {
	var before *compiler.Application
	end := func() {
		if before != nil {
			t.endApplication(m, before)
		}
	}
	eachRow(m, func(app *compiler.Application) {
		end()
		t.beginApplication(m, app)
		plain.begin(app)
		before = app
	}, func(cell *compiler.Access) { plain.add(cell, t.addCell(cell)) })
	end()
}

// eachRow goes through a matrix: every application begins, and then come its cells.
func eachRow(m *matrix.Selection, begin func(*compiler.Application), row func(*compiler.Access)) {
	next, stop := iter.Pull(m.Applications())
	defer stop()
	var current *compiler.Application
	for cell := range m.Access() {
		for cell.Application != current {
			current, _ = next()
			begin(current)
		}
		row(cell)
	}
	for app, more := next(); more; app, more = next() {
		begin(app)
	}
}

func (t *tables) beginApplication(m *matrix.Selection, app *compiler.Application) {
	d, a := t.encoder.dictionary, &t.Applications
	file, line, kind := "", 0, ""
	if app.Config != nil {
		file, line = objects.Place(m.Tenant, app.Config.Header)
		kind = app.Config.AppType.Value
	}
	a.add(d, app.Address, file, line)
	a.ID, a.Name = append(a.ID, d.name(app.ClientID)), append(a.Name, d.name(app.Name))
	a.Party, a.Type = append(a.Party, d.string(string(app.Party))), append(a.Type, d.string(kind))
	a.Folder = append(a.Folder, d.string(folderOf(file)))
	a.Rows = append(a.Rows, 0)
	t.encoder.shared = t.encoder.shared[:0]
}

// folderOf is the folder of a file, empty for that of the project.
func folderOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}

// addCell returns the number of what the cell is.
func (t *tables) addCell(access *compiler.Access) int {
	e := &t.encoder
	if group := access.Group(); group > 0 {
		for len(e.byGroup) <= group {
			e.byGroup = append(e.byGroup, 0)
		}
		if e.byGroup[group] == 0 {
			e.byGroup[group] = t.cell(access, true) + 1
		}
		e.shared = append(e.shared, e.byGroup[group]-1)
		return e.byGroup[group] - 1
	}
	n := t.cell(access, false)
	t.Own.Cell = append(t.Own.Cell, n)
	t.Own.Grant = append(t.Own.Grant, t.grant(access.Grant))
	t.Own.Shadowed = append(t.Own.Shadowed, t.shadowed(access.Shadowed))
	t.Applications.Rows[len(t.Applications.Rows)-1]++
	return n
}

// cell is the number of a cell, with its grants where it is one of a template.
func (t *tables) cell(access *compiler.Access, whole bool) int {
	e, c := &t.encoder, &t.Cells
	key := cell{
		api: e.apis[access.API], subject: slices.Index(compiler.SubjectTypes, access.SubjectType),
		flags:  bit(access.Allowed)*flagAllowed | bit(access.FutureScopes)*flagFuture | bit(access.AllowAnyOrganization)*flagAnyOrganization,
		reason: e.string(string(access.Reason)), unreachable: e.string(string(access.Unreachable)),
		scopes: e.set(access.Scopes), undefined: e.set(access.UndefinedScopes), types: e.set(access.AuthorizationDetailsTypes),
		narrowed: e.set(access.NarrowedBy), usage: e.string(access.OrganizationUsage), assumed: e.set(access.Assumed),
	}
	if whole {
		key.grant, key.shadowed = t.grant(access.Grant), t.shadowed(access.Shadowed)
	}
	n, known := e.cells[key]
	if known {
		return n
	}
	n = len(c.API)
	e.cells[key] = n
	c.API, c.Subject, c.Flags = append(c.API, key.api), append(c.Subject, key.subject), append(c.Flags, key.flags)
	c.Reason, c.Unreachable = append(c.Reason, key.reason), append(c.Unreachable, key.unreachable)
	c.Scopes, c.Undefined, c.Types = append(c.Scopes, key.scopes), append(c.Undefined, key.undefined), append(c.Types, key.types)
	c.Narrowed, c.Usage, c.Assumed = append(c.Narrowed, key.narrowed), append(c.Usage, key.usage), append(c.Assumed, key.assumed)
	c.Grant, c.Shadowed = append(c.Grant, key.grant), append(c.Shadowed, key.shadowed)
	return n
}

// grant is the number of a grant, 0 for none. Only defaults are those of several cells.
func (t *tables) grant(grant *compiler.ClientGrant) int {
	if grant == nil {
		return 0
	}
	e, n := &t.encoder, len(t.Grants.Address)
	if grant.IsDefault() {
		if known := e.defaults[grant]; known > 0 {
			return known
		}
		e.defaults[grant] = n
	}
	file, line := objects.Place(e.tenant, grant.Config.Header)
	t.Grants.add(e.dictionary, grant.Address, file, line)
	return n
}

// shadowed is the set of the addresses of grants, whose places are known from then on.
func (t *tables) shadowed(grants []*compiler.ClientGrant) int {
	if len(grants) == 0 {
		return 0
	}
	numbers := make([]int, len(grants))
	for i, grant := range grants {
		numbers[i] = t.Grants.Address[t.grant(grant)]
	}
	return t.encoder.setOf(numbers)
}

// endApplication finds the template of an application, all of whose cells have gone by. One that lacks some of its cells gets a later version, since those
// before it may be without these.
func (t *tables) endApplication(m *matrix.Selection, app *compiler.Application) {
	e, a := &t.encoder, &t.Applications
	key := likeness{app.Party, app.Unreachable(compiler.Client), app.Unreachable(compiler.User), app.ModeAssumed, m.About[app.Address]}
	number := e.templates[key]
	if len(e.shared) == 0 {
		number = 0
	} else if all := t.union(t.Templates[number], e.shared); len(all) > len(t.Templates[number]) {
		number = len(t.Templates)
		t.Templates = append(t.Templates, all)
		e.templates[key] = number
	}
	n := len(a.Address) - 1
	a.Template = append(a.Template, number)
	if skips := t.missing(t.Templates[number], e.shared, a.Rows[n]); len(skips) > 0 {
		t.Skips = append(t.Skips, append([]int{n}, skips...))
	}
}

// compare orders cells as the matrix does.
func (t *tables) compare(x, y int) int {
	c := &t.Cells
	return cmp.Or(c.API[x]-c.API[y], c.Subject[x]-c.Subject[y], x-y)
}

// union is all cells of two lists in order: the first list itself where the second has no more.
func (t *tables) union(first, second []int) []int {
	all, i := first, 0
	for _, n := range second {
		for i < len(first) && t.compare(first[i], n) < 0 {
			i++
		}
		if i == len(first) || first[i] != n {
			all = append(all[:len(all):len(all)], n)
		}
	}
	if len(all) > len(first) {
		slices.SortFunc(all, t.compare)
	}
	return all
}

// missing are the APIs of which a template has cells and an application has none, neither among those in common nor among the last ones of its own.
func (t *tables) missing(template, shared []int, own int) []int {
	api, rows := t.Cells.API, t.Own.Cell[len(t.Own.Cell)-own:]
	var missing []int
	for _, n := range template {
		if len(shared) > 0 && shared[0] == n {
			shared = shared[1:]
			continue
		}
		for len(rows) > 0 && api[rows[0]] < api[n] {
			rows = rows[1:]
		}
		if has := len(rows) > 0 && api[rows[0]] == api[n]; !has && (len(missing) == 0 || missing[len(missing)-1] != api[n]) {
			missing = append(missing, api[n])
		}
	}
	return missing
}

// order is the place of each application among all, where those stand side by side whose cells are alike. Those with the same cells share a place.
func (t *tables) order() []int {
	a := &t.Applications
	starts, order, skips := make([]int, len(a.Rows)+1), make([]int, len(a.Rows)), map[int][]int{}
	for n, rows := range a.Rows {
		starts[n+1], order[n] = starts[n]+rows, n
	}
	for _, skip := range t.Skips {
		skips[skip[0]] = skip[1:]
	}
	own := func(n int) []int { return t.Own.Cell[starts[n]:starts[n+1]] }
	same := func(x, y int) int {
		return cmp.Or(a.Template[x]-a.Template[y], slices.Compare(own(x), own(y)), slices.Compare(skips[x], skips[y]))
	}
	slices.SortStableFunc(order, same)
	places := make([]int, len(order))
	for i, n := range order {
		if i > 0 && same(order[i-1], n) == 0 {
			places[n] = places[order[i-1]]
		} else {
			places[n] = i
		}
	}
	return places
}
