package plan

import (
	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/cell"
	"grants/plan/objects"
)

// Verdict says in which direction access changed.
type Verdict string

// The verdicts. Unchanged is for a whole plan only: a cell that did not change has no impact.
const (
	Unchanged Verdict = "unchanged"
	Wider     Verdict = "wider"    // something gained, nothing lost
	Narrower  Verdict = "narrower" // something lost, nothing gained
	Mixed     Verdict = "mixed"    // both
	Reshaped  Verdict = "reshaped" // the same permissions under other conditions
)

// Impact is what changes for one application, API and subject type. Its lists are sorted and never nil.
type Impact struct {
	Application   string          `json:"application"` // address; empty for any third party, and where the client_id is unresolved
	ClientID      *string         `json:"client_id"`
	AnyThirdParty bool            `json:"any_third_party"` // the row of every third-party application that has no grant of its own
	API           string          `json:"api"`             // address; empty where the audience is unresolved
	Audience      string          `json:"audience"`
	SubjectType   string          `json:"subject_type"`
	Party         *compiler.Party `json:"party"`        // after the change; before it where the application is gone; null for any third party
	PartyBefore   *compiler.Party `json:"party_before"` // null where the base does not have the application
	Unresolved    []string        `json:"unresolved"`   // the attributes of the grant that lead nowhere, so that nobody can judge it: client_id, audience
	Verdict       Verdict         `json:"verdict"`
	Risk          Level           `json:"risk"`
	RiskReasons   []Reason        `json:"risk_reasons"` // highest level first
	Breaking      bool            `json:"breaking"`     // something is lost that works today
	Assumed       []string        `json:"assumed"`      // attributes that the base does not state and on which some of what is lost rests
	cell.Difference
	Sensitive []string      `json:"sensitive"` // of the scopes gained, also the latent ones, those that either side calls sensitive
	Before    *compiler.Row `json:"before"`    // the matrix's row; null where the application, the API or the default grant does not exist
	After     *compiler.Row `json:"after"`
	Because   []cell.Cause  `json:"because"`

	// PlatformDefault says that it is what a system API gives by the platform's own default, unchanged, to an application that is new, gone, or
	// another than before.
	PlatformDefault bool `json:"platform_default"`

	uncounted bool    // a platform default that no figure counts: see isCounted
	folded    *folded // nil of an impact of a grant that neither side can judge, default grants for third parties apart, and of one that is for one application only and was read or is of Expand
}

// impacts compares every cell that may differ. Where an impact is the same for several applications, the first of them stands for all.
func (c *comparison) impacts() []Impact {
	impacts := []Impact{}
	f := c.newFolder()
	for at := range c.Suspects() {
		key, folds := f.key(at)
		if n, known := f.known[key]; folds && known {
			if n != noImpact {
				impacts[n].folded.apps = append(impacts[n].folded.apps, int32(at.App))
			}
			continue
		}
		before, after := c.View(at)
		i := Impact{Difference: c.Compare(at, &before, &after)}
		switch {
		case i.Exists():
			c.noteUnresolved(at)
			c.describe(&i, at, &before, &after)
			i.folded = &folded{comparison: c, cell: at}
			f.remember(key, folds, len(impacts))
			impacts = append(impacts, i)
		case before.Effective() && after.Effective(), c.MovesSource(&before, &after):
			c.NoteSource(at, &before, &after)
		default:
			f.remember(key, folds, noImpact)
		}
	}
	c.finishFolded(impacts)
	return withUnresolved(impacts, c.unresolvedImpacts())
}

// impact is that of one cell that has one.
func (c *comparison) impact(at objects.Cell) *Impact {
	before, after := c.View(at)
	i := Impact{Difference: c.Compare(at, &before, &after)}
	c.describe(&i, at, &before, &after)
	return &i
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// describe fills in who and why.
func (c *comparison) describe(i *Impact, at objects.Cell, before, after *cell.View) {
	api := objects.Either(c.APIs[at.API])
	i.API, i.Audience, i.SubjectType = api.Address, api.Identifier, string(compiler.SubjectTypes[at.Subject])
	i.AnyThirdParty = at.App == objects.AnyThirdParty
	if !i.AnyThirdParty {
		app := objects.Either(c.Apps[at.App])
		i.Application, i.ClientID, i.Party = app.Address, idOf(app), &app.Party
		if was := c.Apps[at.App].Before; was != nil {
			i.PartyBefore = &was.Party
		}
	}
	i.PlatformDefault = c.isPlatformDefault(i, at, before, after)
	i.uncounted = i.PlatformDefault && !objects.IsCounted(c.APIs[at.API])
	i.finish(before, after)
	i.markSensitive(c.SensitiveScopes(c.APIs[at.API]))
	why := c.Explain(&i.Difference, at, before, after)
	i.Because = why.Causes
	if after.Foreign != nil {
		i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return c.assessUnresolved(i, before, after) })
		return
	}
	if i.uncounted && i.Latent.Only { // nobody here wrote it, and nobody can use it
		i.RiskReasons, i.Risk = []Reason{}, NoRisk
		return
	}
	i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return c.assess(i, at, why, after) })
}

// AsLatent is the impact with what is latent in the place of what is usable, to say it in the same words.
func (i *Impact) AsLatent() *Impact {
	latent := *i
	latent.Difference = i.Difference.AsLatent()
	return &latent
}

// markSensitive picks those of what is gained that are in a list.
func (i *Impact) markSensitive(sensitive []string) {
	i.Sensitive = []string{}
	if len(sensitive) > 0 {
		i.Sensitive = append(i.Sensitive, stringset.Intersection(objects.Union(i.Gained, i.Latent.Gained), sensitive)...)
	}
}

// finish fills in what follows from what is gained and lost.
func (i *Impact) finish(before, after *cell.View) {
	i.Verdict = i.verdict()
	i.Breaking, i.Assumed = !i.uncounted && i.Breaks(), []string{}
	if assumed, breaks := cell.Assumed(&i.Difference, before, after); len(assumed) > 0 {
		i.Assumed, i.Breaking = assumed, breaks
	}
	i.Before, i.After = before.Row(), after.Row()
	i.Unresolved = cell.UnresolvedAttributes(before, after)
}

func (i *Impact) verdict() Verdict {
	whole := i.OfCeiling()
	narrower := len(whole.Lost)+len(whole.LostTypes) > 0 || whole.Closes || whole.Refused
	if !whole.GainsPermissions() && !narrower {
		return Reshaped
	}
	return direction(whole.Gains(), whole.Loses())
}

func direction(gains, loses bool) Verdict {
	switch {
	case gains && loses:
		return Mixed
	case gains:
		return Wider
	case loses:
		return Narrower
	}
	return Unchanged
}
