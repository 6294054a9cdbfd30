package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/plan/cell"
	"grants/plan/objects"
)

// names finds objects by what they are rather than by what their blocks are called.
type names struct{ cfg *config.Config }

func (n names) app(id string) *config.Application {
	return find(n.cfg.Applications, func(a *config.Application) bool { return a.DisplayName.Value == id })
}

func (n names) api(id string) *config.API {
	return find(n.cfg.APIs, func(a *config.API) bool { return a.Identifier.Value == id })
}

func (n names) grant(id string) *config.ClientGrant {
	return find(n.cfg.ClientGrants, func(g *config.ClientGrant) bool { return n.grantID(g) == id })
}

// grantID is empty where the grant's holder or API is missing.
func (n names) grantID(g *config.ClientGrant) string {
	audience := n.audience(g)
	app := find(n.cfg.Applications, func(a *config.Application) bool { return a.Address == g.ClientID.Value.Name })
	switch {
	case audience == "" || app == nil && !g.DefaultFor.Set:
		return ""
	case app == nil:
		return "|" + audience + "|" + g.SubjectType.Value
	}
	return app.DisplayName.Value + "|" + audience + "|" + g.SubjectType.Value
}

func audienceIn(cfg *config.Config, grant *config.ClientGrant) string {
	return names{cfg}.audience(grant)
}

// audience is the identifier of the API that a grant is on, empty where that is missing.
func (n names) audience(g *config.ClientGrant) string {
	name := g.Audience.Value.Name
	if !g.Audience.Value.IsAddress {
		return name
	}
	if api := find(n.cfg.APIs, func(a *config.API) bool { return a.Address == name }); api != nil {
		return api.Identifier.Value
	}
	return ""
}

// identity is what is at an address.
func (n names) identity(address string) string {
	if api := find(n.cfg.APIs, func(a *config.API) bool { return a.Address == address }); api != nil {
		return api.Identifier.Value
	}
	if app := find(n.cfg.Applications, func(a *config.Application) bool { return a.Address == address }); app != nil {
		return app.DisplayName.Value
	}
	if grant := find(n.cfg.ClientGrants, func(g *config.ClientGrant) bool { return g.Address == address }); grant != nil {
		return n.grantID(grant)
	}
	return address // the tenant's settings
}

func find[T any](items []*T, wanted func(*T) bool) *T {
	if i := slices.IndexFunc(items, wanted); i >= 0 {
		return items[i]
	}
	return nil
}

// apply is a project with the objects that causes name as they are in another state of it. The causes are of a plan from base to head.
func apply(to, other, base, head *config.Config, causes []cell.Cause) *config.Config {
	next := *to
	next.APIs, next.Applications, next.ClientGrants = slices.Clone(to.APIs), slices.Clone(to.Applications), slices.Clone(to.ClientGrants)
	var grants []string
	for _, cause := range causes {
		from := names{head}
		if cause.Side == "base" {
			from = names{base}
		}
		switch kind, _, _ := strings.Cut(cause.Address, "."); {
		case cause.Cause == cell.ProvidedBy:
		case kind == "tenant":
			next.Tenant = applyTenant(next.Tenant, other.Tenant, isOfLogin(cause))
		case kind == "api":
			api := find(from.cfg.APIs, func(a *config.API) bool { return a.Address == cause.Address })
			applyAPI(&next, other, api.Identifier.Value)
		case kind == "application":
			app := find(from.cfg.Applications, func(a *config.Application) bool { return a.Address == cause.Address })
			applyApplication(&next, other, app.DisplayName.Value, isOfLogin(cause))
		case kind == "connection":
			next.Connections = applyNamed(next.Connections, other.Connections, cause.Address, func(c *config.Connection) string { return c.Address })
		case kind == "organization":
			next.Organizations = applyNamed(next.Organizations, other.Organizations, cause.Address, func(o *config.Organization) string { return o.Address })
		default:
			grants = append(grants, from.grantID(find(from.cfg.ClientGrants, func(g *config.ClientGrant) bool { return g.Address == cause.Address })))
		}
	}
	for i, grant := range next.ClientGrants { // a grant on a system API stays where nobody declares that any more
		if audience := (names{to}).audience(grant); (names{&next}).audience(grant) == "" && isOnDrawnDomain(audience) {
			undeclared := *grant
			undeclared.Audience = refer(audience, false)
			next.ClientGrants[i] = &undeclared
		}
	}
	for i, id := range grants {
		applyGrant(&next, other, id, fmt.Sprint("applied", i))
	}
	knowDomain(&next, base, head)
	knowResources(&next, base, head)
	next.ClientGrants = slices.DeleteFunc(next.ClientGrants, func(g *config.ClientGrant) bool { return names{&next}.grantID(g) == "" })
	return &next
}

