package plan

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"grants/plan/cell"
)

// Group is impacts that are equal but for the application, and have equal causes: for people, one line. It has at least one. See isMerged for
// those that need not be quite equal.
type Group []*Impact

// Applications is how many applications a group is about.
func (g Group) Applications() int {
	if !g.isOfLogin() {
		return g.Cells()
	}
	return len(g.All())
}

// First are the impacts of the first two applications, of which no more than the names is right.
func (g Group) First() []*Impact {
	first := g.named(2)
	return first[:min(len(first), 2)]
}

// All are likewise the impacts of all applications.
func (g Group) All() []*Impact { return g.named(math.MaxInt) }

// named are the impacts of some applications of each impact, by name.
func (g Group) named(most int) []*Impact {
	var first []*Impact
	for _, i := range g {
		n := 0
		for each := range i.each() {
			named := *each
			first = append(first, &named)
			if n++; n == most {
				break
			}
		}
	}
	slices.SortStableFunc(first, func(x, y *Impact) int { return compareHolders(x, y) })
	if g.isOfLogin() { // of several APIs
		first = slices.CompactFunc(first, func(x, y *Impact) bool { return compareHolders(x, y) == 0 })
	}
	return first
}

func compareHolders(x, y *Impact) int {
	return cmp.Or(compareBools(!x.AnyThirdParty, !y.AnyThirdParty), cmp.Compare(x.Application, y.Application), cmp.Compare(text(x.ClientID), text(y.ClientID)))
}

// Objects is how many objects a step of the causes is about.
func (g Group) Objects(step int) int {
	addresses, others := map[string]struct{}{}, 0
	for _, i := range g {
		if step >= len(i.Because) {
			continue
		}
		addresses[i.Because[step].Address] = struct{}{}
		if i.Because[step].Address == i.Application {
			others += i.Applications() - 1
		}
	}
	return len(addresses) + others
}

// PlatformDefaults are the impacts that are of low risk and no news: what applications get that are new, and take along that go, by the platform's own
// defaults. For people they are one line.
func (p *Plan) PlatformDefaults() []*Impact {
	var found []*Impact
	for i := range p.Impacts {
		if p.Impacts[i].isQuiet() && !p.Impacts[i].isSilent() {
			found = append(found, &p.Impacts[i])
		}
	}
	return found
}

func (i *Impact) isQuiet() bool { return i.PlatformDefault && !i.Risk.AtLeast(Medium) }

// isSilent reports whether it is a platform default that nobody can use and that is of no risk: every machine that is new has some of these.
func (i *Impact) isSilent() bool { return i.PlatformDefault && i.Latent.Only && i.Risk == NoRisk }

// Groups folds the impacts, but for the platform's defaults: usable ones before latent ones, highest risk first, then by the worst
// reason, so that no other rows push it out, and by application, API and subject type.
func (p *Plan) Groups() []Group {
	index := map[string]int{}
	var groups []Group
	for i := range p.Impacts {
		impact := &p.Impacts[i]
		if impact.isQuiet() {
			continue
		}
		key := foldKey(impact)
		at, known := index[key]
		if !known {
			at = len(groups)
			index[key] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], impact)
		if g := groups[at]; impact.leads(g[0]) {
			g[0], g[len(g)-1] = g[len(g)-1], g[0]
		}
	}
	slices.SortStableFunc(groups, func(x, y Group) int {
		return cmp.Or(
			compareBools(x[0].Latent.Only, y[0].Latent.Only),
			cmp.Compare(y[0].Risk.rank(), x[0].Risk.rank()),
			cmp.Compare(x[0].worstReason(), y[0].worstReason()),
			cmp.Compare(x[0].Application, y[0].Application),
			cmp.Compare(x[0].API, y[0].API),
			cmp.Compare(x[0].SubjectType, y[0].SubjectType),
		)
	})
	return groups
}

func foldKey(i *Impact) string {
	if i.isOfLogin() {
		return i.loginKey()
	}
	if i.isMerged() {
		return i.mergedKey()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%t %s %s %s %t %q %v %q %q %q %q %t%t%t%t %q %q %v", i.AnyThirdParty, i.Audience, i.SubjectType, i.Risk, i.Breaking,
		i.Assumed, i.RiskReasons, i.Gained, i.Lost, i.GainedTypes, i.LostTypes, i.Opens, i.Closes, i.Admitted, i.Refused, i.Relaxed, i.Tightened, i.latentKey())
	for n := range i.Because {
		writeKey(&b, &i.Because[n], false)
	}
	return b.String()
}

// writeKey writes what the causes of impacts have in common that share a line. An object that each application has for itself may be another one for
// each: who is new, what provides something as before, and where that is wanted, any grant and application.
func writeKey(b *strings.Builder, c *cell.Cause, merged bool) {
	if b.WriteByte('\n'); c.Gains != c.Loses {
		fmt.Fprintf(b, "%t ", c.Gains)
	}
	own := strings.HasPrefix(c.Address, "client_grant.") || strings.HasPrefix(c.Address, "application.")
	switch {
	case c.Cause == cell.ProvidedBy:
		b.WriteString("by")
	case c.Cause == cell.ApplicationAdded, c.Cause == cell.ApplicationRemoved, c.Cause == cell.ClientIDChanged, merged && own:
		b.WriteString(string(c.Cause))
	default:
		fmt.Fprintf(b, "%s %s %s %s:%d", c.Cause, withoutKey(c.Address), c.Side, c.File, c.Line)
	}
}

// latentKey is what is latent of an impact, empty for nothing.
func (i *Impact) latentKey() string {
	if !i.GainsLatent() && !i.LosesLatent() {
		return ""
	}
	l := i.Latent
	return fmt.Sprintf("%q %q %q %q %t%t%t%t %q %q", l.Gained, l.Lost, l.GainedTypes, l.LostTypes, l.Opens, l.Closes, l.Admitted, l.Refused,
		l.Relaxed, l.Tightened)
}

// compareBools puts false before true.
func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// withoutKey is the address of a block without the for_each key.
func withoutKey(address string) string {
	name, _, _ := strings.Cut(address, "[")
	return name
}
