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
	"grants/config"
	"grants/diag"
	"grants/internal/systemapi"
	"grants/plan/notes"
	"grants/plan/objects"
	"grants/plan/operations"
)

// TestOperationsAreSafe sends the operations of random pairs to a model of the platform. None is refused, they arrive at the new tenant, and
// on the way nobody has what neither tenant gives, or lacks what both give. Then there is nothing left to send.
func TestOperationsAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		r := newReplay(t, before, after, some(t, "unstated", "on_behalf_of_token_exchange"))
		p := Diff(before, after)
		r.run(p.Operations)
		r.arrive()
		stays := slices.ContainsFunc(p.Diagnostics, func(d diag.Finding) bool { return d.Rule == notes.CodeValueStays }) // and may decide what silence means
		if rest := Diff(r.platform.read(t, true), r.known(after)).Operations; len(rest) > 0 && !stays {
			r.fail("there is something left to send:\n%s", linesOf(rest))
		}
	})
}

// stops is at how many places at most a deployment is stopped: each draw at others, since all of them are plans and deployments of their own.
const stops = 5

// TestADeploymentMayStopAnywhere stops a deployment after some of its operations, reads the platform back as somebody would who has to go on,
// and plans from there: with the client_ids of what was created so far, the new plan arrives, and is as safe as the whole.
func TestADeploymentMayStopAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		operations := Diff(before, after).Operations
		r := newReplay(t, before, after, some(t, "unstated", "on_behalf_of_token_exchange"))
		reached := r.platform
		apart := (len(operations) + stops - 1) / stops
		first := rapid.IntRange(0, max(0, apart-1)).Draw(t, "first stop")
		for i := range operations {
			if i%apart == first {
				r.platform = reached.clone()
				read := r.platform.read(t, true)
				for right := range r.platform.rights(t, true) {
					r.union[right] = r.union[right] || r.isOfFound(right)
				}
				r.run(Diff(read, r.known(after)).Operations)
				r.arrive()
			}
			if err := reached.send(&operations[i]); err != nil {
				t.Fatalf("refused: %v", err)
			}
		}
	})
}

// TestTheNextDeploymentKnowsWhatWasReplaced writes the client_ids of what a deployment created into the files, beside the ones that they had:
// there is nothing to send, and one deployment later nothing to know.
func TestTheNextDeploymentKnowsWhatWasReplaced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		after = withoutStrangers(t, after, after.Config)
		r := newReplay(t, before, after, some(t, "unstated", "on_behalf_of_token_exchange"))
		r.run(Diff(before, after).Operations)
		known := r.known(after)
		cfg := *known.Config
		cfg.Applications = nil
		for _, app := range known.Applications {
			copied := *app.Config
			if was := objects.Counterpart(after, app.Address); was.ClientID != "" && was.ClientID != app.ClientID {
				copied.PreviouslyClientID = value(was.ClientID)
			}
			cfg.Applications = append(cfg.Applications, &copied)
		}
		next := compile(t, &cfg)
		for _, rest := range [][]operations.Operation{Diff(after, next).Operations, Diff(next, known).Operations} {
			if len(rest) > 0 {
				r.fail("there is something left to send:\n%s", linesOf(rest))
			}
		}
		if got := Diff(after, next); len(got.Impacts) > 0 {
			r.fail("access changes: %s", strings.Join(toldOf(got), "\n"))
		}
	})
}

// replay is a deployment to the model of the platform.
type replay struct {
	t              interface{ Fatalf(string, ...any) }
	platform, goal *platform
	union, both    map[string]bool // rights that one of the tenants gives, and that both give
	start          string
	all            []operations.Operation
	sent           int
	checked        map[string]bool   // states that are known to be safe
	record         map[string]string // the client_id that goes on for an address, or that of the predecessor while it is there alone
}

// newReplay takes what an application that is an API can exchange, where nobody says it: nothing, or everything.
func newReplay(t interface{ Fatalf(string, ...any) }, before, after *compiler.Tenant, unstated []string) *replay {
	oldID, newID := map[*compiler.Application]string{}, map[*compiler.Application]string{}
	r := &replay{t: t, checked: map[string]bool{}, record: map[string]string{}}
	found := map[string]*platformClient{}
	pairs := objects.PairApplications(before.Applications, after.Applications)
	for _, p := range pairs {
		if p.Before != nil {
			oldID[p.Before] = cmp.Or(formerlyKnown(p), clientID(p.Before), clientID(p.After), "old:"+p.Before.Address)
		}
		switch a := p.After; {
		case a == nil:
		case p.Before != nil && isSameClient(before, after, p):
			newID[a] = oldID[p.Before]
			r.record[a.Address] = newID[a]
		case p.Before == nil && a.ClientID != "":
			newID[a], found[a.ClientID] = a.ClientID, foundClient(a)
		case a.Origin == "":
			newID[a] = fmt.Sprintf("new:%s %s", a.Address, a.Party)
			if p.Before != nil {
				r.record[a.Address] = oldID[p.Before]
			}
		}
	}
	r.platform = newPlatform(before, after, func(app *compiler.Application) string { return oldID[app] })
	r.platform.unmanaged, r.platform.predecessors = found, maps.Clone(r.platform.ids)
	maps.Copy(r.platform.ids, r.record)
	for _, p := range pairs {
		if p.After != nil {
			r.platform.unnamed[newID[p.After]] = !p.After.Config.DisplayName.Set && (p.Before == nil || !p.Before.Config.DisplayName.Set)
			r.platform.methods[newID[p.After]] = objects.Items(p.After.Config.ClientAuthenticationMethods)
		}
	}
	r.goal = newPlatform(after, before, func(app *compiler.Application) string { return newID[app] })
	r.settle(pairs, newID)
	r.platform.unstated, r.goal.unstated = unstated, unstated
	r.holdStrangers(before, after, oldID)
	start, end := r.platform.rights(t, true), r.goal.rights(t, false)
	r.union, r.both = maps.Clone(start), map[string]bool{}
	for right := range end {
		r.union[right] = true
		r.both[right] = start[right] && isMissed(right, before, after) && (!r.isOfFound(right) || r.isOfGrant(right))
	}
	return r
}