// knowDomain states the domain where one of the sides does. That it is stated somewhere is how anybody knows of the platform's own APIs, and no cause.
func knowDomain(next, base, head *config.Config) {
	tenant := *next.Tenant
	for _, side := range []*config.Config{base, head} {
		if side.Tenant.Domain.Set {
			tenant.Domain = side.Tenant.Domain
		}
	}
	next.Tenant = &tenant
}

// knowResources states what clients send where one of the sides does: that is as true of the other one, and no cause either.
func knowResources(next, base, head *config.Config) {
	for i, api := range next.APIs {
		stating := *api
		stating.Resource = config.List{}
		for _, side := range []*config.Config{base, head} {
			if known := (names{side}).api(api.Identifier.Value); known != nil && known.Resource.Set {
				stating.Resource = listOf(objects.Union(valuesOfList(stating.Resource), valuesOfList(known.Resource))...)
			}
		}
		next.APIs[i] = &stating
	}
}

func applyAPI(next, other *config.Config, id string) {
	is, was := names{next}.api(id), names{other}.api(id)
	next.APIs = slices.DeleteFunc(next.APIs, func(a *config.API) bool { return a == is })
	if was != nil {
		copied := *was
		if is != nil {
			copied.Block = is.Block
		}
		next.APIs = append(next.APIs, &copied)
	}
}

// applyNamed puts what another state has at an address in the place of what is there.
func applyNamed[T any](to, other []*T, address string, of func(*T) string) []*T {
	is := func(object *T) bool { return of(object) == address }
	next := slices.DeleteFunc(slices.Clone(to), is)
	if was := find(other, is); was != nil {
		next = append(next, was)
	}
	return next
}

// isOfLogin reports whether a cause is about how users log in: of the settings of a tenant, and of an application, no other attribute is meant then.
func isOfLogin(cause cell.Cause) bool {
	about := func(words string) bool { return strings.Contains(cause.Message, words) }
	return about("resource_parameter_profile") || about("logins that name no API") || about("users for an organization") || about("log in with an organization")
}

// applyTenant takes the settings of another tenant, those of logins or all others.
func applyTenant(to, other *config.TenantSettings, ofLogin bool) *config.TenantSettings {
	next, logins := *other, to
	if ofLogin {
		next, logins = *to, other
	}
	next.ResourceParameterProfile, next.DefaultAudience = logins.ResourceParameterProfile, logins.DefaultAudience
	return &next
}

// applyApplication takes an application as it is in another state, or only what it asks users for, where both have it.
func applyApplication(next, other *config.Config, id string, ofLogin bool) {
	is, was := names{next}.app(id), names{other}.app(id)
	next.Applications = slices.DeleteFunc(next.Applications, func(a *config.Application) bool { return a == is })
	if was == nil {
		return
	}
	copied := *was
	switch {
	case is != nil && ofLogin:
		copied = *is
		copied.OrganizationUsage = was.OrganizationUsage
	case is != nil:
		copied.Block, copied.OrganizationUsage = is.Block, is.OrganizationUsage
	}
	next.Applications = append(next.Applications, &copied)
}

func applyGrant(next, other *config.Config, id, name string) {
	is, was := names{next}.grant(id), names{other}.grant(id)
	next.ClientGrants = slices.DeleteFunc(next.ClientGrants, func(g *config.ClientGrant) bool { return g == is })
	if was == nil {
		return
	}
	copied := *was
	copied.Block = blockOf("client_grant", name)
	holder, rest, _ := strings.Cut(id, "|")
	audience, _, _ := strings.Cut(rest, "|")
	api, app := names{next}.api(audience), names{next}.app(holder)
	if api == nil && !isOnDrawnDomain(audience) || app == nil && holder != "" {
		return
	}
	if copied.Audience = refer(audience, false); api != nil { // else the platform has it all the same
		copied.Audience = refer(api.Address, true)
	}
	if app != nil {
		copied.ClientID = refer(app.Address, true)
	}
	next.ClientGrants = append(next.ClientGrants, &copied)
}

// parts is every single thing that an impact is about.
func parts(i *Impact) []string {
	all := usableParts(i)
	for _, part := range usableParts(i.AsLatent()) {
		all = append(all, latent+part)
	}
	return all
}

const latent = "latent "

// has reports whether some parts have one: what is latent may as well be usable, since a flow that is closed otherwise is no cause.
func has(parts []string, part string) bool {
	rest, isLatent := strings.CutPrefix(part, latent)
	return slices.Contains(parts, part) || isLatent && slices.Contains(parts, rest)
}

