package plan

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
	"grants/plan/objects"
	"grants/plan/operations"
)

// drawWithRoles are two projects with roles that may differ in anything.
func drawWithRoles(t *rapid.T) (before, after *config.Config) {
	before, after = drawConfig(t), drawConfig(t)
	before.Roles, after.Roles = drawRoles(t, before), drawRoles(t, after)
	return before, after
}

func TestRolesDoNotChangeFromATenantToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg, _ := drawWithRoles(t)
		shuffled := *cfg
		shuffled.Roles = rapid.Permutation(cfg.Roles).Draw(t, "roles")
		p := Diff(compile(t, cfg), compile(t, &shuffled))
		if len(p.RoleImpacts)+len(p.Changes)+len(p.Operations) > 0 || p.Base.Digest.String() != p.Head.Digest.String() {
			t.Errorf("got %s", encode(p))
		}
	})
}

func TestSwappingSidesSwapsWhatRolesGainAndLose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawWithRoles(t)
		before, after := compile(t, base), compile(t, head)
		there, back := Diff(before, after), Diff(after, before)
		got, want := map[string][]any{}, map[string][]any{}
		for _, i := range there.RoleImpacts {
			want[i.Role+" "+i.Audience] = []any{i.Gained, i.Lost, i.GainedBy, i.LostBy}
		}
		for _, i := range back.RoleImpacts {
			got[i.Role+" "+i.Audience] = []any{i.Lost, i.Gained, i.LostBy, i.GainedBy}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("there %s\nback %s", encode(there.RoleImpacts), encode(back.RoleImpacts))
		}
	})
}

// What a role gains and loses is the difference of what it permits, role by role and API by API, and each step of why is a change with an effect.
func TestImpactsOfRolesAreTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawWithRoles(t)
		before, after := compile(t, base), compile(t, head)
		p := Diff(before, after)
		changed := map[objects.SideAddress]objects.Effect{}
		for _, c := range p.Changes {
			changed[c.Before], changed[c.After] = c.Effect, c.Effect
		}
		found := map[string][2][]string{}
		for _, i := range p.RoleImpacts {
			found[i.Role+" "+i.Audience] = [2][]string{i.Gained, i.Lost}
			if len(i.Because) == 0 {
				t.Errorf("no cause for %s", encode(i))
			}
			for _, cause := range i.Because {
				if effect := changed[objects.SideAddress{Side: cause.Side, Address: cause.Address}]; effect != objects.EffectAccess {
					t.Errorf("%s %s: the cause %s %s has the effect %q", i.Role, i.Audience, cause.Cause, cause.Address, effect)
				}
			}
		}
		for n := range 3 {
			address := fmt.Sprintf("role.role%d", n)
			for _, audience := range drawnAudiences {
				was, is := permitsOf(before, address, audience), permitsOf(after, address, audience)
				gained, lost := stringset.Difference(is, was), stringset.Difference(was, is)
				if !looksAtRoles(before, address, audience) && !looksAtRoles(after, address, audience) {
					gained, lost = nil, nil
				}
				if got := found[address+" "+audience]; !sameList(got[0], gained) || !sameList(got[1], lost) {
					t.Errorf("%s at %s: gains %q and loses %q, want %q and %q", address, audience, got[0], got[1], gained, lost)
				}
			}
		}
	})
}

func sameList(a, b []string) bool { return slices.Equal(a, b) }

func permitsOf(t *compiler.Tenant, address, audience string) []string {
	for _, role := range t.Roles {
		for i := range role.Permissions {
			if role.Address == address && role.Permissions[i].API.Identifier == audience {
				return role.Permissions[i].Scopes
			}
		}
	}
	return nil
}

// looksAtRoles reports whether an API does so, or nobody knows.
func looksAtRoles(t *compiler.Tenant, address, audience string) bool {
	for _, api := range t.EveryAPI() {
		if api.Identifier == audience {
			enforces, known := api.EnforcesRoles()
			return enforces || !known
		}
	}
	for _, role := range t.Roles {
		for i := range role.Permissions {
			if role.Address == address && role.Permissions[i].API.Identifier == audience {
				return true // of an API that is not declared nobody knows
			}
		}
	}
	return false
}

// Who carries what a role gains is counted cell by cell.
func TestCarriersOfRolesAreThoseOfTheMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawWithRoles(t)
		before, after := compile(t, base), compile(t, head)
		for _, i := range Diff(before, after).RoleImpacts {
			if want := carriersOf(after, i.Audience, i.Gained); !reflect.DeepEqual(i.GainedBy, want) {
				t.Errorf("%s gains at %s by %v, want %v", i.Role, i.Audience, i.GainedBy, want)
			}
			if want := carriersOf(before, i.Audience, i.Lost); !reflect.DeepEqual(i.LostBy, want) {
				t.Errorf("%s loses at %s by %v, want %v", i.Role, i.Audience, i.LostBy, want)
			}
		}
	})
}

