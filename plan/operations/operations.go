// Package operations has the calls that deploy a plan, in a safe order.
package operations

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/plan/objects"
)

// Operation is one call of the Management API. Sent in order, the operations of a plan turn the tenant of the base into that of the head.
// On the way nobody has access that neither of the two gives, nobody is without access that both give, and no call is refused.
// https://auth0.com/docs/api/management/v2
type Operation struct {
	ID       string         `json:"id"`       // unique in the plan, and the same in every plan of the same two tenants: what is done, and the address
	Phase    int            `json:"phase"`    // as in the phases of a change; the order of the list is what counts
	Method   string         `json:"method"`   // POST, PATCH, DELETE
	Resource string         `json:"resource"` // resource-servers, clients, client-grants, organizations/{id}/client-grants, roles, roles/{id}/permissions, connections, organizations, organizations/{id}/enabled_connections, tenants/settings
	Key      objects.Key    `json:"key"`      // how to find the object: its natural key
	Body     map[string]any `json:"body"`     // in the words of the Management API; null of a DELETE, but for one of permissions
	Address  string         `json:"address"`  // of the object in the files of the head, or of the base where it is deleted
	DoneIf   *DoneIf        `json:"done_if"`  // null where the call can be sent again without harm
	File     string         `json:"file"`     // of the head, or of the base where the object is deleted; empty where the files do not have it
	Line     int            `json:"line"`

	verb  string                // what the id begins with; that of the step where empty
	about string                // what the id ends with, if anything: a setting
	block diag.Span             // the header of the object's block
	of    []objects.SideAddress // the object in the base and in the head, where they have it: its change is deployed by this call
	dueTo []objects.SideAddress // likewise what else calls for it, where the object does not change by itself
	step  step
	place int // around the call for the same object in the same step: links that must be there before, or only after
}

// DoneIf is how a deploy step that stopped, and starts again with the call it stopped at, knows that this call was done. One of them is set.
type DoneIf struct {
	Status         int               `json:"status,omitempty"`          // of the answer; a grant that can't be found is a 404, too
	ClientMetadata map[string]string `json:"client_metadata,omitempty"` // some client has this, which is to be looked up before the call is sent again
	Linked         bool              `json:"linked,omitempty"`          // the organization's grants have it, or its connections; the answer to a second call has other meanings
	Named          bool              `json:"named,omitempty"`           // some role, connection or organization has the name of the key, which is to be looked up before the call is sent again
}

// The endpoints.
const (
	ResourceServers    = "resource-servers"
	Clients            = "clients"
	ClientGrants       = "client-grants"
	organizationGrants = "organizations/{id}/client-grants"
	tenantSettings     = "tenants/settings"
	roles              = "roles"
	rolePermissions    = "roles/{id}/permissions"
	connections        = "connections"
	organizations      = "organizations"
	enabledConnections = "organizations/{id}/enabled_connections"
)

// step is a stage of a deployment. Most plans need the middle ones only, and then phases rise. The others are for objects that meet: an
// API that declares one more scope while a grant gives up allow_all_scopes, a policy that closes while its API grows.
type step int

const (
	stepClose            step = iota // flows, registration, and applications that would see more before they go
	stepNarrowRoles                  // roles go, and their permissions, before anything widens
	stepTightenAPIs                  // RBAC and such come on, where grants change early
	stepPrepareGrants                // down to what both tenants give, before an API declares more
	stepPrepareDefaults              // likewise, once the grants are there that take their place
	stepWidenAPIs                    // both tenants' scopes; policies close that may not stay open beside new scopes
	stepApplications                 //
	stepGrants                       //
	stepDefaults                     // once the grants are there that take their place
	stepRetire                       // applications whose successors have their grants lose their flows
	stepDropGrants                   // once the default is what the application falls back to
	stepDropApplications             //
	stepWidenRoles                   // roles come, and their permissions, once everything has narrowed but what APIs declare
	stepNarrowAPIs                   // to the new tenant's scopes; policies open
	stepLateApplications             // that would have seen what an API no longer gives
	stepLateGrants                   // what was not to see the scopes that are gone now, or had to wait for an open policy
	stepLateDefaults                 //
	stepLateDrops                    //
	stepRelaxAPIs                    // RBAC and such go off, where grants changed late
	stepOpen                         // flows, registration, and applications that were created without a flow
	stepDropPredecessors             //
)

// stepVerb is what the id of a PATCH says that it does.
var stepVerb = map[step]string{
	stepClose: "close", stepTightenAPIs: "tighten", stepPrepareGrants: "prepare", stepPrepareDefaults: "prepare", stepWidenAPIs: "widen",
	stepApplications: "change", stepGrants: "change", stepDefaults: "change", stepRetire: "retire", stepNarrowAPIs: "narrow",
	stepLateApplications: "finish", stepLateGrants: "finish", stepNarrowRoles: "narrow", stepWidenRoles: "change", stepLateDefaults: "finish", stepRelaxAPIs: "relax", stepOpen: "open",
}