// holdStrangers adds the grants that the base can't judge, as only the head declares the application, which is there. On an API that only the head
// declares there are none: the platform refuses them before it has the API.
func (r *replay) holdStrangers(before, after *compiler.Tenant, oldID map[*compiler.Application]string) {
	for _, g := range before.UnresolvedGrants {
		if g.Audience != nil {
			continue
		}
		grant := g.ClientGrant
		i := slices.IndexFunc(after.Applications, func(app *compiler.Application) bool { return app.ClientID == g.Application.ClientID })
		grant.Application = after.Applications[i]
		r.platform.holdGrant(&grant, func(app *compiler.Application) string { return cmp.Or(oldID[app], app.ClientID) })
	}
}

// isSameClient reports whether the platform can make of the one application the other.
func isSameClient(before, after *compiler.Tenant, p objects.Pair[compiler.Application]) bool {
	if p.Before.Origin != "" || p.After.Origin != "" {
		return true
	}
	return p.Before.Party == p.After.Party &&
		objects.AudienceOf(before, p.Before.Config.ResourceServerIdentifier) == objects.AudienceOf(after, p.After.Config.ResourceServerIdentifier)
}

// formerlyKnown is the client_id of an application whose former one the platform knows no more.
func formerlyKnown(p objects.Pair[compiler.Application]) string {
	if p.After == nil || p.Before.ClientID == p.After.ClientID {
		return ""
	}
	return p.After.ClientID
}

// setBack gives an API of the platform its own values where the head no longer states one.
func (a *platformAPI) setBack(identifier string, start attributes) {
	system, _ := systemapi.Shape(identifier)
	byDefault := objects.DefaultsOf(system)
	for name, value := range map[string]any{"token_lifetime": byDefault.Lifetime, "skip_consent_for_verifiable_first_party_clients": byDefault.Skips} {
		_, was := start[name]
		if _, is := a.attributes[name]; was && !is {
			a.set(map[string]any{name: value})
		}
	}
}

// settle makes the goal what becomes of attributes that the head does not state.
func (r *replay) settle(pairs []objects.Pair[compiler.Application], newID map[*compiler.Application]string) {
	r.goal.settings.settle("tenant", r.platform.settings)
	for identifier, api := range r.goal.apis {
		if start := r.platform.apis[identifier]; start != nil {
			api.settle("api", start.attributes)
			if api.system {
				api.setBack(identifier, start.attributes)
			}
		}
	}
	for _, p := range pairs {
		goal := r.goal.clients[newID[p.After]]
		if goal == nil {
			continue
		}
		switch start := r.platform.clients[newID[p.After]]; {
		case start != nil:
			goal.settle("application", start.attributes)
			if !p.Before.Config.DisplayName.Set && !p.After.Config.DisplayName.Set {
				goal.attributes["name"] = start.attributes["name"]
			}
		case r.platform.unmanaged[newID[p.After]] != nil && !p.After.Config.DisplayName.Set:
			goal.attributes["name"] = "found"
		}
	}
}

// foundClient is a client that is there before any file knows it.
func foundClient(app *compiler.Application) *platformClient {
	client := &platformClient{party: app.Party, origin: app.Origin, attributes: attributes{"name": "found", "grant_types": []string{"implicit"}}}
	if isUnstatedPublic(app.Config) {
		client.attributes["app_type"], client.attributes["token_endpoint_auth_method"] = app.Config.AppType.Value, "none"
	}
	return client
}

// known is the tenant with the client_ids that the platform has by now, as a person writes them into the files.
func (r *replay) known(after *compiler.Tenant) *compiler.Tenant {
	cfg := *after.Config
	cfg.Applications = nil
	for _, app := range after.Applications {
		copied := *app.Config
		id := r.platform.ids[app.Address]
		if !strings.HasPrefix(id, "new:") {
			id = r.record[app.Address]
		}
		if id != "" {
			copied.ClientID = value(id)
		}
		cfg.Applications = append(cfg.Applications, &copied)
	}
	return withoutStrangers(r.t, after, &cfg)
}

