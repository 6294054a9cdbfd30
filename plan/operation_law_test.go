package plan

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
)

// TestOperationsAreSafe sends the operations of random pairs to a model of the platform. None is refused, they arrive at the new tenant, and
// on the way nobody has what neither tenant gives, or lacks what both give.
func TestOperationsAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		r := newReplay(t, before, after)
		r.run(Diff(before, after).Operations)
		if got, want := r.platform.String(), r.goal.String(); got != want {
			r.fail("arrived at\n%s\nwant\n%s", got, want)
		}
	})
}

// replay is a deployment to the model of the platform.
type replay struct {
	t              interface{ Fatalf(string, ...any) }
	platform, goal *platform
	union, both    map[string]bool // rights that one of the tenants gives, and that both give
	start          string
	all            []Operation
	sent           int
}

func newReplay(t interface{ Fatalf(string, ...any) }, before, after *compiler.Tenant) *replay {
	oldID, newID := map[*compiler.Application]string{}, map[*compiler.Application]string{}
	unmanaged := map[string]*platformClient{}
	kept := map[string]string{}
	for _, p := range pairApplications(before.Applications, after.Applications) {
		if p.before != nil {
			oldID[p.before] = cmp.Or(p.before.ClientID, clientID(p.after), "old:"+p.before.Address)
		}
		switch a := p.after; {
		case a == nil:
		case p.before != nil && p.before.Party == a.Party:
			newID[a] = oldID[p.before]
			kept[a.Address] = oldID[p.before]
		case p.before == nil && a.ClientID != "":
			newID[a], unmanaged[a.ClientID] = a.ClientID, holdClient(a)
		case a.Origin == "":
			newID[a] = "new:" + a.Address
		}
	}
	r := &replay{
		t: t, platform: newPlatform(before, func(app *compiler.Application) string { return oldID[app] }),
		goal: newPlatform(after, func(app *compiler.Application) string { return newID[app] }),
	}
	maps.Copy(r.platform.ids, kept)
	r.platform.unmanaged = unmanaged
	start, end := rights(r.platform.tenant(t)), rights(r.goal.tenant(t))
	r.union, r.both = maps.Clone(start), map[string]bool{}
	for right := range end {
		r.union[right] = true
		r.both[right] = start[right] && isMissed(right, before, after)
	}
	return r
}

func clientID(app *compiler.Application) string {
	if app == nil {
		return ""
	}
	return app.ClientID
}

// isMissed reports whether anybody would notice to be without a right for an instant. No scope is declared meanwhile; and where applications
// that register themselves become others than before, nobody is both.
func isMissed(right string, before, after *compiler.Tenant) bool {
	return !strings.Contains(right, later) && (openness(before) == openness(after) || !strings.HasPrefix(right, "any third party"))
}

func (r *replay) run(operations []Operation) {
	r.start, r.all = r.platform.String(), operations
	for i := range operations {
		r.sent = i + 1
		if err := r.platform.send(&operations[i]); err != nil {
			r.fail("refused: %v", err)
		}
		now := rights(r.platform.tenant(r.t))
		for right := range now {
			if !r.union[right] {
				r.fail("neither tenant gives %s", right)
			}
		}
		for right, given := range r.both {
			if given && !now[right] {
				r.fail("both tenants give %s", right)
			}
		}
	}
}

func (r *replay) fail(format string, args ...any) {
	r.t.Fatalf("%s\nat first\n%s\nin the end\n%s\nsent\n%s\nto be sent\n%s", fmt.Sprintf(format, args...), r.start, r.goal,
		linesOf(r.all[:r.sent]), linesOf(r.all[r.sent:]))
}

func linesOf(operations []Operation) string {
	lines := []string{}
	for i := range operations {
		line, _ := json.Marshal(operations[i])
		lines = append(lines, string(line))
	}
	return strings.Join(lines, "\n")
}

