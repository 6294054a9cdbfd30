package plan

import (
	"cmp"
	"slices"

	"grants/compiler"
)

// Operation is one call of the Management API. Sent in order, the operations of a plan turn the tenant of the base into that of the head.
// On the way nobody has access that neither of the two gives, nobody is without access that both give, and no call is refused.
// https://auth0.com/docs/api/management/v2
type Operation struct {
	Phase    int            `json:"phase"`    // as in the phases of a change; the order of the list is what counts
	Method   string         `json:"method"`   // POST, PATCH, DELETE
	Resource string         `json:"resource"` // resource-servers, clients, client-grants, organizations/{id}/client-grants, tenants/settings
	Key      Key            `json:"key"`      // how to find the object: its natural key
	Body     map[string]any `json:"body"`     // in the words of the Management API; null of a DELETE
	Address  string         `json:"address"`  // of the object in the files of the head, or of the base where it is deleted

	of    [2]sideAddress // the object in the base and in the head, where they have it: its change is deployed by this call
	step  step
	place int // around the call for the same object in the same step: links that must be there before, or only after
}

// The endpoints.
const (
	resourceServers    = "resource-servers"
	clients            = "clients"
	clientGrants       = "client-grants"
	organizationGrants = "organizations/{id}/client-grants"
	tenantSettings     = "tenants/settings"
)

// step is a stage of a deployment. Most plans need the middle ones only, and then phases rise. The others are for objects that meet: an
// API that declares one more scope while a grant gives up allow_all_scopes, a policy that closes while its API grows.
type step int

const (
	stepClose            step = iota // flows, registration, and applications that would see more before they go
	stepTightenAPIs                  // RBAC and such come on, where grants change early
	stepPrepareGrants                // down to what both tenants give, before an API declares more
	stepPrepareDefaults              // likewise, once the grants are there that take their place
	stepWidenAPIs                    // both tenants' scopes; policies close that may not stay open beside new scopes
	stepApplications                 //
	stepGrants                       //
	stepDefaults                     // once the grants are there that take their place
	stepDropGrants                   // once the default is what the application falls back to
	stepDropApplications             //
	stepNarrowAPIs                   // to the new tenant's scopes; policies open
	stepLateApplications             // that would have seen what an API no longer gives
	stepLateGrants                   // what was not to see the scopes that are gone now, or had to wait for an open policy
	stepLateDefaults                 //
	stepLateDrops                    //
	stepRelaxAPIs                    // RBAC and such go off, where grants changed late
	stepOpen                         // flows, registration, and applications that were created without a flow
)

// sequence collects the operations of a comparison.
type sequence struct {
	*comparison
	changed    map[sideAddress]bool // objects of the head that differ
	apiMoves   []apiMove            // index by index as in comparison.apis
	grantMoves []*grantMove
	defaults   map[grantID]*grantMove
	exposure   exposure
	list       []Operation
}

// operations is what to send, in order.
func (c *comparison) operations(changes []Change) []Operation {
	s := &sequence{comparison: c, changed: map[sideAddress]bool{}, list: []Operation{}, defaults: map[grantID]*grantMove{}}
	for i := range changes {
		s.changed[changes[i].after] = true
	}
	s.moveAPIs()
	s.moveGrants()
	s.deployAPIs()
	s.expose()
	s.deployApplications()
	s.deployGrants()
	s.deployUnresolved()
	s.deployTenant()
	s.sort()
	return s.list
}

func (s *sequence) add(o Operation) { s.list = append(s.list, o) }

// onBothSides is where the changes find an object.
func onBothSides[T any](p pair[T], address func(*T) string) [2]sideAddress {
	var of [2]sideAddress
	if p.before != nil {
		of[0] = sideAddress{"base", address(p.before)}
	}
	if p.after != nil {
		of[1] = sideAddress{"head", address(p.after)}
	}
	return of
}

func apiAddress(api *compiler.API) string               { return api.Address }
func applicationAddress(a *compiler.Application) string { return a.Address }
func grantAddress(grant *compiler.ClientGrant) string   { return grant.Address }

// markPhases says of every change when the calls that deploy it are due. One that needs no call has no phase.
func markPhases(changes []Change, operations []Operation) {
	phases := map[sideAddress][]int{}
	for i := range operations {
		for _, where := range operations[i].of {
			phases[where] = append(phases[where], operations[i].Phase)
		}
	}
	delete(phases, sideAddress{})
	for i := range changes {
		change := &changes[i]
		change.Phases = orderedPhases(slices.Concat(phases[change.before], phases[change.after])...)
	}
}

func (s *sequence) sort() {
	slices.SortStableFunc(s.list, func(x, y Operation) int {
		return cmp.Or(
			cmp.Compare(x.step, y.step), cmp.Compare(x.Address, y.Address), compareKeys(&x.Key, &y.Key), cmp.Compare(x.place, y.place),
			cmp.Compare(x.Key.Organization, y.Key.Organization),
		)
	})
}

// compareKeys orders the objects of one address: two grants may have it, where one replaces the other.
func compareKeys(x, y *Key) int {
	return cmp.Or(
		cmp.Compare(x.Identifier, y.Identifier), cmp.Compare(x.ClientID, y.ClientID), cmp.Compare(x.Application, y.Application),
		cmp.Compare(x.Audience, y.Audience), cmp.Compare(x.SubjectType, y.SubjectType),
	)
}
