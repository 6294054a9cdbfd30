package plan

import (
	"cmp"
	"slices"

	"grants/internal/stringset"
	"grants/plan/cell"
	"grants/plan/objects"
)

// Level is how much a gain should worry a reviewer. Losses have no level: they are breaking or not.
type Level string

// The levels.
const (
	NoRisk Level = "none"
	Low    Level = "low"
	Medium Level = "medium"
	High   Level = "high"
)

var levels = []Level{NoRisk, Low, Medium, High}

func (l Level) rank() int { return slices.Index(levels, l) }

// Reason is why a gain has its level. Its text is an id that a gate can name.
type Reason string

// The reasons. Nothing is guessed from the words of a scope: what is sensitive, the owner of the API says.
const (
	AnyThirdPartyGain Reason = "any-third-party-gain" // of applications that nobody may know yet
	ThirdPartyGain    Reason = "third-party-gain"
	PolicyOpened      Reason = "policy-opened"
	SensitiveScope    Reason = "sensitive-scope"
	SystemAPIGain     Reason = "system-api-gain"
	Opens             Reason = "opens" // also whatever the API declares later; high for third parties, else medium
	ImplicitGain      Reason = "implicit-gain"
	ConditionRelaxed  Reason = "condition-relaxed"
	UnresolvedGrant   Reason = "unresolved-grant" // nobody can tell here what it leads to
	PlatformDefault   Reason = "platform-default" // what the platform gives to everybody of one's own anyway
	RoleGain          Reason = "role-gain"        // users with a role may do more
	DirectGain        Reason = "direct-gain"      // nothing else to say: a first party's own grant gives it
)

type reasonLevel struct {
	reason Reason
	level  Level
}

// Reasons are all reasons with the highest level each can have, sorted by level.
var reasons = []reasonLevel{
	{AnyThirdPartyGain, High}, {ThirdPartyGain, High}, {PolicyOpened, High}, {SensitiveScope, High}, {SystemAPIGain, High},
	{UnresolvedGrant, High},
	{Opens, High}, {ConditionRelaxed, High}, {ImplicitGain, Medium}, {PlatformDefault, Low}, {RoleGain, Low}, {DirectGain, Low},
}

// assess is the reasons of an impact, highest level first, and the highest level. Who is a third party, what is sensitive and which APIs are
// the platform's own is what either side says: the change that is judged must not say for itself that it is harmless.
func (c *comparison) assess(i *Impact, at objects.Cell, why *cell.Explanation, after *cell.View) ([]Reason, Level) {
	if !i.Gains() {
		return []Reason{}, NoRisk
	}
	thirdParty := i.AnyThirdParty || why.ThirdParty()
	api := c.APIs[at.API]
	sensitive := len(stringset.Intersection(i.Gained, c.SensitiveScopes(api))) > 0
	if i.PlatformDefault { // third parties never get there
		return rated(map[Reason]bool{PlatformDefault: true, SensitiveScope: sensitive})
	}
	applies := map[Reason]bool{
		AnyThirdPartyGain: i.AnyThirdParty,
		ThirdPartyGain:    thirdParty && !i.AnyThirdParty,
		PolicyOpened:      why.PolicyOpens(),
		SensitiveScope:    sensitive,
		SystemAPIGain:     c.IsLikeSystem(api),
		Opens:             i.Opens,
		ImplicitGain:      !why.Direct() && i.GainsPermissions(),
		ConditionRelaxed:  len(i.Relaxed) > 0,
	}
	var lowered []Reason
	if !thirdParty {
		lowered = append(lowered, Opens)
	}
	if len(stringset.Intersection(after.Access.Scopes, c.SensitiveScopes(api))) == 0 {
		lowered = append(lowered, ConditionRelaxed)
	}
	return rated(applies, lowered...)
}

// rated is the reasons that apply, highest level first, and that level. Those that are lowered are medium here, and high elsewhere.
func rated(applies map[Reason]bool, lowered ...Reason) ([]Reason, Level) {
	found := []Reason{}
	level := func(r Reason) Level {
		if slices.Contains(lowered, r) {
			return Medium
		}
		return levelOf(r)
	}
	for _, r := range reasons {
		if applies[r.reason] {
			found = append(found, r.reason)
		}
	}
	if len(found) == 0 {
		return []Reason{DirectGain}, Low
	}
	slices.SortFunc(found, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(level(y).rank(), level(x).rank()), cmp.Compare(x, y))
	})
	return found, level(found[0])
}

// worstReason is the place of an impact's first reason in the order of reasons; without any, it is behind them.
func (i *Impact) worstReason() int {
	worst := len(reasons)
	for _, reason := range i.RiskReasons {
		if at := placeOf(reason); at < worst {
			worst = at
		}
	}
	return worst
}

// placeOf is where a reason stands in the order of reasons; one of a later version stands first, as the most careful reading has it.
func placeOf(reason Reason) int {
	return slices.IndexFunc(reasons, func(r reasonLevel) bool { return r.reason == reason })
}

// Reasons are those of some groups, in the order of reasons.
func Reasons(groups []Group) []Reason {
	seen := map[Reason]bool{}
	var found []Reason
	for _, group := range groups {
		for _, i := range group {
			for _, reason := range i.RiskReasons {
				if !seen[reason] {
					seen[reason] = true
					found = append(found, reason)
				}
			}
		}
	}
	slices.SortFunc(found, func(x, y Reason) int { return cmp.Or(cmp.Compare(placeOf(x), placeOf(y)), cmp.Compare(x, y)) })
	return found
}

func levelOf(reason Reason) Level {
	for _, r := range reasons {
		if r.reason == reason {
			return r.level
		}
	}
	return High // a reason this program has never heard of: the most careful reading
}

// rateBoth is the reasons, in the order of rated, and the level: of what is latent a level lower, as somebody has to add the flow first. Nobody gains
// both, since what a flow makes usable is gained as a whole; were it so, the higher level would count.
func rateBoth(i *Impact, rate func(*Impact) ([]Reason, Level)) ([]Reason, Level) {
	reasons, level := rate(i)
	if !i.GainsLatent() {
		return reasons, level
	}
	more, latent := rate(i.AsLatent())
	if latent.rank() > Low.rank() {
		latent = levels[latent.rank()-1]
	}
	if latent.rank() > level.rank() {
		level = latent
	}
	for _, reason := range more {
		if !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return reasons, level
}