// sequence collects the operations of a pairing.
type sequence struct {
	*objects.Pairing
	changed    map[objects.SideAddress]bool  // objects of the head that differ
	successors map[string]bool               // addresses at which an application is created
	found      map[int]bool                  // applications that only the head declares, and that have a grant by the base that changes
	cascades   map[int][]objects.SideAddress // the grants that go with an application
	apiMoves   []apiMove                     // index by index as in Pairing.APIs
	grantMoves []*grantMove
	defaults   map[objects.GrantID]*grantMove
	exposure   exposure
	list       []Operation
}

// Of is what to send for the changes of a pairing, in order.
func Of(c *objects.Pairing, changes []objects.Change) []Operation {
	s := &sequence{Pairing: c, changed: map[objects.SideAddress]bool{}, found: map[int]bool{}, list: []Operation{}, defaults: map[objects.GrantID]*grantMove{}, cascades: map[int][]objects.SideAddress{}}
	for i := range changes {
		s.changed[changes[i].After] = true
	}
	s.moveAPIs()
	s.findSuccessors()
	s.moveGrants()
	s.deployAPIs()
	s.expose()
	s.deployApplications()
	s.deployGrants()
	s.deployUnresolved()
	s.deployRoles()
	s.deployConnections()
	s.deployOrganizations()
	s.deployTenant()
	s.sort()
	s.name()
	return s.list
}

func (s *sequence) add(o Operation) { s.list = append(s.list, o) }

// name gives every operation its id. Where one block takes over another one's address, the other one's calls say so.
func (s *sequence) name() {
	count := make(map[string]int, len(s.list))
	for i := range s.list {
		s.list[i].ID = s.list[i].name()
		count[s.list[i].ID]++
	}
	for i := range s.list {
		o, t := &s.list[i], s.After
		if !slices.ContainsFunc(o.of, func(at objects.SideAddress) bool { return at.Side == "head" }) {
			if t = s.Before; count[o.ID] > 1 {
				o.ID += " of the base"
			}
		}
		o.File, o.Line = objects.Place(t, o.block)
	}
}

func (o *Operation) name() string {
	verb := o.verb
	switch {
	case verb != "":
	case o.Resource == organizationGrants && o.Method == "POST":
		verb = "link"
	case o.Resource == organizationGrants:
		verb = "unlink"
	case o.Method == "POST":
		verb = "create"
	case o.Method == "DELETE":
		verb = "delete"
	default:
		verb = stepVerb[o.step]
	}
	words := []string{verb, o.Address}
	switch {
	case o.about != "":
		words = append(words, o.about)
	case o.Resource == organizationGrants:
		words = append(words, o.Key.Organization)
	}
	return strings.Join(words, " ")
}

// onBothSides is where the changes find an object.
func onBothSides[T any](p objects.Pair[T], address func(*T) string) []objects.SideAddress {
	var of []objects.SideAddress
	if p.Before != nil {
		of = append(of, objects.SideAddress{Side: "base", Address: address(p.Before)})
	}
	if p.After != nil {
		of = append(of, objects.SideAddress{Side: "head", Address: address(p.After)})
	}
	return of
}

func apiAddress(api *compiler.API) string               { return api.Address }
func applicationAddress(a *compiler.Application) string { return a.Address }
func grantAddress(grant *compiler.ClientGrant) string   { return grant.Address }

func (s *sequence) sort() {
	slices.SortStableFunc(s.list, func(x, y Operation) int {
		return cmp.Or(
			cmp.Compare(x.step, y.step), cmp.Compare(x.Address, y.Address), compareKeys(&x.Key, &y.Key), cmp.Compare(x.place, y.place),
			cmp.Compare(x.Key.Organization, y.Key.Organization),
		)
	})
}

// compareKeys orders the objects of one address: two grants may have it, where one replaces the other.
func compareKeys(x, y *objects.Key) int {
	return cmp.Or(
		cmp.Compare(x.Identifier, y.Identifier), cmp.Compare(x.ClientID, y.ClientID), cmp.Compare(x.Application, y.Application),
		cmp.Compare(x.Audience, y.Audience), cmp.Compare(x.SubjectType, y.SubjectType), cmp.Compare(x.Role, y.Role), cmp.Compare(x.RoleID, y.RoleID),
		cmp.Compare(x.Connection, y.Connection), cmp.Compare(x.ConnectionID, y.ConnectionID),
	)
}

// The phases in which deploying is safe. https://auth0.com/docs/api/management/v2 knows no transactions, so order is all there is:
// a scope exists before a grant lists it, and no grant lists it any more when it goes.
const (
	phaseWidenAPIs    = 1
	phaseApplications = 2
	phaseWidenGrants  = 3
	phaseNarrowGrants = 4
	phaseNarrowAPIs   = 5 // and delete applications
)
