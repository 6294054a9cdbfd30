package ask

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
)

// What explain says is what the matrix has.
func TestAnAnswerIsTheCellOfTheMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		q := drawQuestion(t, tenant)
		x := Explain(q)
		cell := tenant.Access(q.Application, q.API, q.SubjectType)
		upper := cell.Allowed && cell.Unreachable == "" && (q.Scope == "" || slices.Contains(cell.Scopes, q.Scope) && q.naiveRoles())
		switch {
		case x.Answer == Yes && !upper, x.Answer == No && upper:
			t.Fatalf("%s where the matrix says %t", x.Answer, upper)
		case len(cell.Assumed) == 0 && q.API.System == "" && len(tenant.Config.Absent) == 0 && x.Answer == Unknown && !q.naiveExchange():
			t.Fatalf("unknown, although nothing is assumed")
		case x.Answer == Unknown && len(x.Bases) == 0:
			t.Fatal("unknown, and nobody says why")
		case !upper && restsOnGap(&cell, q) && x.Answer == No && cell.Reason != compiler.PolicyDenyAll:
			t.Fatalf("no, although %v is not known", cell.Assumed)
		}
	})
}

// naiveExchange reports whether users come to the application by an exchange of tokens alone: for drawn ones, which are linked to no API, and whose APIs ask
// for consent, that is never certain.
func (q *Question) naiveExchange() bool {
	return q.Application != nil && q.SubjectType == compiler.User && len(q.Application.Config.TokenExchangeProfiles.Items) > 0 &&
		!slices.Contains(q.Application.GrantTypes, "authorization_code")
}

// naiveRoles reports whether some role that is named has the scope at the API, where that looks at roles.
func (q *Question) naiveRoles() bool {
	if len(q.Roles) == 0 || q.SubjectType != compiler.User || !q.API.EnforcePolicies {
		return true
	}
	for _, role := range q.Roles {
		for _, permission := range role.Config.Permissions {
			if permission.API.Value.Name == q.API.Address && permission.Scopes.Index(q.Scope) >= 0 && slices.Contains(q.API.Scopes, q.Scope) {
				return true
			}
		}
	}
	return false
}

// restsOnGap reports whether something that nobody can know decides the cell.
func restsOnGap(cell *compiler.Access, q Question) bool {
	return slices.ContainsFunc(cell.Assumed, func(attribute string) bool {
		return slices.ContainsFunc(q.Tenant.Config.Gaps, func(gap config.Gap) bool { return gap.Address+"."+gap.Attribute == attribute })
	})
}

// A step stands somewhere, unless it is about what the platform has and no file mentions.
func TestEveryStepHasAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		q := drawQuestion(t, tenant)
		x := Explain(q)
		if len(x.Steps) < 2 {
			t.Fatalf("%d steps explain nothing", len(x.Steps))
		}
		for _, step := range x.Steps {
			if step.Text == "" || step.Page == "" {
				t.Fatalf("an empty step: %+v", step)
			}
			if step.At.IsZero() && q.API.Config != nil {
				t.Fatalf("%q has no place", step.Text)
			}
			if !step.At.IsZero() && tenant.Range(step.At).File == "" {
				t.Fatalf("%q stands in no file", step.Text)
			}
		}
		decided := slices.ContainsFunc(x.Steps, func(s Step) bool { return s.Answer == No })
		if (x.Answer == No) && !decided {
			t.Fatalf("no, and no step says so: %v", textsOf(x.Steps))
		}
		if x.Answer == Yes && decided {
			t.Fatalf("yes, and a step says no: %v", textsOf(x.Steps))
		}
	})
}

func textsOf(steps []Step) (texts []string) {
	for _, step := range steps {
		texts = append(texts, string(step.Answer)+" "+step.Text)
	}
	return texts
}

// Every change that would be enough is, applied to the whole tenant; and of single changes none was left out.
func TestWhatWouldBeEnoughIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		q := drawQuestion(t, tenant)
		if answer, _ := q.Answer(); answer == Yes {
			t.Skip("there is nothing to change")
		}
		edits, remedies := q.edits(), q.remedies()
		for _, remedy := range remedies {
			if answer := q.after(tenant.Config, pickByText(edits, remedy.Edits)); answer != Yes {
				t.Fatalf("%s after %v", answer, remedy.Edits)
			}
			for left := range remedy.Edits {
				rest := slices.Delete(slices.Clone(remedy.Edits), left, left+1)
				if answer := q.after(tenant.Config, pickByText(edits, rest)); answer == Yes {
					t.Fatalf("%v is more than enough: %v would do", remedy.Edits, rest)
				}
			}
		}
		for _, found := range q.naiveEdits() {
			if !slices.ContainsFunc(remedies, func(r Remedy) bool {
				return len(r.Edits) == 1 && r.Edits[0].Kind == found.kind && r.Edits[0].Address == found.address
			}) {
				t.Fatalf("%s of %s would be enough, and is not among %v", found.kind, found.address, remedies)
			}
		}
	})
}

