package ask

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/stringset"
)

// Remedy is a change that would make the answer yes: one edit, or as few together as will do.
type Remedy struct {
	Edits  []Edit
	Effect Effect
}

// Effect is what a change gives and takes besides what is asked for. Only what can be used counts.
type Effect struct {
	Applications  int     // others that gain something
	AnyThirdParty bool    // those that are yet to register, or have no grant of their own, gain
	Permissions   int     // gained by anybody, each application, API, subject type and scope once; what is declared later counts as one
	Lost          int     // likewise lost
	Cells         []Delta // what is gained and lost, the application asked about first, then by address; at most MostDeltas
}

// IsNone reports whether the change gives and takes nothing else.
func (e *Effect) IsNone() bool {
	return e.Permissions == 0 && e.Lost == 0 && !slices.ContainsFunc(e.Cells, func(d Delta) bool { return d.Access != "" })
}

// Takes reports whether the change takes anything from anybody.
func (e *Effect) Takes() bool {
	return e.Lost > 0 || slices.ContainsFunc(e.Cells, func(d Delta) bool { return d.Access == Goes })
}

// MostDeltas is how many cells an effect names. Permissions counts them all.
const MostDeltas = 20

// Turn is whether something comes or goes.
type Turn string

// The turns. The empty one is that it stays as it was.
const (
	Comes Turn = "gained"
	Goes  Turn = "lost"
)

func turn(was, is bool) Turn {
	switch {
	case is && !was:
		return Comes
	case was && !is:
		return Goes
	}
	return ""
}

// Delta is what one cell gains and loses by a change.
type Delta struct {
	Application  string // its address; empty for any third party
	API          string // its address
	SubjectType  compiler.SubjectType
	Gained, Lost []string // scopes, sorted
	Future       Turn     // what is declared later
	Access       Turn     // any access at all: with a policy or a grant that gives no scope, all there is to gain
}

// remedies are the changes of as few edits as possible that give what is asked for, the one with the least effect first.
func (q *Question) remedies() []Remedy {
	around, edits := q.around(), q.edits()
	sets := smallestSets(len(edits), mostTogether, func(chosen []int) bool {
		changed := around.changed(pick(edits, chosen))
		asked, complete := q.in(changed.tenant())
		if !complete {
			return false
		}
		answer, _ := asked.Answer()
		return answer == Yes
	})
	remedies := make([]Remedy, 0, len(sets))
	measure := measure{Question: q}
	for _, set := range sets {
		chosen := pick(edits, set)
		remedy := Remedy{Effect: measure.effect(chosen)}
		for _, edit := range chosen {
			remedy.Edits = append(remedy.Edits, edit.Edit)
		}
		remedies = append(remedies, remedy)
	}
	slices.SortStableFunc(remedies, compareRemedies)
	return remedies
}

// mostTogether is how many edits are tried at once: a public third party without a flow and a grant needs that many.
const mostTogether = 4

func pick(edits []edit, chosen []int) []edit {
	picked := make([]edit, len(chosen))
	for i, at := range chosen {
		picked[i] = edits[at]
	}
	return picked
}