func carriersOf(t *compiler.Tenant, audience string, scopes []string) Carriers {
	found := Carriers{First: []string{}}
	for _, api := range t.EveryAPI() {
		if api.Identifier != audience {
			continue
		}
		carries := func(app *compiler.Application) bool {
			cell := t.Access(app, api, compiler.User)
			return cell.Allowed && (app == nil || cell.Unreachable == "") && len(stringset.Intersection(cell.Scopes, scopes)) > 0
		}
		for _, app := range t.Applications {
			if carries(app) {
				if found.Applications++; len(found.First) < mostCarriers {
					found.First = append(found.First, app.Address)
				}
			}
		}
		found.AnyThirdParty = slices.Contains(t.APIs, api) && carries(nil)
	}
	return found
}

// Sent in order, the operations make the roles of the base those of the head, no permission is given that its API does not declare then, and no API gives up a
// scope that a role still permits.
func TestOperationsMakeRolesWhatTheyAreToBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawWithRoles(t)
		before, after := compile(t, base), compile(t, head)
		platform := newRolePlatform(before, after)
		for _, o := range Diff(before, after).Operations {
			if problem := platform.send(&o); problem != "" {
				t.Fatalf("%s: %s\n%s", o.ID, problem, encode(o))
			}
		}
		if got, want := platform.roles, newRolePlatform(after, before).roles; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

// rolePlatform is as much of the platform as roles need: permissions by role name, and the scopes that APIs declare.
type rolePlatform struct {
	roles  map[string]map[string]bool
	scopes map[string]map[string]bool
}

func newRolePlatform(t, other *compiler.Tenant) *rolePlatform {
	p := &rolePlatform{roles: map[string]map[string]bool{}, scopes: map[string]map[string]bool{}}
	for _, api := range t.APIs {
		if api.System == "" {
			p.declare(api.Identifier, api.Scopes)
		}
	}
	for _, role := range t.Roles {
		p.roles[role.Name] = map[string]bool{}
		for i := range role.Permissions {
			api := role.Permissions[i].API.Identifier
			if role.Permissions[i].Unresolved != nil && slices.ContainsFunc(other.EveryAPI(), func(a *compiler.API) bool { return a.Identifier == api }) {
				continue // it comes or goes with the API
			}
			for _, scope := range role.Permissions[i].Scopes {
				p.roles[role.Name][role.Permissions[i].API.Identifier+" "+scope] = true
			}
		}
	}
	return p
}

func (p *rolePlatform) declare(identifier string, scopes []string) {
	p.scopes[identifier] = map[string]bool{}
	for _, scope := range scopes {
		p.scopes[identifier][scope] = true
	}
}

func (p *rolePlatform) send(o *operations.Operation) (problem string) {
	var body struct {
		Name        string                   `json:"name"`
		Identifier  string                   `json:"identifier"`
		Scopes      []struct{ Value string } `json:"scopes"`
		Permissions []struct {
			API   string `json:"resource_server_identifier"`
			Scope string `json:"permission_name"`
		} `json:"permissions"`
	}
	text, _ := json.Marshal(o.Body)
	_ = json.Unmarshal(text, &body)
	role := p.roles[o.Key.Role]
	switch o.Method + " " + o.Resource {
	case "POST roles":
		p.roles[body.Name] = map[string]bool{}
	case "PATCH roles":
		if body.Name != "" {
			delete(p.roles, o.Key.Role)
			p.roles[body.Name] = role
		}
	case "DELETE roles":
		delete(p.roles, o.Key.Role)
	case "POST roles/{id}/permissions", "DELETE roles/{id}/permissions":
		if role == nil {
			return "there is no role " + o.Key.Role
		}
		for _, permission := range body.Permissions {
			if o.Method == "DELETE" {
				delete(role, permission.API+" "+permission.Scope)
				continue
			}
			if declared := p.scopes[permission.API]; declared != nil && !declared[permission.Scope] {
				return "nobody declares " + permission.Scope
			}
			role[permission.API+" "+permission.Scope] = true
		}
	case "POST resource-servers", "PATCH resource-servers":
		if _, has := o.Body["scopes"]; !has {
			return ""
		}
		var scopes []string
		for _, scope := range body.Scopes {
			scopes = append(scopes, scope.Value)
		}
		p.declare(o.Key.Identifier, scopes)
		return p.undeclared(o.Key.Identifier)
	}
	return ""
}

// undeclared is a scope that a role still permits and its API gave up.
func (p *rolePlatform) undeclared(identifier string) string {
	for name, permissions := range p.roles {
		for permission := range permissions {
			if api, scope, _ := strings.Cut(permission, " "); api == identifier && !p.scopes[identifier][scope] {
				return name + " permits " + scope
			}
		}
	}
	return ""
}

