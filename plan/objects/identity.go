package objects

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
)

// Pair is one object on both sides; nil where that side does not have it.
type Pair[T any] struct{ Before, After *T }

// GrantID identifies a grant across both sides: its holder is a pair, so that renaming an application keeps its grants.
type GrantID struct {
	Holder  int // index into Pairing.Apps; AnyThirdParty for a default grant
	API     int // index into Pairing.APIs
	Subject int // index into compiler.SubjectTypes
}

// SubjectType is the subject type that the grant is for.
func (id *GrantID) SubjectType() compiler.SubjectType { return compiler.SubjectTypes[id.Subject] }

// AnyThirdParty stands for the pseudo-application that holds the default grants.
const AnyThirdParty = -1

// PairApplications finds the applications that are the same on both sides. Names are not unique on the platform, so an application is
// its client_id; where the base has none, its address, or the address that previously names. One that had a client_id and has another one
// or none is not the same any more: whatever the files say about the block is for another client from then on. But where the head says with
// previously_client_id that the change that replaced it is deployed, its old client is gone, and the new one is there with its grants.
func PairApplications(before, after []*compiler.Application) []Pair[compiler.Application] {
	m := &applicationMatcher{before: before, after: after, partner: map[*compiler.Application]*compiler.Application{}}
	m.byClientID()
	m.byFormerClientID()
	m.byAddress()
	m.byFormerName()
	pairs := make([]Pair[compiler.Application], 0, max(len(before), len(after)))
	for _, app := range after {
		pairs = append(pairs, Pair[compiler.Application]{Before: m.partner[app], After: app})
	}
	for _, app := range before {
		if m.partner[app] == nil {
			pairs = append(pairs, Pair[compiler.Application]{Before: app})
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
	var found []Pair[compiler.Application]
	collect := func(before, after *compiler.Application) {
		if before != nil && after != nil && mayBecome(before, after) {
			found = append(found, Pair[compiler.Application]{Before: before, After: after})
		}
	}
	base, head := byAddress(m.before), byAddress(m.after)
	for _, renamed := range m.after {
		collect(base[formerAddress(renamed)], renamed)
	}
	for _, renamed := range m.before {
		collect(renamed, head[formerAddress(renamed)])
	}
	slices.SortStableFunc(found, func(x, y Pair[compiler.Application]) int {
		return cmp.Or(
			cmp.Compare(min(x.Before.Address, x.After.Address), min(y.Before.Address, y.After.Address)),
			cmp.Compare(max(x.Before.Address, x.After.Address), max(y.Before.Address, y.After.Address)),
		)
	})
	for _, f := range found {
		m.join(f.Before, f.After)
	}
}

// mayBecome reports whether nothing says that an application of the base and one of the head differ: a client_id of the base does that the
// head does not have, and so do two documents that clients registered with. The platform never gives a client another id or document, and never takes it back.
// https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd
func mayBecome(before, after *compiler.Application) bool {
	return (before.ClientID == "" || before.ClientID == after.ClientID) && (documentOf(before) == "" || documentOf(after) == "" || documentOf(before) == documentOf(after))
}

// documentOf is the URL of the document that an application registered with, empty where its files name none.
func documentOf(app *compiler.Application) string {
	if app.Config == nil {
		return ""
	}
	return app.Config.ExternalClientID.Value
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
func pairAPIs(before, after *compiler.Tenant) []Pair[compiler.API] {
	pairs := completeSystemAPIs(pairByIdentifier(before.EveryAPI(), after.EveryAPI()), before, after)
	slices.SortFunc(pairs, func(x, y Pair[compiler.API]) int { return cmp.Compare(Either(x).Identifier, Either(y).Identifier) })
	return pairs
}

func pairByIdentifier(before, after []*compiler.API) []Pair[compiler.API] {
	known := make(map[string]*compiler.API, len(before))
	for _, api := range before {
		known[api.Identifier] = api
	}
	pairs := make([]Pair[compiler.API], 0, max(len(before), len(after)))
	for _, api := range after {
		pairs = append(pairs, Pair[compiler.API]{Before: known[api.Identifier], After: api})
		delete(known, api.Identifier)
	}
	for _, api := range before {
		if known[api.Identifier] == api {
			pairs = append(pairs, Pair[compiler.API]{Before: api})
		}
	}
	return pairs
}
