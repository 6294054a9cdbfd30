package plan

import (
	"iter"

	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/objects"
)

// folded is the further applications for which an impact is the same but for who it is, and where that is written. A policy that opens, or a tenant that
// is new altogether, has millions of impacts, and few that differ.
type folded struct {
	comparison *comparison  // nil of an impact that was read
	cell       objects.Cell // of the impact itself
	apps       []int32      // of the others: indexes into Pairing.Apps, rising
	saved      []Holder     // of the others, where the impact was read
	own        []int        // the steps of its causes that are about the application itself
}

// inMatrix reports whether the impact is of a cell, so that indexes say where it stands.
func (f *folded) inMatrix() bool {
	return f != nil && f.comparison != nil && f.cell.API != objects.Unknown
}

// Chains are why both sides have the cell as they have, for the first application where the impact is that of several: without steps of an impact that was
// read, or that is about what neither side declares.
func (i *Impact) Chains() (before, after cell.Chain) {
	if !i.folded.inMatrix() {
		return cell.Chain{}, cell.Chain{}
	}
	was, is := i.folded.comparison.View(i.folded.cell)
	return was.Chain(), is.Chain()
}

// others is the number of further applications.
func (f *folded) others() int { return len(f.apps) + len(f.saved) }

// class is a kind of application: those of one class have the same impact where none of them has a grant of its own.
type class struct {
	base, head  bool // the sides that have it
	moved       bool // a side does not have it since its block is for another client there
	thirdParty  bool // of a moved one: what its block is on the other side
	party       compiler.Party
	unreachable [2]compiler.Unreachable // by subject type
	origin      string
	ownMode     bool    // names its security mode
	usage       string  // of organizations, by its users
	assumed     [2]bool // what is said of it rests on what nobody states, on each side
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
		f.classes[app] = f.classify(f.Apps[app])
	}
	return f.classes[app]
}

func (f *folder) classify(p objects.Pair[compiler.Application]) int32 {
	if p.Before != nil && p.After != nil && !(objects.SameApplication(p) && objects.SameOrganizationUsage(p)) {
		return unfolded
	}
	app := objects.Either(p)
	k := class{base: p.Before != nil, head: p.After != nil, party: app.Party, origin: app.Origin, ownMode: app.Config.ThirdPartySecurityMode.Set}
	k.usage = app.Config.OrganizationUsage.Value
	for n, side := range []*compiler.Application{p.Before, p.After} {
		k.assumed[n] = side != nil && (side.ModeAssumed || side.TokenExchange.Assumed)
	}
	for n, subject := range compiler.SubjectTypes {
		k.unreachable[n] = app.Unreachable(subject)
	}
	if other := f.SameBlock(p); other != nil {
		k.moved, k.thirdParty = true, objects.IsThirdParty(other)
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
	return &folder{comparison: c, numbers: map[class]int32{}, classes: make([]int32, len(c.Apps)), known: map[foldedCell]int{}}
}

// key is what a cell is folded by, if it is.
func (f *folder) key(at objects.Cell) (foldedCell, bool) {
	if at.App == objects.AnyThirdParty || f.Foreign[at] != nil || f.class(at.App) == unfolded {
		return foldedCell{}, false
	}
	if _, own := f.ByID[objects.GrantID{Holder: at.App, API: at.API, Subject: at.Subject}]; own {
		return foldedCell{}, false
	}
	return foldedCell{f.class(at.App), at.API, at.Subject}, true
}

func (f *folder) remember(key foldedCell, folds bool, impact int) {
	if folds {
		f.known[key] = impact
	}
}

// finishFolded notes which steps of folded impacts are about the application itself, and remembers the applications that are causes of their own impacts.
func (c *comparison) finishFolded(impacts []Impact) {
	for n := range impacts {
		i := &impacts[n]
		if i.folded == nil || len(i.folded.apps) == 0 {
			continue
		}
		i.folded.own = i.ownSteps()
		for _, cause := range i.Because {
			if cause.Address != i.Application || cause.Cause == cell.ProvidedBy {
				continue
			}
			for _, app := range i.folded.apps {
				c.Caused[objects.SideAddress{Side: cause.Side, Address: objects.Either(c.Apps[app]).Address}] = struct{}{}
			}
		}
	}
}

// Applications is the number of applications that an impact of a plan's list is about.
func (i *Impact) Applications() int {
	if i.folded == nil {
		return 1
	}
	return 1 + i.folded.others()
}

// each is the impact for every application that it is about. Of all but the first, only Application, ClientID and what is the same for all are right, and
// only until the next.
func (i *Impact) each() iter.Seq[*Impact] {
	return func(yield func(*Impact) bool) {
		other := *i
		other.folded = nil
		for n := range i.Applications() {
			each := i
			if n > 0 {
				each = &other
				other.Application, other.ClientID = i.name(n)
			}
			if !yield(each) {
				return
			}
		}
	}
}

// name is what the n-th application of an impact is called; the first is 0.
func (i *Impact) name(n int) (address string, clientID *string) {
	switch f := i.folded; {
	case n == 0:
		return i.Application, i.ClientID
	case f.comparison == nil:
		return f.saved[n-1].Application, f.saved[n-1].ClientID
	default:
		app := objects.Either(f.comparison.Apps[f.apps[n-1]])
		return app.Address, idOf(app)
	}
}

// idOf is the client_id of an application, nil without one.
func idOf(app *compiler.Application) *string {
	if app.ClientID == "" {
		return nil
	}
	return &app.ClientID
}

// Count is the number of impacts, one for each application.
func (p *Plan) Count() int {
	count := 0
	for i := range p.Impacts {
		count += p.Impacts[i].Applications()
	}
	return count
}

// Expand is the impacts, one for each application: by application, client_id, audience and subject type; any third party first.
func (p *Plan) Expand() iter.Seq[*Impact] {
	return func(yield func(*Impact) bool) {
		for i, n := range p.members() {
			if !yield(i.member(n)) {
				return
			}
		}
	}
}

// names is Expand as far as each goes.
func (p *Plan) names() iter.Seq[*Impact] {
	return func(yield func(*Impact) bool) {
		for i, n := range p.members() {
			named := i
			if n > 0 {
				other := *i
				other.folded = nil
				other.Application, other.ClientID = i.name(n)
				named = &other
			}
			if !yield(named) {
				return
			}
		}
	}
}

// Members is Expand taken apart: an impact of the plan's list and one of its applications at a time, for whom Impact.Of is the impact.
func (p *Plan) Members() iter.Seq2[*Impact, Holder] {
	return func(yield func(*Impact, Holder) bool) {
		for i, n := range p.members() {
			if !yield(i, i.holder(n)) {
				return
			}
		}
	}
}
