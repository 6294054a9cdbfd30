// Package ask answers questions to the matrix: why an application gets a scope or does not, who can get it, and which change would be enough.
// It has no rules of its own: every answer comes from the cells of a tenant, and what would be enough is tried on the model.
package ask

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
)

// Answer is what a question comes to.
type Answer string

// The answers. Unknown is what hangs on something that nobody states, or that a source does not say.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Unknown Answer = "unknown"
)

// NotApplicable is a link that has no part in tokens of the subject type. No question comes to it.
const NotApplicable Answer = "not_applicable"

// Question is about one cell of the matrix: whether an application can get a scope from an API.
type Question struct {
	Tenant      *compiler.Tenant
	Application *compiler.Application // nil: any third party that has no grant of its own
	API         *compiler.API
	SubjectType compiler.SubjectType
	Scope       string // empty: whether it gets any token for the API

	Roles []*compiler.Role // those of the user, where they are named; none: what a token carries at most, whatever roles narrow

	declared    bool    // of a model of a project that says something of logins to third parties, whether the model has it or not
	rolesUnread bool    // of a model, which has not all of the roles' permissions: some could not be read
	teller      *Teller // nil where names are said as they are
}

// Basis is something that is not known, and that the answer hangs on.
type Basis struct {
	Attribute string // its address: api.orders.subject_type_authorization.user.policy, or client_grants where a source leaves out all
	Message   string
	At        diag.Span // where it stands, or should; zero where nothing says
}

// Answer is whether the application can get a token with the scope: what the platform would carry at most, in a flow that the application has. It is
// Unknown where some reading of what is not stated gives another answer.
func (q *Question) Answer() (Answer, []Basis) {
	cell := q.cell()
	return q.throughLogin(q.ofCell(&cell))
}

// ofCell is the answer as far as the cell goes.
func (q *Question) ofCell(cell *compiler.Access) (Answer, []Basis) {
	if q.holds(cell) {
		least := q.Tenant.StatedAccess(q.Application, q.API, q.SubjectType)
		if q.holds(&least) {
			return q.byRoles()
		}
		return Unknown, q.bases(cell.Assumed)
	}
	if bases := q.doubts(cell); len(bases) > 0 {
		return Unknown, bases
	}
	return No, nil
}

// byRoles is what the roles of the user leave of a yes. They take scopes, and no token.
// https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis
func (q *Question) byRoles() (Answer, []Basis) {
	if len(q.Roles) == 0 || q.Scope == "" || q.SubjectType != compiler.User {
		return Yes, nil
	}
	enforces, known := q.API.EnforcesRoles()
	switch {
	case !known:
		return Unknown, []Basis{{Attribute: q.API.Address + ".enforce_policies", Message: "nothing says whether the API looks at roles", At: headerOfAPI(q.API)}}
	case !enforces || q.permitted():
		return Yes, nil
	case q.lacksPermissions():
		return Unknown, []Basis{{Attribute: "role.permission", Message: "not all permissions of the roles could be read"}}
	}
	return No, nil
}

// permitted reports whether some role permits the scope, where the API looks at roles.
func (q *Question) permitted() bool {
	return len(compiler.Permits(q.API, q.Roles, []string{q.Scope})) > 0
}

func (q *Question) lacksPermissions() bool {
	return q.rolesUnread || slices.ContainsFunc(q.Roles, func(role *compiler.Role) bool { return !role.Known })
}

func (q *Question) cell() compiler.Access {
	return q.Tenant.Access(q.Application, q.API, q.SubjectType)
}

// holds reports whether a cell gives what is asked for, to an application that can use the flow.
func (q *Question) holds(cell *compiler.Access) bool {
	return cell.Allowed && cell.Unreachable == "" && (q.Scope == "" || stringset.Contains(cell.Scopes, q.Scope))
}

// doubts are what a denial hangs on. A policy that denies everybody, where it is stated, leaves none; what was read in the way that gives more is none
// either.
func (q *Question) doubts(cell *compiler.Access) []Basis {
	policy := q.API.Address + ".subject_type_authorization"
	restsOnPolicy := slices.ContainsFunc(cell.Assumed, func(attribute string) bool { return strings.HasPrefix(attribute, policy) })
	if cell.Reason == compiler.PolicyDenyAll && !restsOnPolicy {
		return nil
	}
	attributes := slices.DeleteFunc(slices.Clone(cell.Assumed), q.givesMore)
	return append(q.bases(attributes), q.leftOut(cell)...)
}

// givesMore holds for assumptions that can only be wrong in that they give too much.
func (q *Question) givesMore(attribute string) bool {
	return attribute == compiler.RegistrationMode || q.Application != nil && attribute == q.Application.Address+".token_exchange"
}

// gap is what a source says of an attribute that it does not say, or nil.
func (q *Question) gap(attribute string) *config.Gap {
	if q.teller != nil {
		return q.teller.gaps[attribute]
	}
	gaps := q.Tenant.Config.Gaps
	i := slices.IndexFunc(gaps, func(gap config.Gap) bool { return gap.Address+"."+gap.Attribute == attribute })
	if i < 0 {
		return nil
	}
	return &gaps[i]
}

// leftOut says where a source leaves out the grants that would decide.
func (q *Question) leftOut(cell *compiler.Access) []Basis {
	absent := q.Tenant.Config.Absent
	if cell.Reason == compiler.SystemAPIThirdParty || cell.Reason == compiler.PolicyAllowAll {
		return nil
	}
	var bases []Basis
	own := cell.Reason == compiler.ByClientGrant
	if q.Application != nil && !own && slices.Contains(absent, config.KindClientGrant) {
		bases = append(bases, Basis{Attribute: "client_grants", Message: "the source leaves out client grants, so nothing follows from their absence"})
	}
	mayUse := q.Application == nil || q.Application.IsThirdParty()
	if mayUse && !own && cell.Reason != compiler.ByDefaultGrant && slices.Contains(absent, config.KindThirdPartyDefault) {
		bases = append(bases, Basis{Attribute: "third_party_defaults", Message: "the source leaves out default grants, so nothing follows from their absence"})
	}
	return bases
}

// bases says of attributes why they are not known.
func (q *Question) bases(attributes []string) []Basis {
	bases := make([]Basis, 0, len(attributes))
	for _, attribute := range attributes {
		bases = append(bases, q.basis(attribute))
	}
	return bases
}

func (q *Question) basis(attribute string) Basis {
	gap := q.gap(attribute)
	switch {
	case gap != nil:
		return Basis{Attribute: attribute, Message: gap.Message, At: gap.At}
	case attribute == compiler.RegistrationMode:
		return Basis{Attribute: attribute, Message: "nobody states it: strict, or permissive in tenants that had third parties before", At: settingsOf(q.Tenant).Header}
	case strings.HasSuffix(attribute, ".token_exchange"):
		return Basis{Attribute: attribute, Message: "nobody states whether the application may exchange tokens", At: headerOf(q.Application)}
	}
	return Basis{Attribute: attribute, Message: "nobody states it, and no page of the platform says what holds then", At: headerOfAPI(q.API)}
}
