package plan

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/objects"
)

func TestNothingChangesFromATenantToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		shuffled := *cfg
		shuffled.APIs = rapid.Permutation(cfg.APIs).Draw(t, "APIs")
		shuffled.Applications = rapid.Permutation(cfg.Applications).Draw(t, "applications")
		shuffled.ClientGrants = rapid.Permutation(cfg.ClientGrants).Draw(t, "grants")
		p := Diff(compile(t, cfg), compile(t, &shuffled))
		if len(p.Impacts) > 0 || len(p.Changes) > 0 || p.Base.Digest.String() != p.Head.Digest.String() {
			t.Errorf("got %s", encode(p))
		}
	})
}

func TestSwappingSidesSwapsGainsAndLosses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawEverything(t)
		for b, a := range pairByTheBook(base, head) {
			if b.ClientID.Value != a.ClientID.Value || !b.ClientID.Set && b.Address != a.Address {
				t.Skip("a first client_id is a note, and one taken away a move; a block without one goes by the name that it has afterwards")
			}
		}
		for b, a := range pairByTheBook(head, base) {
			if b.ClientID.Set != a.ClientID.Set {
				t.Skip("likewise")
			}
		}
		before, after := compile(t, base), compile(t, head)
		there, back := Diff(before, after), Diff(after, before)
		got, want := map[string][]any{}, map[string][]any{}
		for _, i := range expanded(there) {
			want[identity(&i)] = []any{i.Gained, i.Lost, i.GainedTypes, i.LostTypes, i.Opens, i.Closes, i.Admitted, i.Refused, i.Relaxed, i.Tightened, i.Latent}
		}
		for _, i := range expanded(back) {
			got[identity(&i)] = []any{i.Lost, i.Gained, i.LostTypes, i.GainedTypes, i.Closes, i.Opens, i.Refused, i.Admitted, i.Tightened, i.Relaxed, swappedLatent(i.Latent)}
		}
		for _, cells := range []map[string]bool{dropped(before, after), dropped(after, before)} {
			for cell := range cells {
				delete(got, cell)
				delete(want, cell)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
		if there.Base.Digest.String() != back.Head.Digest.String() || there.Summary.PermissionsBefore != back.Summary.PermissionsAfter {
			t.Errorf("the sides are not swapped: %+v, %+v", there.Summary, back.Summary)
		}
	})
}

func swappedLatent(l cell.Latent) cell.Latent {
	return cell.Latent{
		Only: l.Only, Gained: l.Lost, Lost: l.Gained, GainedTypes: l.LostTypes, LostTypes: l.GainedTypes,
		Opens: l.Closes, Closes: l.Opens, Admitted: l.Refused, Refused: l.Admitted, Relaxed: l.Tightened, Tightened: l.Relaxed,
	}
}

// expanded is every impact of a plan, each for one application.
func expanded(p *Plan) []Impact {
	impacts := []Impact{}
	for i := range p.Expand() {
		impacts = append(impacts, *i)
	}
	return impacts
}

// identity of an impact holds across a renaming: by client_id where there is one.
func identity(i *Impact) string {
	name := text(i.ClientID)
	if name == "" {
		name = i.Application
	}
	return strings.Join([]string{name, i.Audience, i.SubjectType}, " ")
}

// facets is everything that a cell consists of, by brute force: of those that can be used, and of all that are allowed. The longer the set, the more access.
func facets(t, other *compiler.Tenant) (usable, ceiling map[string]map[string]bool) {
	usable, ceiling = map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, app := range append([]*compiler.Application{nil}, t.Applications...) {
		for _, api := range platformAPIs(t, other) {
			for _, subject := range compiler.SubjectTypes {
				access := t.Access(app, api, subject)
				row := access.Row()
				i := Impact{Application: row.Application, ClientID: row.ClientID, Audience: row.Audience, SubjectType: row.SubjectType}
				if row.Decision != "allow" {
					continue
				}
				ceiling[identity(&i)] = facetsOf(&row, access.Grant)
				ceiling[identity(&i)]["self-registration"] = app == nil && t.DynamicRegistration
				if row.Reachable {
					usable[identity(&i)] = ceiling[identity(&i)]
				}
			}
		}
	}
	return usable, ceiling
}

func facetsOf(row *compiler.Row, grant *compiler.ClientGrant) map[string]bool {
	set := map[string]bool{"token": true, "future": row.FutureScopes}
	for _, scope := range row.Scopes {
		set["scope "+scope] = true
	}
	for _, name := range row.AuthorizationDetailsTypes {
		set["type "+name] = true
	}
	set["without rbac"] = !slices.Contains(row.NarrowedBy, "rbac")
	set["without consent"] = !slices.Contains(row.NarrowedBy, "consent")
	set["without organization"] = row.OrganizationUsage != "require"
	if row.OrganizationUsage == "allow" || row.OrganizationUsage == "require" {
		set["with organization"], set["any organization"] = true, row.AllowAnyOrganization
		if !row.AllowAnyOrganization {
			for _, org := range objects.Organizations(grant) {
				set["organization "+org] = true
			}
		}
	}
	return set
}

