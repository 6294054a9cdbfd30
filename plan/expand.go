package plan

import (
	"cmp"
	"iter"
	"slices"

	"grants/compiler"
)

// folded is the further applications for which an impact is the same but for who it is, and where that is written. A policy that opens, or a tenant that
// is new altogether, has millions of impacts, and few that differ.
type folded struct {
	comparison *comparison
	cell       cell    // of the impact itself
	apps       []int32 // of the others: indexes into comparison.apps, rising
}

// class is a kind of application: those of one class have the same impact where none of them has a grant of its own.
type class struct {
	base, head  bool // the sides that have it
	moved       bool // a side does not have it since its block is for another client there
	thirdParty  bool // of a moved one: what its block is on the other side
	party       compiler.Party
	unreachable [2]compiler.Unreachable // by subject type
	origin      string
	ownMode     bool // names its security mode
}

// folder finds the impact that a cell shares with others.
type folder struct {
	*comparison
	numbers map[class]int32
	classes []int32            // of the applications, as far as they were asked for
	known   map[foldedCell]int // index into the impacts; noImpact
}

// unfolded is the class of an application that is not to be folded: what changes about an application is its own affair.
const unfolded = -1

// class is the number of an application's class.
func (f *folder) class(app int) int32 {
	if f.classes[app] == 0 {
		f.classes[app] = f.classify(f.apps[app])
	}
	return f.classes[app]
}

func (f *folder) classify(p pair[compiler.Application]) int32 {
	if p.before != nil && p.after != nil && !sameApplication(p) {
		return unfolded
	}
	app := either(p)
	k := class{base: p.before != nil, head: p.after != nil, party: app.Party, origin: app.Origin, ownMode: app.Config.ThirdPartySecurityMode.Set}
	for n, subject := range compiler.SubjectTypes {
		k.unreachable[n] = app.Unreachable(subject)
	}
	if other := f.sameBlock(p); other != nil {
		k.moved, k.thirdParty = true, isThirdParty(other)
	}
	if f.numbers[k] == 0 {
		f.numbers[k] = int32(len(f.numbers) + 1)
	}
	return f.numbers[k]
}

type foldedCell struct {
	class        int32
	api, subject int
}

const noImpact = -1

func (c *comparison) newFolder() *folder {
	return &folder{comparison: c, numbers: map[class]int32{}, classes: make([]int32, len(c.apps)), known: map[foldedCell]int{}}
}

// key is what a cell is folded by, if it is.
func (f *folder) key(at cell) (foldedCell, bool) {
	if at.app == anyThirdParty || f.foreign[at] != nil || f.class(at.app) == unfolded {
		return foldedCell{}, false
	}
	if _, own := f.byID[grantID{holder: at.app, api: at.api, subject: at.subject}]; own {
		return foldedCell{}, false
	}
	return foldedCell{f.class(at.app), at.api, at.subject}, true
}

func (f *folder) remember(key foldedCell, folds bool, impact int) {
	if folds {
		f.known[key] = impact
	}
}

// markFolded remembers the applications that are causes of their own impacts.
func (c *comparison) markFolded(impacts []Impact) {
	for n := range impacts {
		i := &impacts[n]
		for _, cause := range i.Because {
			if i.folded == nil || cause.Address != i.Application || cause.Cause == ProvidedBy {
				continue
			}
			for _, app := range i.folded.apps {
				c.caused[sideAddress{cause.Side, either(c.apps[app]).Address}] = struct{}{}
			}
		}
	}
}

// Applications is the number of applications that an impact of a plan's list is about.
func (i *Impact) Applications() int {
	if i.folded == nil {
		return 1
	}
	return 1 + len(i.folded.apps)
}

// each is the impact for every application that it is about. Of all but the first, only Application, ClientID and what is the same for all are right, and
// only until the next.
func (i *Impact) each() iter.Seq[*Impact] {
	return func(yield func(*Impact) bool) {
		if !yield(i) || i.folded == nil {
			return
		}
		other := *i
		other.folded = nil
		for _, n := range i.folded.apps {
			app := either(i.folded.comparison.apps[n])
			other.Application, other.ClientID = app.Address, orNoID(app.ClientID)
			if !yield(&other) {
				return
			}
		}
	}
}

func orNoID(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

// Count is the number of impacts, one for each application.
func (p *Plan) Count() int {
	count := 0
	for i := range p.Impacts {
		count += p.Impacts[i].Applications()
	}
	return count
}

// member is one application of an impact.
type member struct {
	cell   cell
	impact int // index into Plan.Impacts
}

// members are the cells of all impacts, in the order of the JSON.
func (p *Plan) members() []member {
	members := make([]member, 0, p.Count())
	for n := range p.Impacts {
		f := p.Impacts[n].folded
		if f == nil { // of an unresolved grant
			continue
		}
		members = append(members, member{f.cell, n})
		for _, app := range f.apps {
			at := f.cell
			at.app = int(app)
			members = append(members, member{at, n})
		}
	}
	slices.SortFunc(members, func(x, y member) int {
		return cmp.Or(cmp.Compare(x.cell.app, y.cell.app), cmp.Compare(x.cell.api, y.cell.api), cmp.Compare(x.cell.subject, y.cell.subject))
	})
	return members
}

// isFolded reports whether any impact is about several applications.
func (p *Plan) isFolded() bool { return p.Count() > len(p.Impacts) }

// Expand is the impacts, one for each application: by application, client_id, audience and subject type; any third party first.
func (p *Plan) Expand() iter.Seq[*Impact] {
	return p.expand(func(f *folded, at cell, _ *Impact) *Impact { return f.comparison.impact(at) })
}

// names is Expand as far as each goes.
func (p *Plan) names() iter.Seq[*Impact] {
	return p.expand(func(f *folded, at cell, first *Impact) *Impact {
		other, app := *first, either(f.comparison.apps[at.app])
		other.Application, other.ClientID = app.Address, orNoID(app.ClientID)
		return &other
	})
}

func (p *Plan) expand(other func(f *folded, at cell, first *Impact) *Impact) iter.Seq[*Impact] {
	return func(yield func(*Impact) bool) {
		if !p.isFolded() {
			for i := range p.Impacts {
				if !yield(&p.Impacts[i]) {
					return
				}
			}
			return
		}
		alone := p.unfolded()
		for _, m := range p.members() {
			i := &p.Impacts[m.impact]
			if m.cell != i.folded.cell {
				i = other(i.folded, m.cell, i)
			}
			for ; len(alone) > 0 && compareImpacts(*alone[0], *i) < 0; alone = alone[1:] {
				if !yield(alone[0]) {
					return
				}
			}
			if !yield(i) {
				return
			}
		}
		for _, i := range alone {
			if !yield(i) {
				return
			}
		}
	}
}

// unfolded are the impacts of unresolved grants, which have no cell.
func (p *Plan) unfolded() []*Impact {
	var alone []*Impact
	for n := range p.Impacts {
		if p.Impacts[n].folded == nil {
			alone = append(alone, &p.Impacts[n])
		}
	}
	return alone
}