func pickByText(edits []edit, wanted []Edit) (picked []edit) {
	for _, edit := range edits {
		if slices.ContainsFunc(wanted, func(w Edit) bool { return w.Text == edit.Text }) {
			picked = append(picked, edit)
		}
	}
	return picked
}

// after is the answer of the whole tenant with some edits.
func (q *Question) after(whole *config.Config, edits []edit) Answer {
	m := model{whole}
	changed := m.changed(edits)
	asked, complete := q.in(changed.tenant())
	if !complete {
		return Unknown
	}
	answer, _ := asked.Answer()
	return answer
}

// naive is a single change that a person could make without thinking.
type naive struct {
	kind    EditKind
	address string
}

// naiveEdits tries everything that can be written about the objects of a tenant, one attribute at a time, and keeps what gives a yes.
func (q *Question) naiveEdits() (enough []naive) {
	whole := q.Tenant.Config
	try := func(kind EditKind, address string, apply func(*config.Config)) {
		if q.after(whole, []edit{{apply: apply}}) == Yes {
			enough = append(enough, naive{kind, address})
		}
	}
	for i, api := range whole.APIs {
		for _, policy := range []string{"require_client_grant", "allow_all"} {
			try(ChangePolicy, api.Address, func(c *config.Config) {
				changed := *api
				changed.UserPolicy = stated(policy)
				c.APIs[i] = &changed
			})
		}
		try(ChangePolicy, api.Address, func(c *config.Config) {
			changed := *api
			changed.ClientPolicy = stated("require_client_grant")
			c.APIs[i] = &changed
		})
		try(DeclareScope, api.Address, func(c *config.Config) {
			changed := *api
			changed.Scopes = append(slices.Clone(api.Scopes), config.Scope{Name: stated(q.Scope)})
			c.APIs[i] = &changed
		})
	}
	for i, app := range whole.Applications {
		change := func(kind EditKind, change func(*config.Application)) {
			try(kind, app.Address, func(c *config.Config) {
				changed := *app
				change(&changed)
				c.Applications[i] = &changed
			})
		}
		for _, grantType := range drawnGrantTypes[:2] {
			change(AddGrantType, func(a *config.Application) {
				a.GrantTypes = withItem(listOf(q.grantTypesOf(app.Address)), grantType)
			})
		}
		change(Authenticate, func(a *config.Application) { a.TokenEndpointAuthMethod = stated("client_secret_post") })
		change(MakeFirstParty, func(a *config.Application) { a.IsFirstParty = stated(true) })
		if app.IsFirstParty.Set {
			change(MakePermissive, func(a *config.Application) { a.ThirdPartySecurityMode = stated("permissive") })
		}
	}
	for i, grant := range whole.ClientGrants {
		change := func(kind EditKind, change func(*config.ClientGrant)) {
			try(kind, grant.Address, func(c *config.Config) {
				changed := *grant
				change(&changed)
				c.ClientGrants[i] = &changed
			})
		}
		change(AddScope, func(g *config.ClientGrant) { g.Scopes = withItem(g.Scopes, q.Scope) })
		change(AllowAllScopes, func(g *config.ClientGrant) { g.AllowAllScopes, g.Scopes = stated(true), config.List{} })
		try(RemoveGrant, grant.Address, func(c *config.Config) { c.ClientGrants = slices.Delete(c.ClientGrants, i, i+1) })
	}
	try(RegistrationOpen, "tenant", func(c *config.Config) {
		changed := *c.Tenant
		changed.DynamicClientRegistrationSecurityMode = stated("permissive")
		c.Tenant = &changed
	})
	return enough
}

func (q *Question) grantTypesOf(address string) []string {
	return applicationAt(q.Tenant, address).GrantTypes
}