func TestImpactsAreTheDifferenceOfTheMatrices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawTenants(t)
		b, most := facets(before, after)
		a, mostAfter := facets(after, before)
		p := Diff(before, after)
		found := map[string]*Impact{}
		for _, i := range expanded(p) {
			found[identity(&i)] = &i
		}
		cells := maps.Clone(most)
		maps.Copy(cells, mostAfter)
		for cell := range cells {
			compareCell(t, cell, found[cell], sidesOf{b[cell], a[cell]}, sidesOf{most[cell], mostAfter[cell]})
			delete(found, cell)
		}
		for cell := range found {
			t.Errorf("%s: an impact without access on either side", cell)
		}
	})
}

// sidesOf are the facets of a cell before and after.
type sidesOf struct{ before, after map[string]bool }

// compareCell holds what an impact says of a cell against what can be used on both sides, and against the ceilings. What is latent is the rest of that.
func compareCell(t *rapid.T, cell string, i *Impact, usable, ceiling sidesOf) {
	if i == nil {
		i = &Impact{}
	}
	compareFacets(t, cell, i, usable.before, usable.after)
	if usable.before["token"] && usable.after["token"] {
		compareConditionsOf(t, cell, i, usable.before, usable.after)
	}
	b, a := united(ceiling.before, less(usable.after, usable.before)), united(ceiling.after, less(usable.before, usable.after))
	if usable.before["token"] == usable.after["token"] {
		b, a = ceiling.before, ceiling.after
		if usable.before["token"] {
			b = a
		}
	}
	compareFacets(t, cell+" (latent)", i.AsLatent(), b, a)
	if usable.before["token"] == usable.after["token"] && a["token"] && b["token"] {
		compareConditionsOf(t, cell+" (latent)", i.AsLatent(), b, a)
	}
	for _, both := range [][2][]string{
		{i.Gained, i.Latent.Gained}, {i.Lost, i.Latent.Lost}, {i.GainedTypes, i.Latent.GainedTypes}, {i.LostTypes, i.Latent.LostTypes},
		{i.Relaxed, i.Latent.Relaxed}, {i.Tightened, i.Latent.Tightened},
	} {
		if len(objects.Missing(both[1], both[0])) < len(both[1]) {
			t.Errorf("%s: %q is usable, and %q latent", cell, both[0], both[1])
		}
	}
	if l := i.Latent; i.Opens && l.Opens || i.Closes && l.Closes || i.Admitted && l.Admitted || i.Refused && l.Refused {
		t.Errorf("%s: latent as well as usable: %s", cell, encode(i))
	}
	if i.Gains() && i.GainsLatent() || i.Loses() && i.LosesLatent() {
		t.Errorf("%s: gains or loses both, what is usable and what is latent: %s", cell, encode(i))
	}
	if want := i.Exists() && !i.Gains() && !i.Loses(); i.Latent.Only != want {
		t.Errorf("%s: latent is %v, want %v", cell, i.Latent.Only, want)
	}
}

func compareFacets(t *rapid.T, cell string, i *Impact, b, a map[string]bool) {
	scopes := func(of, without map[string]bool, prefix string) []string {
		var rest []string
		for facet, has := range of {
			if name, ok := strings.CutPrefix(facet, prefix); ok && has && !without[facet] {
				rest = append(rest, name)
			}
		}
		return slices.Sorted(slices.Values(rest))
	}
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"gained", i.Gained, scopes(a, b, "scope ")}, {"lost", i.Lost, scopes(b, a, "scope ")},
		{"gained types", i.GainedTypes, scopes(a, b, "type ")}, {"lost types", i.LostTypes, scopes(b, a, "type ")},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %s %v, want %v", cell, c.what, c.got, c.want)
		}
	}
	if got, want := []bool{i.Opens, i.Closes, i.Admitted, i.Refused}, []bool{
		a["future"] && !b["future"], b["future"] && !a["future"], a["token"] && !b["token"], b["token"] && !a["token"],
	}; !slices.Equal(got, want) {
		t.Errorf("%s: opens, closes, admitted, refused: got %v, want %v", cell, got, want)
	}
}

// less is the facets of some that others do not have.
func less(some, others map[string]bool) map[string]bool {
	rest := map[string]bool{}
	for facet, has := range some {
		rest[facet] = has && !others[facet]
	}
	return rest
}

