package plan

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
)

// pair is one object on both sides; nil where that side does not have it.
type pair[T any] struct{ before, after *T }

// grantID identifies a grant across both sides: its holder is a pair, so that renaming an application keeps its grants.
type grantID struct {
	holder  int // index into comparison.apps; anyThirdParty for a default grant
	api     int // index into comparison.apis
	subject int // index into compiler.SubjectTypes
}

func (id *grantID) subjectType() compiler.SubjectType { return compiler.SubjectTypes[id.subject] }

// anyThirdParty stands for the pseudo-application that holds the default grants.
const anyThirdParty = -1

// pairApplications finds the applications that are the same on both sides. Names are not unique on the platform, so an application is
// its client_id; where the base has none, its address, or the address that previously names. One that had a client_id and has another one
// or none is not the same any more: whatever the files say about the block is for another client from then on. But where the head says with
// previously_client_id that the change that replaced it is deployed, its old client is gone, and the new one is there with its grants.
func pairApplications(before, after []*compiler.Application) []pair[compiler.Application] {
	m := &applicationMatcher{before: before, after: after, partner: map[*compiler.Application]*compiler.Application{}}
	m.byClientID()
	m.byFormerClientID()
	m.byAddress()
	m.byFormerName()
	pairs := make([]pair[compiler.Application], 0, max(len(before), len(after)))
	for _, app := range after {
		pairs = append(pairs, pair[compiler.Application]{before: m.partner[app], after: app})
	}
	for _, app := range before {
		if m.partner[app] == nil {
			pairs = append(pairs, pair[compiler.Application]{before: app})
		}
	}
	return pairs
}

// applicationMatcher joins applications; partner leads from either side to the other.
type applicationMatcher struct {
	before, after []*compiler.Application
	partner       map[*compiler.Application]*compiler.Application
}

func (m *applicationMatcher) join(b, a *compiler.Application) {
	if b != nil && a != nil && m.partner[b] == nil && m.partner[a] == nil {
		m.partner[b], m.partner[a] = a, b
	}
}

func (m *applicationMatcher) byClientID() {
	known := byClientID(m.before)
	for _, a := range m.after {
		if a.ClientID != "" {
			m.join(known[a.ClientID], a)
		}
	}
}

// byFormerClientID takes what was deployed for what the base says, so only where the base has the application as it has been since.
func (m *applicationMatcher) byFormerClientID() {
	var known map[string]*compiler.Application
	for _, a := range m.after {
		former := a.Config.PreviouslyClientID.Value
		if former == "" || a.ClientID == "" {
			continue
		}
		if known == nil {
			known = byClientID(m.before)
		}
		if b := known[former]; b != nil && b.Party == a.Party {
			m.join(b, a)
		}
	}
}

func byClientID(apps []*compiler.Application) map[string]*compiler.Application {
	known := make(map[string]*compiler.Application, len(apps))
	for _, app := range apps {
		if app.ClientID != "" {
			known[app.ClientID] = app
		}
	}
	return known
}

func (m *applicationMatcher) byAddress() {
	known := byAddress(m.before)
	for _, a := range m.after {
		if b := known[a.Address]; b != nil && mayBecome(b, a) {
			m.join(b, a)
		}
	}
}

// byFormerName reads previously on either side, so that undoing a renaming is as quiet as the renaming. The order of the candidates is
// the same whichever side is called before.
func (m *applicationMatcher) byFormerName() {
	var found []pair[compiler.Application]
	collect := func(before, after *compiler.Application) {
		if before != nil && after != nil && mayBecome(before, after) {
			found = append(found, pair[compiler.Application]{before: before, after: after})
		}
	}
	base, head := byAddress(m.before), byAddress(m.after)
	for _, renamed := range m.after {
		collect(base[formerAddress(renamed)], renamed)
	}
	for _, renamed := range m.before {
		collect(renamed, head[formerAddress(renamed)])
	}
	slices.SortStableFunc(found, func(x, y pair[compiler.Application]) int {
		return cmp.Or(
			cmp.Compare(min(x.before.Address, x.after.Address), min(y.before.Address, y.after.Address)),
			cmp.Compare(max(x.before.Address, x.after.Address), max(y.before.Address, y.after.Address)),
		)
	})
	for _, f := range found {
		m.join(f.before, f.after)
	}
}

// mayBecome reports whether nothing says that an application of the base and one of the head differ: a client_id of the base does that the
// head does not have. The platform never gives a client another id, and never takes it back.
func mayBecome(before, after *compiler.Application) bool {
	return before.ClientID == "" || before.ClientID == after.ClientID
}

// formerAddress is the address that an application had under its previous name; empty where it names none.
func formerAddress(app *compiler.Application) string {
	if app.Config == nil || app.Config.Previously.Value == "" {
		return ""
	}
	suffix := strings.TrimPrefix(app.Address, "application."+app.Config.Name)
	return "application." + app.Config.Previously.Value + suffix
}

func byAddress(apps []*compiler.Application) map[string]*compiler.Application {
	known := make(map[string]*compiler.Application, len(apps))
	for _, app := range apps {
		known[app.Address] = app
	}
	return known
}

// pairAPIs finds the APIs that are the same on both sides, sorted: an API is its identifier, byte for byte.
func pairAPIs(before, after *compiler.Tenant) []pair[compiler.API] {
	pairs := completeSystemAPIs(pairByIdentifier(before.EveryAPI(), after.EveryAPI()), before, after)
	slices.SortFunc(pairs, func(x, y pair[compiler.API]) int { return cmp.Compare(either(x).Identifier, either(y).Identifier) })
	return pairs
}

func pairByIdentifier(before, after []*compiler.API) []pair[compiler.API] {
	known := make(map[string]*compiler.API, len(before))
	for _, api := range before {
		known[api.Identifier] = api
	}
	pairs := make([]pair[compiler.API], 0, max(len(before), len(after)))
	for _, api := range after {
		pairs = append(pairs, pair[compiler.API]{before: known[api.Identifier], after: api})
		delete(known, api.Identifier)
	}
	for _, api := range before {
		if known[api.Identifier] == api {
			pairs = append(pairs, pair[compiler.API]{before: api})
		}
	}
	return pairs
}