// smallestSets are the sets of as few of n things as possible, at most of some size, that will do.
func smallestSets(n, most int, will func([]int) bool) [][]int {
	for size := 1; size <= min(n, most); size++ {
		var found [][]int
		combinations(n, size, nil, func(chosen []int) {
			if will(chosen) {
				found = append(found, slices.Clone(chosen))
			}
		})
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func combinations(n, size int, chosen []int, each func([]int)) {
	if len(chosen) == size {
		each(chosen)
		return
	}
	from := 0
	if len(chosen) > 0 {
		from = chosen[len(chosen)-1] + 1
	}
	for i := from; i < n; i++ {
		combinations(n, size, append(chosen, i), each)
	}
}

func compareRemedies(a, b Remedy) int {
	return cmp.Or(
		compareBools(a.Effect.Takes(), b.Effect.Takes()),
		compareBools(a.recreates(), b.recreates()),
		compareBools(a.Effect.AnyThirdParty, b.Effect.AnyThirdParty),
		cmp.Compare(a.Effect.Applications, b.Effect.Applications),
		cmp.Compare(a.Effect.Permissions, b.Effect.Permissions),
		slices.CompareFunc(a.Edits, b.Edits, func(x, y Edit) int {
			return cmp.Or(cmp.Compare(slices.Index(editKinds, x.Kind), slices.Index(editKinds, y.Kind)), strings.Compare(x.Text, y.Text))
		}),
	)
}

func (r *Remedy) recreates() bool {
	return slices.ContainsFunc(r.Edits, func(e Edit) bool { return e.Recreates() })
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// measure compares what applications have before and after changes. What it compiles of the state before serves for all.
type measure struct {
	*Question
	narrow, wide, registered part
}

// part is a model that is compiled when it is first needed.
type part struct {
	model  model
	tenant *compiler.Tenant
}

func (p *part) of(build func() model) *compiler.Tenant {
	if p.tenant == nil {
		p.model = build()
		p.tenant = p.model.tenant()
	}
	return p.tenant
}

func (p *part) after(edits []edit) *compiler.Tenant {
	changed := p.model.changed(edits)
	return changed.tenant()
}

// effect looks at all cells of the application, where an edit bears on others at all cells of the API, and where it bears on those that register
// themselves at all of theirs.
func (m *measure) effect(edits []edit) Effect {
	c := comparison{Question: m.Question}
	isAsked := func(app *compiler.Application) bool {
		return m.Application != nil && app.Address == m.Application.Address
	}
	registration := slices.ContainsFunc(edits, func(e edit) bool { return e.Kind == RegistrationOpen })
	if m.Application != nil {
		before := m.narrow.of(m.ofApplication)
		c.compare(before, m.narrow.after(edits), isAsked)
	}
	if slices.ContainsFunc(edits, func(e edit) bool { return e.wide }) {
		before := m.wide.of(m.ofAPI)
		after := m.wide.after(edits)
		c.compare(before, after, func(app *compiler.Application) bool { return !isAsked(app) && !(registration && registers(app)) })
		if !registration {
			c.anyThirdParty(before, after)
		}
	}
	if registration {
		before := m.registered.of(m.ofRegistered)
		after := m.registered.after(edits)
		c.compare(before, after, func(app *compiler.Application) bool { return !isAsked(app) && registers(app) })
		c.anyThirdParty(before, after)
	}
	return c.effect
}

// registers reports whether the tenant's mode may be that of an application.
func registers(app *compiler.Application) bool { return app.Origin == "dcr" }

// comparison gathers an effect.
type comparison struct {
	*Question
	effect Effect
}

// compare takes the applications that are wanted, of two tenants that have the same ones.
func (c *comparison) compare(before, after *compiler.Tenant, wanted func(*compiler.Application) bool) {
	apis := pairs(before, after)
	for i, app := range before.Applications {
		if !wanted(app) {
			continue
		}
		gains := false
		for _, pair := range apis {
			for _, subject := range compiler.SubjectTypes {
				was, is := before.Access(app, pair[0], subject), after.Access(after.Applications[i], pair[1], subject)
				gains = c.cell(&was, &is, app.Address) || gains
			}
		}
		if gains && (c.Application == nil || app.Address != c.Application.Address) {
			c.effect.Applications++
		}
	}
}

func (c *comparison) anyThirdParty(before, after *compiler.Tenant) {
	for _, pair := range pairs(before, after) {
		for _, subject := range compiler.SubjectTypes {
			was, is := before.Access(nil, pair[0], subject), after.Access(nil, pair[1], subject)
			if c.cell(&was, &is, "") {
				c.effect.AnyThirdParty = true
			}
		}
	}
}

// pairs are the APIs of two tenants that both have.
func pairs(before, after *compiler.Tenant) [][2]*compiler.API {
	var both [][2]*compiler.API
	others := after.EveryAPI()
	for _, api := range before.EveryAPI() {
		at, found := slices.BinarySearchFunc(others, api.Address, func(other *compiler.API, address string) int { return strings.Compare(other.Address, address) })
		if found {
			both = append(both, [2]*compiler.API{api, others[at]})
		}
	}
	return both
}

// cell notes what a cell gains and loses, and reports whether it gains. What is asked for is no effect of its own.
func (c *comparison) cell(was, is *compiler.Access, application string) bool {
	delta := Delta{Application: application, API: is.API.Address, SubjectType: is.SubjectType}
	delta.Gained, delta.Lost = stringset.Difference(usable(is), usable(was)), stringset.Difference(usable(was), usable(is))
	delta.Access = turn(hasToken(was), hasToken(is))
	delta.Future = turn(was.FutureScopes && hasToken(was), is.FutureScopes && hasToken(is))
	if c.asks(&delta) {
		delta.Gained = slices.DeleteFunc(slices.Clone(delta.Gained), func(scope string) bool { return c.Scope == "" || scope == c.Scope })
		if delta.Access == Comes {
			delta.Access = ""
		}
	}
	gained, lost := len(delta.Gained)+count(delta.Future == Comes), len(delta.Lost)+count(delta.Future == Goes)
	if gained+lost == 0 && delta.Access == "" {
		return false
	}
	c.effect.Permissions += gained
	c.effect.Lost += lost
	if len(c.effect.Cells) < MostDeltas {
		c.effect.Cells = append(c.effect.Cells, delta)
	}
	return gained > 0 || delta.Access == Comes
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// asks reports whether a cell is the one that is asked about.
func (c *comparison) asks(d *Delta) bool {
	asked := ""
	if c.Application != nil {
		asked = c.Application.Address
	}
	return d.Application == asked && d.API == c.API.Address && d.SubjectType == c.SubjectType
}

func hasToken(cell *compiler.Access) bool { return cell.Allowed && cell.Unreachable == "" }

func usable(cell *compiler.Access) []string {
	if !hasToken(cell) {
		return nil
	}
	return cell.Scopes
}
