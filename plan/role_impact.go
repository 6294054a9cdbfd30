package plan

import (
	"cmp"
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/plan/cell"
	"grants/plan/objects"
)

// RoleImpact is what the users of a role may do more, or less, at an API that looks at roles. It is no access of an application's: a token carries what
// both the role permits and the application may have, so it is told beside the impacts. Its lists are sorted and never nil.
type RoleImpact struct {
	Role        string       `json:"role"` // address
	Name        string       `json:"name"` // what the platform knows it by
	API         string       `json:"api"`  // address; empty where the identifier is that of no declared API
	Audience    string       `json:"audience"`
	Verdict     Verdict      `json:"verdict"`
	Risk        Level        `json:"risk"`
	RiskReasons []Reason     `json:"risk_reasons"` // highest level first
	Breaking    bool         `json:"breaking"`     // something is lost that some application can carry today
	Gained      []string     `json:"gained"`       // declared scopes
	Lost        []string     `json:"lost"`
	Sensitive   []string     `json:"sensitive"` // of those gained, what either side calls sensitive
	Assumed     []string     `json:"assumed"`   // attributes that a side does not know, and on which it rests
	GainedBy    Carriers     `json:"gained_by"` // who can carry some of what is gained, after the change
	LostBy      Carriers     `json:"lost_by"`   // likewise of what is lost, before it
	Because     []cell.Cause `json:"because"`
}

// Carriers are the applications whose users' tokens can carry a scope.
type Carriers struct {
	Applications  int      `json:"applications"`
	First         []string `json:"first"` // addresses of the first of them, sorted
	AnyThirdParty bool     `json:"any_third_party"`
}

// mostCarriers is how many applications an impact of a role names.
const mostCarriers = 5

// Any reports whether somebody can carry it.
func (c *Carriers) Any() bool { return c.Applications > 0 || c.AnyThirdParty }

// roleImpacts compares what roles permit. Nobody walks through the applications unless a role changed at an API.
func (c *comparison) roleImpacts() []RoleImpact {
	var impacts []RoleImpact
	for _, role := range c.Roles {
		for _, at := range permissionPairs(role) {
			if i := c.roleImpact(role, at); i != nil {
				impacts = append(impacts, *i)
			}
		}
	}
	c.findCarriers(c.After, impacts, func(i *RoleImpact) ([]string, *Carriers) { return i.Gained, &i.GainedBy })
	c.findCarriers(c.Before, impacts, func(i *RoleImpact) ([]string, *Carriers) { return i.Lost, &i.LostBy })
	for n := range impacts {
		c.assessRole(&impacts[n])
	}
	return impacts
}

// permissionPairs are the permissions of a role by API, sorted by identifier.
func permissionPairs(role objects.Pair[compiler.Role]) []objects.Pair[compiler.RolePermission] {
	byAPI := map[string]*objects.Pair[compiler.RolePermission]{}
	var order []string
	slot := func(api *compiler.API) *objects.Pair[compiler.RolePermission] {
		if byAPI[api.Identifier] == nil {
			byAPI[api.Identifier] = &objects.Pair[compiler.RolePermission]{}
			order = append(order, api.Identifier)
		}
		return byAPI[api.Identifier]
	}
	if role.Before != nil {
		for i := range role.Before.Permissions {
			slot(role.Before.Permissions[i].API).Before = &role.Before.Permissions[i]
		}
	}
	if role.After != nil {
		for i := range role.After.Permissions {
			slot(role.After.Permissions[i].API).After = &role.After.Permissions[i]
		}
	}
	slices.Sort(order)
	pairs := make([]objects.Pair[compiler.RolePermission], len(order))
	for i, identifier := range order {
		pairs[i] = *byAPI[identifier]
	}
	return pairs
}