const rolesProject = `
api "records" {
  identifier       = "https://records.example.com"
  scopes           = ["delete", "read", "write"]
  sensitive_scopes = ["delete"]
  enforce_policies = true
}
application "desk" {
  client_id   = "desk-id"
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}
role "doctor" {
  name = "Doctor"
  permission {
    api    = api.records
    scopes = ["read"]
  }
}
`

func TestARoleThatGainsIsAnImpactOfItsOwn(t *testing.T) {
	edited := func(edits ...string) string { return strings.NewReplacer(edits...).Replace(rolesProject) }
	for name, test := range map[string]struct {
		before, after string
		want          string // verdict, risk, reasons, gained, lost, who carries it, causes; empty for no impact
	}{
		"a scope more":         {rolesProject, edited(`scopes = ["read"]`, `scopes = ["read", "write"]`), `wider low [role-gain] ["write"] [] 1 0 [role-changed role.doctor 17]`},
		"a sensitive one":      {rolesProject, edited(`scopes = ["read"]`, `scopes = ["delete", "read"]`), `wider high [sensitive-scope role-gain] ["delete"] [] 1 0 [role-changed role.doctor 17]`},
		"a scope less":         {rolesProject, edited(`scopes = ["read"]`, `scopes = []`), `narrower none [] [] ["read"] 0 1 [role-changed role.doctor 17]`},
		"a new role":           {edited("role \"doctor\"", "role \"nurse\"", `"Doctor"`, `"Nurse"`), rolesProject + edited("role \"doctor\"", "role \"nurse\"", `"Doctor"`, `"Nurse"`)[strings.Index(rolesProject, "role"):], `wider low [role-gain] ["read"] [] 1 0 [role-added role.doctor 17]`},
		"a renamed role":       {rolesProject, edited(`"Doctor"`, `"Physician"`), ``},
		"a block renamed":      {rolesProject, edited(`role "doctor"`, `role "physician"`), ``},
		"a scope declared":     {edited(`"delete", "read", "write"]`, `"delete", "write"]`), rolesProject, `wider low [role-gain] ["read"] [] 1 0 [scope-declared api.records 4]`},
		"nobody can carry it":  {edited(`"authorization_code"`, `"client_credentials"`), edited(`"authorization_code"`, `"client_credentials"`, `scopes = ["read"]`, `scopes = ["delete", "read"]`), `wider low [sensitive-scope role-gain] ["delete"] [] 0 0 [role-changed role.doctor 17]`},
		"an API without roles": {edited("enforce_policies = true", "enforce_policies = false"), edited("enforce_policies = true", "enforce_policies = false", `scopes = ["read"]`, `scopes = ["read", "write"]`), ``},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			p := Diff(read(t, test.before), read(t, test.after))
			for _, i := range p.RoleImpacts {
				got += fmt.Sprintf("%s %s %s %q %q %d %d ", i.Verdict, i.Risk, i.RiskReasons, i.Gained, i.Lost, i.GainedBy.Applications, i.LostBy.Applications)
				for _, cause := range i.Because {
					got += fmt.Sprintf("[%s %s %d]", cause.Cause, cause.Address, cause.Line)
				}
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestGatesAndOnlySeeRoles(t *testing.T) {
	after := strings.Replace(rolesProject, `scopes = ["read"]`, `scopes = ["delete", "write"]`, 1)
	p := Diff(read(t, rolesProject), read(t, after))
	for range p.Close([]Selector{"gain", "loss", "risk:high", "role-gain", "sensitive-scope", "third-party-gain"}) {
		t.Error("an application's impact trips")
	}
	if want := []string{"gain", "loss", "risk:high", "role-gain", "sensitive-scope"}; !slices.Equal(p.Gate.Tripped, want) {
		t.Errorf("tripped are %q, want %q", p.Gate.Tripped, want)
	}
	if s := p.Summary; s.Risk != High || !s.Breaking || s.Verdict != Mixed || s.RolesGaining != 1 || s.RolePermissionsGained != 2 || s.RolePermissionsLost != 1 {
		t.Errorf("got %s", encode(s))
	}
	kept := p.Keep([]string{"risk=high"}, func(i *Impact) bool { return i.Risk == High && i.API == "api.records" })
	if len(kept.RoleImpacts) != 1 || len(kept.Changes) != 1 {
		t.Errorf("kept are %s", encode(kept))
	}
	if none := p.Keep([]string{"api=other"}, func(i *Impact) bool { return i.API == "api.other" }); len(none.RoleImpacts)+len(none.Changes) > 0 {
		t.Errorf("kept are %s", encode(none))
	}
}