// withoutStrangers leaves out the grants that a tenant can't judge: their clients, or their APIs, are deleted once it is deployed.
func withoutStrangers(t interface{ Fatalf(string, ...any) }, of *compiler.Tenant, cfg *config.Config) *compiler.Tenant {
	copied := *cfg
	copied.ClientGrants = slices.DeleteFunc(slices.Clone(cfg.ClientGrants), func(grant *config.ClientGrant) bool {
		return slices.ContainsFunc(of.UnresolvedGrants, func(g *compiler.UnresolvedGrant) bool { return g.Config == grant })
	})
	return compile(t, &copied)
}

func (r *replay) arrive() {
	if got, want := r.platform.String(), r.goal.String(); got != want {
		r.fail("arrived at\n%s\nwant\n%s", got, want)
	}
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
	return !strings.Contains(right, later) && (registrable(before) == registrable(after) || !strings.HasPrefix(right, "any third party"))
}

// registrable ranks what an application gets that registers itself: nothing, what its grants give, or also what policies give.
func registrable(t *compiler.Tenant) int {
	if !t.DynamicRegistration {
		return 0
	}
	if t.DynamicRegistrationMode == compiler.ThirdPartyStrict {
		return 1
	}
	return 2
}

func (r *replay) run(operations []operations.Operation) {
	r.start, r.all = r.platform.String(), operations
	for i := range operations {
		r.sent = i + 1
		if err := r.platform.send(&operations[i]); err != nil {
			r.fail("refused: %v", err)
		}
		r.check()
	}
}

func (r *replay) check() {
	state := r.platform.String()
	if r.checked[state] {
		return
	}
	r.checked[state] = true
	now := r.platform.rights(r.t, false)
	for right := range now {
		if !r.union[right] {
			r.fail("neither tenant gives %s", right)
		}
	}
	if len(r.platform.unmanaged) > 0 {
		now = r.platform.rights(r.t, true)
	}
	for right, given := range r.both {
		if given && !now[right] {
			r.fail("both tenants give %s", right)
		}
	}
}

// isOfFound reports whether a right is that of a client that no file knew: what it could do until now is not known.
func (r *replay) isOfFound(right string) bool {
	id, _, _ := strings.Cut(right, " ")
	return r.platform.unmanaged[id] != nil
}

// isOfGrant reports whether the platform has, at first, a grant of an application for what it has a right to.
func (r *replay) isOfGrant(right string) bool {
	words := strings.SplitN(right, " ", 4)
	return r.platform.grants[platformKey{holder: words[0], audience: words[1], subject: words[2]}] != nil
}

func (r *replay) fail(format string, args ...any) {
	r.t.Fatalf("%s\nat first\n%s\nin the end\n%s\nsent\n%s\nto be sent\n%s", fmt.Sprintf(format, args...), r.start, r.goal,
		linesOf(r.all[:r.sent]), linesOf(r.all[r.sent:]))
}

func linesOf(operations []operations.Operation) string {
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
	use := objects.OrganizationUse[access.OrganizationUsage]
	if use.Without {
		conditions = append(conditions, "without organization")
	}
	linked := objects.Organizations(access.Grant)
	for _, id := range []string{"org_1", "org_2", "another"} {
		if use.With && (access.AllowAnyOrganization || slices.Contains(linked, id)) {
			conditions = append(conditions, "in "+id)
		}
	}
	for _, c := range slices.Clone(conditions) {
		if !slices.Contains(access.NarrowedBy, "rbac") {
			conditions = append(conditions, c+" without RBAC")
		}
	}
	for _, c := range slices.Clone(conditions) {
		if !slices.Contains(access.NarrowedBy, "consent") {
			conditions = append(conditions, c+" without consent")
		}
	}
	for _, c := range slices.Clone(conditions) {
		if access.Application == nil && t.DynamicRegistration {
			conditions = append(conditions, c+" by itself")
		}
	}
	return conditions
}

// Every change names the operations that deploy it, and every operation belongs to a change: a plan has none of the one exactly where it has
// none of the other, but for changes that say why nothing is sent for them.
func TestChangesAndOperationsAreOfOnePiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		p := Diff(before, after)
		phases := map[string]int{}
		for _, o := range p.Operations {
			if _, twice := phases[o.ID]; twice {
				t.Errorf("two operations are %q", o.ID)
			}
			phases[o.ID] = o.Phase
		}
		named := map[string]bool{}
		for _, c := range p.Changes {
			if (len(c.Operations) == 0) != (c.Unsent != "") {
				t.Errorf("%s %s has the operations %q, and unsent is %q", c.Action, c.Address, c.Operations, c.Unsent)
			}
			of := []int{}
			for _, id := range c.Operations {
				named[id], of = true, append(of, phases[id])
			}
			slices.Sort(of)
			if of = slices.Compact(of); !slices.Equal(c.Phases, of) {
				t.Errorf("%s %s: phases %v, and those of its operations are %v", c.Action, c.Address, c.Phases, of)
			}
		}
		for id := range phases {
			if !named[id] {
				t.Errorf("no change has the operation %q", id)
			}
		}
	})
}