// roleImpact is nil where the role permits the same, or the API looks at roles on neither side.
func (c *comparison) roleImpact(role objects.Pair[compiler.Role], at objects.Pair[compiler.RolePermission]) *RoleImpact {
	before, after := permitted(at.Before), permitted(at.After)
	i := &RoleImpact{Gained: objects.Missing(after, before), Lost: objects.Missing(before, after), Sensitive: []string{}, Assumed: []string{}}
	if len(i.Gained)+len(i.Lost) == 0 {
		return nil
	}
	api := c.apiOf(objects.Either(at).API)
	if !mayEnforce(api.Before) && !mayEnforce(api.After) && !isUnresolved(at.Before) && !isUnresolved(at.After) {
		return nil
	}
	subject := objects.Either(role)
	i.Role, i.Name, i.API, i.Audience = subject.Address, subject.Name, objects.Either(api).Address, objects.Either(api).Identifier
	i.Verdict = direction(len(i.Gained) > 0, len(i.Lost) > 0)
	i.Sensitive = append(i.Sensitive, stringset.Intersection(i.Gained, c.SensitiveScopes(api))...)
	for _, side := range []*compiler.Role{role.Before, role.After} {
		if name := subject.Address + ".permission"; side != nil && !side.Known && !slices.Contains(i.Assumed, name) {
			i.Assumed = append(i.Assumed, name)
		}
	}
	i.Because = c.roleCauses(i, role, at)
	return i
}

func permitted(p *compiler.RolePermission) []string {
	if p == nil {
		return nil
	}
	return p.Scopes
}

func isUnresolved(p *compiler.RolePermission) bool { return p != nil && p.Unresolved != nil }

// apiOf is the API of both sides with an identifier; one that leads nowhere stands for itself.
func (c *comparison) apiOf(api *compiler.API) objects.Pair[compiler.API] {
	if at, found := c.APIIndex[api.Identifier]; found {
		return c.APIs[at]
	}
	return objects.Pair[compiler.API]{After: api}
}

// mayEnforce reports whether an API looks at roles, or nobody knows.
func mayEnforce(api *compiler.API) bool {
	if api == nil {
		return false
	}
	enforces, known := api.EnforcesRoles()
	return enforces || !known
}

// findCarriers walks through the users' cells of the APIs at which something is gained or lost.
func (c *comparison) findCarriers(t *compiler.Tenant, impacts []RoleImpact, part func(*RoleImpact) ([]string, *Carriers)) {
	byAPI := map[string][]int{}
	for n := range impacts {
		scopes, carriers := part(&impacts[n])
		carriers.First = []string{}
		if len(scopes) > 0 {
			byAPI[impacts[n].Audience] = append(byAPI[impacts[n].Audience], n)
		}
	}
	if len(byAPI) == 0 {
		return
	}
	filter := compiler.Filter{
		API:     func(api *compiler.API) bool { return byAPI[api.Identifier] != nil },
		Subject: func(s compiler.SubjectType) bool { return s == compiler.User },
	}
	carried := map[int][]int{} // by group of cells, which have the same scopes
	for access := range t.Matrix(filter) {
		if !access.Allowed || access.Unreachable != "" {
			continue
		}
		those, known := carried[access.Group()]
		if !known || access.Group() == 0 {
			those = nil
			for _, n := range byAPI[access.API.Identifier] {
				if scopes, _ := part(&impacts[n]); len(stringset.Intersection(access.Scopes, scopes)) > 0 {
					those = append(those, n)
				}
			}
			carried[access.Group()] = those
		}
		for _, n := range those {
			_, carriers := part(&impacts[n])
			if carriers.Applications++; len(carriers.First) < mostCarriers {
				carriers.First = append(carriers.First, access.Application.Address)
			}
		}
	}
	for access := range t.ThirdPartyDefaults() {
		if !access.Allowed || access.SubjectType != compiler.User {
			continue
		}
		for _, n := range byAPI[access.API.Identifier] {
			if scopes, carriers := part(&impacts[n]); len(stringset.Intersection(access.Scopes, scopes)) > 0 {
				carriers.AnyThirdParty = true
			}
		}
	}
}