func usableParts(i *Impact) []string {
	var all []string
	note := func(sign string, items []string) {
		for _, item := range items {
			all = append(all, sign+item)
		}
	}
	note("+", i.Gained)
	note("-", i.Lost)
	note("+type ", i.GainedTypes)
	note("-type ", i.LostTypes)
	note("relaxed ", i.Relaxed)
	note("tightened ", i.Tightened)
	for name, is := range map[string]bool{"opens": i.Opens, "closes": i.Closes, "admitted": i.Admitted, "refused": i.Refused} {
		if is {
			all = append(all, name)
		}
	}
	return all
}

// What an impact says happens when the changes that it names as its causes are made, and no others.
func TestItsCausesAreEnoughForAnImpact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawConfig(t)
		after := drawSuccessor(t, before)
		base := compile(t, before)
		for _, i := range expanded(Diff(base, compile(t, after))) {
			caused := compile(t, apply(before, after, before, after, i.Because))
			lacking := parts(&i)
			for _, again := range expanded(Diff(base, caused)) {
				if identity(&again) == identity(&i) {
					lacking = slices.DeleteFunc(lacking, func(part string) bool { return has(parts(&again), part) })
				}
			}
			if len(lacking) > 0 {
				t.Fatalf("the causes of %s don't explain %q: %s", identity(&i), lacking, encode(i))
			}
		}
	})
}

// So it is with each half of an impact: what is gained follows from the causes of gains alone, and what is lost from those of losses.
// Not so what becomes of a condition: it takes that the other half leaves the access there.
func TestTheCausesOfAHalfAreEnoughForIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawConfig(t)
		after := drawSuccessor(t, before)
		base := compile(t, before)
		for _, i := range expanded(Diff(base, compile(t, after))) {
			if whole := i.OfCeiling(); !whole.Gains() || !whole.Loses() {
				continue
			}
			for _, gains := range []bool{true, false} {
				half := slices.DeleteFunc(slices.Clone(i.Because), func(c cell.Cause) bool { return gains && !c.Gains || !gains && !c.Loses })
				caused := compile(t, apply(before, after, before, after, half))
				lacking := slices.DeleteFunc(parts(&i), func(part string) bool { return isCondition(part) || isGain(part) != gains })
				for _, again := range expanded(Diff(base, caused)) {
					if identity(&again) == identity(&i) {
						lacking = slices.DeleteFunc(lacking, func(part string) bool { return has(parts(&again), part) })
					}
				}
				if len(lacking) > 0 {
					t.Fatalf("the causes of what %s gains (%t) or loses don't explain %q: %s", identity(&i), gains, lacking, encode(i))
				}
			}
		}
	})
}

func isGain(part string) bool {
	part = strings.TrimPrefix(part, latent)
	return part[0] == '+' || part == "opens" || part == "admitted"
}

func isCondition(part string) bool {
	return strings.Contains(part, "relaxed ") || strings.Contains(part, "tightened ")
}

// And it goes away when they are reverted, whatever else changes. Two sets of changes may each be enough: then the other one is what is named as soon as
// the first is reverted, it has no change in common with the first, and reverting it as well removes the impact.
func TestRevertingItsCausesRemovesAnImpact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawConfig(t)
		after := drawSuccessor(t, before)
		base := compile(t, before)
		for _, i := range expanded(Diff(base, compile(t, after))) {
			reverted, named := after, map[string]bool{}
			for rest := &i; rest != nil; rest = remainder(t, base, compile(t, reverted), &i) {
				changes := namedChanges(before, reverted, rest.Because)
				if len(changes) == 0 {
					t.Fatalf("nothing is a cause of %s: %s", identity(&i), encode(rest))
				}
				for _, change := range changes {
					if named[change] {
						t.Fatalf("%s was reverted, and still is a cause of %s: %s", change, identity(&i), encode(rest))
					}
					named[change] = true
				}
				reverted = apply(reverted, before, before, reverted, rest.Because)
			}
		}
	})
}

// remainder is what is left of an impact in another state of the head; nil where nothing is.
func remainder(t *rapid.T, base, head *compiler.Tenant, of *Impact) *Impact {
	for _, i := range expanded(Diff(base, head)) {
		if identity(&i) == identity(of) && slices.ContainsFunc(parts(&i), func(part string) bool { return slices.Contains(parts(of), part) }) {
			return &i
		}
	}
	return nil
}

// namedChanges are the objects that causes name, by what they are.
func namedChanges(base, head *config.Config, causes []cell.Cause) []string {
	var named []string
	for _, cause := range causes {
		from := names{head}
		if cause.Side == "base" {
			from = names{base}
		}
		id := from.identity(cause.Address)
		if isOfLogin(cause) {
			id += " for logins"
		}
		if cause.Cause != cell.ProvidedBy && !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	return named
}