func united(some, others map[string]bool) map[string]bool {
	all := maps.Clone(some)
	if all == nil {
		all = map[string]bool{}
	}
	for facet, has := range others {
		all[facet] = all[facet] || has
	}
	return all
}

func compareConditionsOf(t *rapid.T, cell string, i *Impact, b, a map[string]bool) {
	for _, c := range []struct{ condition, facet string }{{"rbac", "without rbac"}, {"consent", "without consent"}, {"registration", "self-registration"}} {
		if got, want := slices.Contains(i.Relaxed, c.condition), a[c.facet] && !b[c.facet]; got != want {
			t.Errorf("%s: %s relaxed: got %v, want %v", cell, c.condition, got, want)
		}
	}
	adds := func(of, without map[string]bool) bool {
		for facet, has := range of {
			if has && !without[facet] && strings.Contains(facet, "organization") && !strings.HasPrefix(facet, "scope ") {
				return true
			}
		}
		return false
	}
	organizational := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, "organization") && w != "organization" })
	}
	if organizational(i.Relaxed) && !adds(a, b) || organizational(i.Tightened) && !adds(b, a) {
		t.Errorf("%s: relaxed %v, tightened %v, but the facets are %v and %v", cell, i.Relaxed, i.Tightened, b, a)
	}
	if (adds(a, b) || adds(b, a)) && !organizational(i.Relaxed) && !organizational(i.Tightened) {
		t.Errorf("%s: no condition for %v and %v", cell, b, a)
	}
}

func TestEveryImpactHasACauseAmongTheChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawEverything(t)
		p := Diff(compile(t, before), compile(t, after))
		changed := map[objects.SideAddress]objects.Effect{}
		for _, c := range p.Changes {
			changed[c.Before], changed[c.After] = c.Effect, c.Effect
		}
		for _, i := range expanded(p) {
			causes := 0
			for _, cause := range i.Because {
				if cause.Cause == cell.ProvidedBy {
					continue
				}
				causes++
				if effect := changed[objects.SideAddress{Side: cause.Side, Address: cause.Address}]; effect != objects.EffectAccess {
					t.Errorf("%s: cause %s %s (%s): its change has the effect %q", identity(&i), cause.Cause, cause.Address, cause.Message, effect)
				}
			}
			if causes == 0 {
				t.Errorf("no cause for %s", encode(i))
			}
		}
	})
}

func TestPermissionsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, head := drawEverything(t)
		before, after := compile(t, base), compile(t, head)
		s := Diff(before, after).Summary
		if want := countBruteForce(after, before); s.PermissionsAfter != want {
			t.Errorf("%d + %d - %d is %d, want %d", s.PermissionsBefore, s.PermissionsGained, s.PermissionsLost, s.PermissionsAfter, want)
		}
		if want := countBruteForce(before, after); s.PermissionsBefore != want {
			t.Errorf("got %d permissions before, want %d", s.PermissionsBefore, want)
		}
	})
}

// countBruteForce leaves out the system APIs that no side declares or grants on. Those that only the other side mentions count.
func countBruteForce(t, other *compiler.Tenant) int {
	total := 0
	for _, app := range t.Applications {
		for _, api := range platformAPIs(t, other) {
			if !writtenDown(t, api.Identifier) && !writtenDown(other, api.Identifier) {
				continue
			}
			for _, subject := range compiler.SubjectTypes {
				if access := t.Access(app, api, subject); access.Allowed && access.Unreachable == "" {
					total += len(access.Scopes)
				}
			}
		}
	}
	return total
}

func writtenDown(t *compiler.Tenant, identifier string) bool {
	return slices.ContainsFunc(t.APIs, func(api *compiler.API) bool {
		return api.Identifier == identifier && (api.Config != nil || api.Granted)
	})
}

// platformAPIs are those of a tenant, and those of the platform that only another tenant knows of: they are the same platform's.
func platformAPIs(t, other *compiler.Tenant) []*compiler.API {
	apis := slices.DeleteFunc(slices.Clone(t.EveryAPI()), func(api *compiler.API) bool {
		p := objects.Pair[compiler.API]{Before: api}
		p.After = find(other.APIs, func(a *compiler.API) bool { return a.Identifier == api.Identifier })
		return objects.IsGuess(p, t, other)
	})
	for _, api := range other.EveryAPI() {
		known := slices.ContainsFunc(apis, func(a *compiler.API) bool { return a.Identifier == api.Identifier })
		if !known && api.System != "" {
			apis = append(apis, t.Implied(api.System, api.Identifier))
		}
	}
	return apis
}

func encode(v any) string {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Sprint(err)
	}
	return string(text)
}