// assessRole says how much of a risk a gain is: what nobody can carry yet is a low one at most. An API that nobody declares may be any.
func (c *comparison) assessRole(i *RoleImpact) {
	i.Breaking = i.LostBy.Any() || i.API == "" && len(i.Lost) > 0
	i.RiskReasons, i.Risk = []Reason{}, NoRisk
	if len(i.Gained) == 0 {
		return
	}
	api := c.apiOf(&compiler.API{Identifier: i.Audience})
	i.RiskReasons, i.Risk = rated(map[Reason]bool{
		RoleGain: true, SensitiveScope: len(i.Sensitive) > 0, SystemAPIGain: c.IsLikeSystem(api), UnresolvedGrant: i.API == "",
	})
	if !i.IsCarried() && i.Risk.AtLeast(Low) {
		i.Risk = Low
	}
}

// IsCarried reports whether an application can carry some of what is gained, or nobody knows.
func (i *RoleImpact) IsCarried() bool { return i.API == "" || i.GainedBy.Any() }

// Gains reports whether the role gains something that a token can carry.
func (i *RoleImpact) Gains() bool { return len(i.Gained) > 0 && i.IsCarried() }

// roleCauses are why a role permits more or less: the role, or the API that declares a scope which the role lists, or no longer does.
func (c *comparison) roleCauses(i *RoleImpact, role objects.Pair[compiler.Role], at objects.Pair[compiler.RolePermission]) []cell.Cause {
	var causes []cell.Cause
	gained, declared := apart(i.Gained, at.Before)
	lost, undeclared := apart(i.Lost, at.After)
	if len(gained) > 0 {
		cause := cell.Cause{Cause: cell.RoleChanged, Scopes: gained, Gains: true, Message: fmt.Sprintf("%s lists %s", role.After.Address, objects.Enumerate(gained))}
		if role.Before == nil {
			cause.Cause, cause.Message = cell.RoleAdded, role.After.Address+" is new"
		}
		causes = append(causes, c.placed(cause, "head", role.After.Address, itemSpan(at.After, gained[0]), role.After.Config.Header))
	}
	if len(declared) > 0 {
		causes = append(causes, c.ofDeclaration(cell.Cause{Cause: cell.ScopeDeclared, Scopes: declared, Gains: true}, "head", at, role.After))
	}
	if len(lost) > 0 {
		cause := cell.Cause{Cause: cell.RoleChanged, Scopes: lost, Loses: true, Message: fmt.Sprintf("%s no longer lists %s", role.Before.Address, objects.Enumerate(lost))}
		if role.After == nil {
			cause.Cause, cause.Message = cell.RoleRemoved, role.Before.Address+" is gone"
		}
		causes = append(causes, c.placed(cause, "base", role.Before.Address, itemSpan(at.Before, lost[0]), role.Before.Config.Header))
	}
	if len(undeclared) > 0 {
		causes = append(causes, c.ofDeclaration(cell.Cause{Cause: cell.ScopeUndeclared, Scopes: undeclared, Loses: true}, "base", at, role.Before))
	}
	return causes
}

// ofDeclaration is the cause of what a role lists on both sides, and an API declares on one: the API, or that it is declared at all. Where the audience is
// that of no API, nobody can judge what is listed, so that all of it counts.
func (c *comparison) ofDeclaration(cause cell.Cause, side string, at objects.Pair[compiler.RolePermission], role *compiler.Role) cell.Cause {
	named := objects.Enumerate(cause.Scopes)
	api := at.After.API
	if side == "base" {
		api = at.Before.API
	}
	switch {
	case api.Config == nil && api.Address != "": // the domain says that it is the platform's
		cause.Cause, cause.Message = cell.TenantChanged, fmt.Sprintf("the tenant's domain says what %s is, which %s lists %s of", api.Address, role.Address, named)
		return c.placed(cause, side, "tenant", objects.SettingsOf(c.After).Header)
	case at.After.Unresolved != nil:
		api = at.Before.API
		cause.Cause, cause.Message = cell.APIRemoved, fmt.Sprintf("%s is gone, and %s lists %s of it", api.Address, role.Address, named)
		return c.placed(cause, "base", api.Address, objects.HeaderOf(api))
	case at.Before.Unresolved != nil:
		api = at.After.API
		cause.Cause, cause.Message = cell.APIAdded, fmt.Sprintf("%s is new, and does not declare %s, which %s lists", api.Address, named, role.Address)
		return c.placed(cause, "head", api.Address, objects.HeaderOf(api))
	case side == "base":
		cause.Message = fmt.Sprintf("%s no longer declares %s, which %s lists", api.Address, named, role.Address)
	default:
		cause.Message = fmt.Sprintf("%s declares %s, which %s lists already", api.Address, named, role.Address)
	}
	return c.placed(cause, side, api.Address, objects.ScopesSpan(api), objects.HeaderOf(api))
}

