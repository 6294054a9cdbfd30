package plan

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/plan/cell"
)

// isMerged reports whether applications share a line though not quite the same changes for them: where nobody can use it, and where it is but another
// condition. There is a line for each cause and API then, with third parties apart.
func (i *Impact) isMerged() bool { return i.Latent.Only || i.Verdict == Reshaped }

// isOfLogin reports whether nothing changes but how users log in, which is no matter of one API or application.
func (i *Impact) isOfLogin() bool {
	conditions := slices.Concat(i.Relaxed, i.Tightened)
	return i.Verdict == Reshaped && len(conditions) > 0 && !i.GainsLatent() && !i.LosesLatent() &&
		!slices.ContainsFunc(conditions, func(c string) bool { return !cell.IsOfLogin(c) })
}

func (g Group) isOfLogin() bool { return len(g) > 0 && g[0].isOfLogin() }

// loginKey is what impacts have in common that are of logins: conditions and causes.
func (i *Impact) loginKey() string {
	var b strings.Builder
	fmt.Fprintf(&b, "login %t %q %q %q", i.Breaking, i.Relaxed, i.Tightened, i.Unresolved)
	for n := range i.Because {
		writeKey(&b, &i.Because[n], true)
	}
	return b.String()
}

// APIs is how many APIs a group is about: one, but where only logins change.
func (g Group) APIs() int {
	audiences := map[string]struct{}{}
	for _, i := range g {
		audiences[i.Audience] = struct{}{}
	}
	return len(audiences)
}

// Cells is how many cells of the matrix a group is about.
func (g Group) Cells() int {
	count := 0
	for _, i := range g {
		count += i.Applications()
	}
	return count
}

// mergedKey is what impacts have in common that share a line so.
func (i *Impact) mergedKey() string {
	var b strings.Builder
	fmt.Fprintf(&b, "merged %t %t %t %s %s %q %q %t %t%t %q %q", i.Latent.Only, i.AnyThirdParty, i.isThirdParty(), i.Audience, i.SubjectType, i.Unresolved,
		i.Assumed, i.Breaking, i.GainsLatent(), i.LosesLatent(), i.Relaxed, i.Tightened)
	for n := range i.Because {
		writeKey(&b, &i.Because[n], true)
	}
	return b.String()
}

func (i *Impact) isThirdParty() bool {
	is := func(party *compiler.Party) bool { return party != nil && *party != compiler.FirstParty }
	return is(i.Party) || is(i.PartyBefore)
}

// leads reports whether an impact should speak for a merged line in the place of another: the higher risk, then the one with more to say.
func (i *Impact) leads(other *Impact) bool {
	size := func(i *Impact) int { return len(i.Latent.Gained) + len(i.Latent.Lost) }
	return i.isMerged() && (i.Risk.rank() > other.Risk.rank() || i.Risk == other.Risk && size(i) > size(other))
}

// Whole is what all applications of a group gain or lose together, at the highest risk among them, and whether that differs between them.
func (g Group) Whole() (whole *Impact, differs bool) {
	if len(g) == 1 || !g[0].isMerged() {
		return g[0], false
	}
	sum := *g[0]
	all, l := g[0].Latent, &sum.Latent
	for n, list := range l.Lists() {
		*list = g.united(func(i *Impact) []string { return *i.Latent.Lists()[n] })
	}
	sum.RiskReasons = g.reasons()
	sum.Sensitive = g.united(func(i *Impact) []string { return i.Sensitive })
	for _, i := range g {
		o := i.Latent
		l.Opens, l.Closes = l.Opens || o.Opens, l.Closes || o.Closes
		l.Admitted, l.Refused = l.Admitted || o.Admitted, l.Refused || o.Refused
	}
	for _, i := range g {
		all = i.Latent
		differs = differs || all.Opens != l.Opens || all.Closes != l.Closes
		for n, list := range all.Lists() {
			differs = differs || len(*list) != len(*l.Lists()[n])
		}
	}
	return &sum, differs
}

// united is one of the lists of all impacts, sorted.
func (g Group) united(list func(*Impact) []string) []string {
	seen, all := map[string]struct{}{}, []string{}
	for _, i := range g {
		for _, item := range list(i) {
			if _, known := seen[item]; !known {
				seen[item] = struct{}{}
				all = append(all, item)
			}
		}
	}
	slices.Sort(all)
	return all
}

// reasons are those of the first impact, which has the highest risk, and then what the others add. Where another reason says more, a direct gain is
// none to mention.
func (g Group) reasons() []Reason {
	all := []Reason{}
	for _, i := range g {
		for _, reason := range i.RiskReasons {
			if !slices.Contains(all, reason) {
				all = append(all, reason)
			}
		}
	}
	return all
}
