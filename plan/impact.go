package plan

import (
	"grants/compiler"
	"grants/internal/stringset"
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
	Gained        []string        `json:"gained"`       // scopes
	Lost          []string        `json:"lost"`
	GainedTypes   []string        `json:"gained_authorization_details_types"`
	LostTypes     []string        `json:"lost_authorization_details_types"`
	Opens         bool            `json:"opens"`     // scopes declared later are included from now on
	Closes        bool            `json:"closes"`    // and this the other way round
	Admitted      bool            `json:"admitted"`  // a token was refused before, and is issued now
	Refused       bool            `json:"refused"`   // and this the other way round
	Relaxed       []string        `json:"relaxed"`   // conditions: allow_any_organization, consent, organization_usage, organizations, rbac, registration
	Tightened     []string        `json:"tightened"` // conditions
	Latent                        // what changes of the ceiling beyond that
	Sensitive     []string        `json:"sensitive"` // of the scopes gained, also the latent ones, those that either side calls sensitive
	Before        *compiler.Row   `json:"before"`    // the matrix's row; null where the application, the API or the default grant does not exist
	After         *compiler.Row   `json:"after"`
	Because       []Cause         `json:"because"`

	// PlatformDefault says that it is what a system API gives by the platform's own default, unchanged, to an application that is new, gone, or
	// another than before.
	PlatformDefault bool `json:"platform_default"`

	uncounted bool    // a platform default that no figure counts: see isCounted
	folded    *folded // nil of an impact of a grant that neither side can judge, default grants for third parties apart, and of one that is for one application only and was read or is of Expand
}

// Gains reports whether somebody can do more.
func (i *Impact) Gains() bool {
	return i.gainsPermissions() || len(i.Relaxed) > 0
}

// gainsPermissions is Gains, conditions apart.
func (i *Impact) gainsPermissions() bool {
	return len(i.Gained)+len(i.GainedTypes) > 0 || i.Opens || i.Admitted
}

// breaks reports whether something is lost that may be in use.
func (i *Impact) breaks() bool {
	return len(i.Lost)+len(i.LostTypes)+len(i.Tightened) > 0 || i.Refused
}

// Loses reports whether somebody can do less.
func (i *Impact) Loses() bool {
	return len(i.Lost)+len(i.LostTypes)+len(i.Tightened) > 0 || i.Closes || i.Refused
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
		before, after := c.view(at)
		i := c.compare(at, &before, &after)
		switch {
		case i.exists():
			c.noteUnresolved(at)
			c.describe(&i, at, &before, &after)
			i.folded = &folded{comparison: c, cell: at}
			f.remember(key, folds, len(impacts))
			impacts = append(impacts, i)
		case before.effective() && after.effective(), c.movesSource(&before, &after):
			c.noteSource(at, &before, &after)
		default:
			f.remember(key, folds, noImpact)
		}
	}
	c.finishFolded(impacts)
	return withUnresolved(impacts, c.unresolvedImpacts())
}

// impact is that of one cell that has one.
func (c *comparison) impact(at objects.Cell) *Impact {
	before, after := c.view(at)
	i := c.compare(at, &before, &after)
	c.describe(&i, at, &before, &after)
	return &i
}

func (c *comparison) compare(at objects.Cell, before, after *view) Impact {
	i := measure(before, after)
	if at.App == objects.AnyThirdParty && before.effective() && after.effective() {
		i.compareRegistration(c.Before, c.After)
	}
	c.compareBlock(&i, c.Foreign[at])
	return i
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// measure is what one cell gains and loses.
func measure(before, after *view) Impact {
	b, a := effectiveAccess(before), effectiveAccess(after)
	i := difference(&b, &a)
	i.measureLatent(before, after)
	return i
}

// difference is what one access has that another lacks, both ways.
func difference(b, a *compiler.Access) Impact {
	i := Impact{
		Gained: objects.Missing(a.Scopes, b.Scopes), Lost: objects.Missing(b.Scopes, a.Scopes),
		GainedTypes: objects.Missing(a.AuthorizationDetailsTypes, b.AuthorizationDetailsTypes),
		LostTypes:   objects.Missing(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes),
		Opens:       a.FutureScopes && !b.FutureScopes, Closes: b.FutureScopes && !a.FutureScopes,
		Admitted: a.Allowed && !b.Allowed, Refused: b.Allowed && !a.Allowed,
		Relaxed: []string{}, Tightened: []string{},
	}
	if b.Allowed && a.Allowed {
		i.Relaxed, i.Tightened = compareConditions(b, a)
	}
	return i
}

// effectiveAccess is the access of a side, or the zero Access, which denies, where it cannot be used.
func effectiveAccess(v *view) compiler.Access {
	if !v.effective() {
		return compiler.Access{}
	}
	return v.access
}

// describe fills in who and why.
func (c *comparison) describe(i *Impact, at objects.Cell, before, after *view) {
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
	why := c.explain(c.ofClient(i, c.Foreign[at], before, after).ofCeiling(), at, before, after)
	why.causes = c.explainBlock(why.causes, c.Foreign[at])
	i.Because = why.causes
	if after.foreign != nil {
		i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return c.assessUnresolved(i, before, after) })
		return
	}
	if i.uncounted && i.Latent.Only { // nobody here wrote it, and nobody can use it
		i.RiskReasons, i.Risk = []Reason{}, NoRisk
		return
	}
	i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return assess(i, why) })
}

// markSensitive picks those of what is gained that are in a list.
func (i *Impact) markSensitive(sensitive []string) {
	i.Sensitive = []string{}
	if len(sensitive) > 0 {
		i.Sensitive = append(i.Sensitive, stringset.Intersection(objects.Union(i.Gained, i.Latent.Gained), sensitive)...)
	}
}

// finish fills in what follows from what is gained and lost.
func (i *Impact) finish(before, after *view) {
	i.Verdict = i.verdict()
	i.Breaking = !i.uncounted && i.breaks()
	i.markAssumed(before, after)
	i.Before, i.After = before.row(), after.row()
	i.Unresolved = unresolvedAttributes(before, after)
}

func (i *Impact) verdict() Verdict {
	whole := i.ofCeiling()
	narrower := len(whole.Lost)+len(whole.LostTypes) > 0 || whole.Closes || whole.Refused
	if !whole.gainsPermissions() && !narrower {
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