// rights is everything that anybody can get, one by one: each scope under each condition.
func rights(t *compiler.Tenant) map[string]bool {
	all := map[string]bool{}
	for _, app := range append([]*compiler.Application{nil}, t.Applications...) {
		for _, api := range t.APIs {
			for _, subject := range compiler.SubjectTypes {
				access := t.Access(app, api, subject)
				if !access.Allowed || access.Unreachable != "" {
					continue
				}
				cell := "any third party"
				if app != nil {
					cell = app.ClientID
				}
				cell += " " + api.Identifier + " " + string(subject)
				for _, what := range permissionsOf(&access) {
					for _, condition := range conditionsOf(t, &access) {
						all[cell+" "+what+" "+condition] = true
					}
				}
			}
		}
	}
	return all
}

const later = "scopes declared later"

func permissionsOf(access *compiler.Access) []string {
	what := []string{"token"}
	for _, scope := range access.Scopes {
		what = append(what, "scope "+scope)
	}
	for _, name := range access.AuthorizationDetailsTypes {
		what = append(what, "type "+name)
	}
	if access.FutureScopes {
		what = append(what, later)
	}
	return what
}

// conditionsOf lists under which conditions a token is issued: what is given without a condition is given under it, too.
func conditionsOf(t *compiler.Tenant, access *compiler.Access) []string {
	var conditions []string
	use := organizationUse[access.OrganizationUsage]
	if use.without {
		conditions = append(conditions, "without organization")
	}
	linked := organizations(access.Grant)
	for _, id := range []string{"org_1", "org_2", "another"} {
		if use.with && (access.AllowAnyOrganization || slices.Contains(linked, id)) {
			conditions = append(conditions, "in "+id)
		}
	}
	for _, c := range slices.Clone(conditions) {
		if !narrows(access, "rbac") {
			conditions = append(conditions, c+" without RBAC")
		}
	}
	for _, c := range slices.Clone(conditions) {
		if access.Application == nil && t.DynamicRegistration {
			conditions = append(conditions, c+" by itself")
		}
	}
	return conditions
}

// String is everything that the platform holds, sorted.
func (p *platform) String() string {
	lines := []string{fmt.Sprintf("settings %v", p.settings)}
	for identifier, api := range p.apis {
		lines = append(lines, fmt.Sprintf("api %s %v %q %v %v rbac %t", identifier, api.scopes, api.types, api.policies, api.attributes, api.enforcePolices))
	}
	for id, app := range p.clients {
		lines = append(lines, fmt.Sprintf("client %s %s %s %q %v", id, app.party, app.origin, app.grantTypes, app.attributes))
	}
	for key, grant := range p.grants {
		lines = append(lines, fmt.Sprintf("grant %v all %t %q %q %s any %t %q", key, grant.all, grant.scopes, grant.types, grant.usage, grant.any, grant.organizations))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// The phases of a change are those of its calls: a deployer may go by either.
func TestPhasesAreThoseOfTheOperations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		p := Diff(before, after)
		byObject := map[string][]int{}
		for _, o := range p.Operations {
			object := o.Address + " " + o.Key.Audience + " " + o.Key.SubjectType
			byObject[object] = append(byObject[object], o.Phase)
		}
		named := map[string]int{}
		for _, c := range p.Changes {
			named[c.Address]++
		}
		left := map[string]bool{} // a deleted grant may have left its address to one that is the same as before
		for _, grant := range after.ClientGrants {
			left[grant.Address] = true
		}
		for _, c := range p.Changes {
			if named[c.Address] > 1 || c.Action == Delete && left[c.Address] || c.Action == Replace || c.before.address != c.after.address && c.before.address != "" && c.after.address != "" {
				continue // its calls have several keys or addresses
			}
			want := orderedPhases(byObject[c.Address+" "+c.Key.Audience+" "+c.Key.SubjectType]...)
			if !slices.Equal(c.Phases, want) {
				t.Errorf("%s %s: phases %v, and those of its operations are %v", c.Action, c.Address, c.Phases, want)
			}
		}
	})
}