// apart parts scopes into those that the other side's role does not list and those that it does, where no API declares them.
func apart(scopes []string, other *compiler.RolePermission) (unlisted, listed []string) {
	if other == nil {
		return scopes, nil
	}
	return stringset.Difference(scopes, other.UndefinedScopes), stringset.Intersection(scopes, other.UndefinedScopes)
}

func itemSpan(p *compiler.RolePermission, scope string) diag.Span {
	for _, block := range p.Config {
		if at := objects.ItemSpan(block.Scopes, scope); !at.IsZero() {
			return at
		}
	}
	return diag.Span{}
}

// placed is a cause at a place of a side, of which it notes the object as a cause.
func (c *comparison) placed(cause cell.Cause, side, address string, spans ...diag.Span) cell.Cause {
	t := c.After
	if side == "base" {
		t = c.Before
	}
	cause.Side, cause.Address = side, address
	cause.File, cause.Line = objects.Place(t, spans...)
	c.Caused[objects.SideAddress{Side: side, Address: address}] = struct{}{}
	return cause
}

// asImpact is the impact of a role for what asks about impacts.
func (i *RoleImpact) asImpact() *Impact {
	about := Impact{
		API: i.API, Audience: i.Audience, SubjectType: string(compiler.User), Verdict: i.Verdict, Risk: i.Risk, RiskReasons: i.RiskReasons,
		Breaking: i.Breaking, Because: i.Because,
	}
	if i.IsCarried() {
		about.Gained = i.Gained
	}
	if i.Breaking {
		about.Lost = i.Lost
	}
	return &about
}

// keepRoles are the impacts of roles that are wanted, of which the causes are noted.
func keepRoles(impacts []RoleImpact, keep func(*Impact) bool, causes map[objects.SideAddress]bool) []RoleImpact {
	var kept []RoleImpact
	for i := range impacts {
		if !keep(impacts[i].asImpact()) {
			continue
		}
		kept = append(kept, impacts[i])
		for _, cause := range impacts[i].Because {
			causes[objects.SideAddress{Side: cause.Side, Address: cause.Address}] = true
		}
	}
	return kept
}

// countRoles adds the impacts of roles to the summary, and reports in which directions they go.
func (s *Summary) countRoles(impacts []RoleImpact) (wider, narrower bool) {
	gaining, losing := map[string]bool{}, map[string]bool{}
	for i := range impacts {
		impact := &impacts[i]
		if impact.Risk.rank() > s.Risk.rank() {
			s.Risk = impact.Risk
		}
		s.Breaking = s.Breaking || impact.Breaking
		s.RolePermissionsGained += len(impact.Gained)
		s.RolePermissionsLost += len(impact.Lost)
		if len(impact.Gained) > 0 {
			gaining[impact.Role] = true
		}
		if len(impact.Lost) > 0 {
			losing[impact.Role] = true
		}
	}
	s.RolesGaining, s.RolesLosing = len(gaining), len(losing)
	return len(gaining) > 0, len(losing) > 0
}

// sortRoleImpacts puts the highest risk first, as people read them.
func sortRoleImpacts(impacts []RoleImpact) []RoleImpact {
	return slices.SortedStableFunc(slices.Values(impacts), func(x, y RoleImpact) int {
		return cmp.Or(cmp.Compare(y.Risk.rank(), x.Risk.rank()), cmp.Compare(x.Role, y.Role), cmp.Compare(x.Audience, y.Audience))
	})
}

// RolesByRisk are the impacts of roles, the highest risk first.
func (p *Plan) RolesByRisk() []RoleImpact { return sortRoleImpacts(p.RoleImpacts) }