// The effect of a change is the difference between the whole matrices.
func TestAnEffectIsTheDifferenceOfMatrices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		q := drawQuestion(t, tenant)
		edits := q.edits()
		for _, remedy := range q.remedies() {
			m := model{tenant.Config}
			changed := m.changed(pickByText(edits, remedy.Edits))
			after := changed.tenant()
			permissions, lost, applications := 0, 0, map[string]bool{}
			was, is := permissionsOf(tenant), permissionsOf(after)
			for permission, application := range is {
				if _, had := was[permission]; !had && !q.isAsked(permission) {
					permissions++
					if q.Application == nil || application != q.Application.Address {
						applications[application] = true
					}
				}
			}
			for permission := range was {
				if _, has := is[permission]; !has {
					lost++
				}
			}
			anyThirdParty := applications[""]
			delete(applications, "")
			got := remedy.Effect
			if got.Permissions != permissions || got.Lost != lost || got.AnyThirdParty && !anyThirdParty && !opensAny(got) {
				t.Fatalf("%v: effect %+v, but %d permissions more and %d less", remedy.Edits, got, permissions, lost)
			}
			if got.Applications < len(applications) {
				t.Fatalf("%v: effect on %d applications, of %v", remedy.Edits, got.Applications, applications)
			}
			if anyThirdParty && !got.AnyThirdParty {
				t.Fatalf("%v: any third party gains, too", remedy.Edits)
			}
		}
	})
}

func opensAny(e Effect) bool {
	return slices.ContainsFunc(e.Cells, func(d Delta) bool { return d.Application == "" && d.Access == Comes })
}

// isAsked reports whether a permission is what the question is about.
func (q *Question) isAsked(permission string) bool {
	asked := ""
	if q.Application != nil {
		asked = q.Application.Address
	}
	prefix := strings.Join([]string{asked, q.API.Address, string(q.SubjectType), ""}, "|")
	scope, here := strings.CutPrefix(permission, prefix)
	return here && scope != "+" && (q.Scope == "" || scope == q.Scope)
}

// permissionsOf is everything that can be used, a scope or what is declared later (+), with its application.
func permissionsOf(t *compiler.Tenant) map[string]string {
	all := map[string]string{}
	for _, app := range append([]*compiler.Application{nil}, t.Applications...) {
		address := ""
		if app != nil {
			address = app.Address
		}
		for _, api := range t.EveryAPI() {
			for _, subject := range compiler.SubjectTypes {
				cell := t.Access(app, api, subject)
				if !cell.Allowed || cell.Unreachable != "" {
					continue
				}
				scopes := slices.Clone(cell.Scopes)
				if cell.FutureScopes {
					scopes = append(scopes, "+")
				}
				for _, scope := range scopes {
					all[strings.Join([]string{address, api.Address, string(subject), scope}, "|")] = address
				}
			}
		}
	}
	return all
}

// Who can is brute force over the matrix.
func TestWhoCanIsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		scope := rapid.SampledFrom([]string{"", "a", "b", "read:users"}).Draw(t, "scope")
		wanted := Wanted{}
		if scope != "" {
			wanted.Scope = func(s string) bool { return s == scope }
		}
		got := map[string]bool{}
		for _, holding := range WhoCan(tenant, wanted) {
			for _, holder := range holding.Holders {
				got[cellName(holder.Application, holding.API, holding.SubjectType)] = true
			}
			for _, crowd := range slices.Concat(holding.Crowds, holding.Latent) {
				for _, app := range crowd.Applications {
					got[cellName(app, holding.API, holding.SubjectType)] = true
				}
			}
			for _, open := range holding.Open {
				for _, app := range tenant.Applications {
					if app.Party == open.Party {
						got[cellName(app, holding.API, holding.SubjectType)] = true
					}
				}
			}
		}
		for _, app := range append([]*compiler.Application{nil}, tenant.Applications...) {
			for _, api := range tenant.EveryAPI() {
				for _, subject := range compiler.SubjectTypes {
					cell := tenant.Access(app, api, subject)
					name := cellName(app, api, subject)
					holds := cell.Allowed && (scope == "" || slices.Contains(cell.Scopes, scope))
					if holds != got[name] {
						t.Fatalf("%s: who-can says %t, the matrix %t", name, got[name], holds)
					}
				}
			}
		}
	})
}

func cellName(app *compiler.Application, api *compiler.API, subject compiler.SubjectType) string {
	if app == nil {
		return fmt.Sprint("any ", api.Address, " ", subject)
	}
	return fmt.Sprint(app.Address, " ", api.Address, " ", subject)
}
