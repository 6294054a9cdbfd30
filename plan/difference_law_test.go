package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/plan/notes"
	"grants/plan/objects"
)

// Every difference between what two projects give is an impact or a note, and nothing else is. What they give is worked out twice: by the
// program, and by the page alone.
func TestEveryDifferenceIsAnImpactOrANote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawEverything(t)
		pairs := pairByTheBook(before, after)
		mentioned := mentionedAPIs(before, after)
		base := newNaive(before, after).cells(func(app *config.Application) string { return nameOf(pairs, app) }, mentioned)
		later := newNaive(after, before)
		later.isHead = true
		head := later.cells(func(app *config.Application) string { return nameOf(nil, app) }, mentioned)
		p := Diff(compile(t, before), compile(t, after))
		found := map[string]*Impact{}
		for _, i := range expanded(p) {
			found[identity(&i)] = &i
		}
		former := addFormer(base, head, pairs)
		all := maps.Clone(base)
		maps.Copy(all, head)
		for cell := range all {
			b, a := base[cell], head[cell]
			b.meet(head[cell])
			a.meet(base[cell])
			_, was := base[cell]
			_, is := head[cell]
			switch {
			case (b.anyone || !was) && (a.anyone || !is):
				compareStranger(t, cell, found[cell], usable(b), usable(a))
			case b.anyone && b.own != nil && !former[cell]:
				compareMeeting(t, cell, found[cell], b, a, head[cell])
			default:
				use, most := sidesOf{usable(b), usable(a)}, sidesOf{ceiling(b), ceiling(a)}
				if former[cell] {
					use.after, most.after = nothingLost(use), nothingLost(most)
				}
				compareCell(t, cell, found[cell], use, most)
			}
			compareUndefined(t, p, cell, found[cell], base[cell].undefined, head[cell].undefined)
			delete(found, cell)
		}
		for cell := range found {
			t.Errorf("%s: an impact without access on either side", cell)
		}
		compareFirstIDs(t, p, pairs)
	})
}

// compareStranger expects of a client that nobody declares at least what its grants tell. What it may get beside that, TestAStrangerMayBeAnybody says.
func compareStranger(t *rapid.T, cell string, i *Impact, before, after map[string]bool) {
	if i == nil {
		i = &Impact{}
	}
	for facet, more := range less(after, before) {
		if scope, ok := strings.CutPrefix(facet, "scope "); ok && more && !slices.Contains(i.Gained, scope) {
			t.Errorf("%s: gains %v without %s", cell, i.Gained, scope)
		}
	}
	for facet, more := range less(before, after) {
		if scope, ok := strings.CutPrefix(facet, "scope "); ok && more && !slices.Contains(i.Lost, scope) {
			t.Errorf("%s: loses %v without %s", cell, i.Lost, scope)
		}
	}
}

// compareMeeting expects what a client gains whose block had another one, and what either of them loses.
func compareMeeting(t *rapid.T, cell string, i *Impact, client, after, met naiveCell) {
	if i == nil {
		i = &Impact{}
	}
	block := *client.own
	block.meet(met)
	names := func(prefix string, sets ...map[string]bool) []string {
		var found []string
		for _, set := range sets {
			for facet, has := range set {
				if name, ok := strings.CutPrefix(facet, prefix); ok && has && !slices.Contains(found, name) {
					found = append(found, name)
				}
			}
		}
		return slices.Sorted(slices.Values(found))
	}
	for prefix, got := range map[string][4][]string{
		"scope ": {i.Gained, i.Lost, i.Latent.Gained, i.Latent.Lost}, "type ": {i.GainedTypes, i.LostTypes, i.Latent.GainedTypes, i.Latent.LostTypes},
	} {
		gained := names(prefix, less(usable(after), usable(client)))
		lost := names(prefix, less(usable(client), usable(after)), less(usable(block), usable(after)))
		latentGained := objects.Missing(names(prefix, less(ceiling(after), ceiling(client))), gained)
		latentLost := objects.Missing(names(prefix, less(ceiling(client), ceiling(after)), less(ceiling(block), ceiling(after))), lost)
		for n, want := range [][]string{gained, lost, latentGained, latentLost} {
			if !slices.Equal(got[n], want) {
				t.Errorf("%s: %s%q, want %q of gained, lost and latent: number %d", cell, prefix, got[n], want, n)
			}
		}
	}
	u, b, a := usable(client)["token"], usable(block)["token"], usable(after)["token"]
	if got, want := []bool{i.Admitted, i.Refused}, []bool{a && !u, !a && (u || b)}; !slices.Equal(got, want) {
		t.Errorf("%s: admitted, refused: got %v, want %v", cell, got, want)
	}
}

// addFormer gives each client_id that a block of the base had, and that a grant of the head still names, what the block had. Who has another client_id is
// gone under the old one, so that is no loss.
func addFormer(base, head map[string]naiveCell, later map[*config.Application]*config.Application) map[string]bool {
	former := map[string]bool{}
	for b, a := range later {
		if !b.ClientID.Set || b.ClientID.Value == a.ClientID.Value {
			continue
		}
		for at := range head {
			if rest, found := strings.CutPrefix(at, b.ClientID.Value+" "); found {
				former[at], base[at] = true, base[a.ClientID.Value+" "+rest].itself()
			}
		}
	}
	return former
}

// nothingLost is what there is afterwards, and before. Who may be in any organization gains none.
func nothingLost(sides sidesOf) map[string]bool {
	all := united(sides.before, sides.after)
	for facet := range all {
		if sides.before["any organization"] && strings.HasPrefix(facet, "organization ") {
			all[facet] = sides.before[facet]
		}
	}
	return all
}

// compareUndefined expects the scopes that a grant lists and nobody declares in the rows of an impact. Where only they differ, they are no access, and what
// made them differ is a change.
func compareUndefined(t *rapid.T, p *Plan, cell string, i *Impact, before, after []string) {
	if i == nil {
		if !slices.Equal(before, after) && len(p.Changes) == 0 {
			t.Errorf("%s: undefined scopes were %q and are %q, and nothing changes", cell, before, after)
		}
		return
	}
	for _, side := range []struct {
		row  *compiler.Row
		want []string
	}{{i.Before, before}, {i.After, after}} {
		if side.row != nil && side.row.Decision == "allow" && !slices.Equal(side.row.UndefinedScopes, side.want) {
			t.Errorf("%s: undefined scopes %q, want %q", cell, side.row.UndefinedScopes, side.want)
		}
	}
}

// usable are the facets of a cell that the application can use.
func usable(cell naiveCell) map[string]bool {
	if !cell.usable {
		return map[string]bool{}
	}
	return ceiling(cell)
}

// ceiling is the facets of a cell that the application could use, had it every flow.
func ceiling(cell naiveCell) map[string]bool {
	if !cell.allowed {
		return map[string]bool{}
	}
	return cell.facets()
}

// nameOf is who an application is: its client_id, or its address where it has none. One of the base that is another one's former self has the name of that.
func nameOf(later map[*config.Application]*config.Application, app *config.Application) string {
	switch {
	case app == nil:
		return ""
	case later[app] != nil:
		return nameOf(nil, later[app])
	case app.ClientID.Set:
		return app.ClientID.Value
	}
	return app.Address
}

// pairByTheBook finds the application of the head that each one of the base has become: the one with its client_id, or the one that says it had it; of
// one that has none, the one with its address, or with its former name.
func pairByTheBook(before, after *config.Config) map[*config.Application]*config.Application {
	later, taken := map[*config.Application]*config.Application{}, map[*config.Application]bool{}
	pair := func(same func(b, a *config.Application) bool) {
		for _, b := range before.Applications {
			a := find(after.Applications, func(a *config.Application) bool { return !taken[a] && later[b] == nil && same(b, a) })
			if a != nil {
				later[b], taken[a] = a, true
			}
		}
	}
	pair(func(b, a *config.Application) bool { return b.ClientID.Set && b.ClientID.Value == a.ClientID.Value })
	pair(func(b, a *config.Application) bool {
		return b.ClientID.Set && a.ClientID.Set && b.ClientID.Value == a.PreviouslyClientID.Value &&
			newNaive(before, after).party(b) == newNaive(after, before).party(a)
	})
	pair(func(b, a *config.Application) bool { return !b.ClientID.Set && b.Address == a.Address })
	pair(func(b, a *config.Application) bool {
		return !b.ClientID.Set && (b.Name == a.Previously.Value || a.Name == b.Previously.Value)
	})
	return later
}

// compareFirstIDs expects a note for every application that gets its client_id, and for no other.
func compareFirstIDs(t *rapid.T, p *Plan, later map[*config.Application]*config.Application) {
	var got, want []string
	for _, d := range p.Diagnostics {
		if d.Rule == notes.CodeClientIDSet {
			got = append(got, d.Address)
		}
	}
	for b, a := range later {
		if b.ClientID.Value != a.ClientID.Value {
			want = append(want, a.Address)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("notes of first client_ids: got %q, want %q", got, want)
	}
}

// drawEverything is a pair of projects in which everything that decides who may do what is drawn, also what the laws about operations can do without:
// client_ids that come, go and change hands, blocks that swap their names, literals instead of references.
func drawEverything(t *rapid.T) (before, after *config.Config) {
	before, after = drawPair(t)
	ids := drawIDs(t)
	for _, side := range []*config.Config{before, after} {
		if side == after && rapid.IntRange(0, 2).Draw(t, "other ids") == 0 {
			ids = drawIDs(t)
		}
		refine(t, side, ids)
		declareSystemAPIs(t, side)
		grantOnSystemAPIs(t, side)
		loseDeclarations(t, side)
	}
	if rapid.IntRange(0, 5).Draw(t, "another domain") == 0 {
		side := pick(t, "whose", before, after)
		tenant := *side.Tenant
		tenant.Domain = value("other.eu.auth0.com")
		side.Tenant = &tenant
	}
	drawFormerIDs(t, before, after)
	drawMeetings(t, before, after)
	return before, after
}

// drawFormerIDs has applications whose client_id is another one say which they had, and grants that name the old ones.
func drawFormerIDs(t *rapid.T, before, after *config.Config) {
	number := 0
	for _, app := range after.Applications {
		was := find(before.Applications, func(b *config.Application) bool { return b.DisplayName == app.DisplayName })
		known := func(a *config.Application) bool { return was != nil && a.ClientID == was.ClientID }
		if was == nil || !app.ClientID.Set || !was.ClientID.Set || find(after.Applications, known) != nil || flip(t, "is another client") {
			continue
		}
		app.PreviouslyClientID = was.ClientID
		for _, api := range slices.Concat(after.APIs, before.APIs) {
			for _, subject := range []string{"client", "user"} {
				grant := drawGrant(t, api, subject, fmt.Sprint("former", number))
				grant.Audience, grant.ClientID = audienceOfSide(after, api), refer(was.ClientID.Value, false)
				if rapid.IntRange(0, 2).Draw(t, "still named") == 0 && !isGranted(after, grant) {
					after.ClientGrants = append(after.ClientGrants, grant)
					number++
				}
			}
		}
	}
}

// drawMeetings has grants of the base name client_ids that blocks of the base get in the head.
func drawMeetings(t *rapid.T, before, after *config.Config) {
	number, later := 0, pairByTheBook(before, after)
	for _, was := range before.Applications {
		app := later[was]
		if app == nil || !app.ClientID.Set || was.ClientID.Value == app.ClientID.Value || flip(t, "nobody names it before") {
			continue
		}
		for _, api := range slices.Concat(before.APIs, after.APIs) {
			for _, subject := range []string{"client", "user"} {
				grant := drawGrant(t, api, subject, fmt.Sprint("meeting", number))
				grant.Audience, grant.ClientID = audienceOfSide(before, api), refer(app.ClientID.Value, false)
				if rapid.IntRange(0, 2).Draw(t, "named before") == 0 && !isGranted(before, grant) {
					before.ClientGrants = append(before.ClientGrants, grant)
					number++
				}
			}
		}
	}
}

// isGranted reports whether a project has a grant for the same client_id, API and subject type.
func isGranted(cfg *config.Config, grant *config.ClientGrant) bool {
	return slices.ContainsFunc(cfg.ClientGrants, func(other *config.ClientGrant) bool {
		return other.ClientID.Value == grant.ClientID.Value && audienceIn(cfg, other) == audienceIn(cfg, grant) &&
			cmp.Or(other.SubjectType.Value, "client") == grant.SubjectType.Value
	})
}

// drawIDs is the client_id of each of the applications; empty for none.
func drawIDs(t *rapid.T) []string {
	ids := rapid.Permutation([]string{"id-0", "id-1", "id-2", "id-3", "id-4"}).Draw(t, "ids")
	for i := range ids {
		if rapid.IntRange(0, 2).Draw(t, "no id") == 0 {
			ids[i] = ""
		}
	}
	return ids
}

// refine gives a project what drawConfig does not draw.
func refine(t *rapid.T, cfg *config.Config, ids []string) {
	moved := map[string]string{} // addresses
	names := []string{"a0", "a1", "a2", "a3", "a4"}
	if rapid.IntRange(0, 3).Draw(t, "shuffle names") == 0 {
		names = rapid.Permutation(names).Draw(t, "names")
	}
	apps := make([]*config.Application, len(cfg.Applications))
	for i, drawn := range cfg.Applications {
		var number int
		fmt.Sscanf(drawn.DisplayName.Value, "a%d", &number)
		app := *drawn
		app.ClientID = config.Located[string]{}
		if ids[number] != "" {
			app.ClientID = value(ids[number])
		}
		name := names[number]
		if flip(t, "renamed") {
			app.Previously = value(name)
			name += "x"
		}
		app.Block = blockOf("application", name)
		moved[drawn.Address] = app.Address
		apps[i] = &app
	}
	cfg.Applications = apps
	for i, drawn := range cfg.ClientGrants {
		grant := *drawn
		if !grant.DefaultFor.Set {
			app := find(apps, func(a *config.Application) bool { return a.Address == moved[grant.ClientID.Value.Name] })
			grant.ClientID = refer(app.Address, true)
			if app.ClientID.Set && flip(t, "literal client_id") {
				grant.ClientID = refer(app.ClientID.Value, false)
			}
		}
		if audience := audienceIn(cfg, drawn); flip(t, "literal audience") {
			grant.Audience = refer(audience, false)
		}
		if grant.SubjectType.Value == "client" && flip(t, "no subject_type") {
			grant.SubjectType = config.Located[string]{}
		}
		cfg.ClientGrants[i] = &grant
	}
}

// loseDeclarations takes an application or an API out of a project, and leaves the grants that name it.
func loseDeclarations(t *rapid.T, cfg *config.Config) {
	if len(cfg.Applications) > 0 && rapid.IntRange(0, 3).Draw(t, "lose an application") == 0 {
		app := cfg.Applications[0]
		cfg.Applications = cfg.Applications[1:]
		for _, grant := range cfg.ClientGrants {
			if isHeldBy(grant, app) {
				grant.ClientID = refer("id-of-"+app.DisplayName.Value, false)
				if app.ClientID.Set {
					grant.ClientID = refer(app.ClientID.Value, false)
				}
			}
		}
	}
	if len(cfg.APIs) > 0 && rapid.IntRange(0, 3).Draw(t, "lose an API") == 0 {
		api := cfg.APIs[0]
		cfg.APIs = cfg.APIs[1:]
		for _, grant := range cfg.ClientGrants {
			if grant.Audience.Value.IsAddress && grant.Audience.Value.Name == api.Address {
				grant.Audience = refer(api.Identifier.Value, false)
			}
		}
	}
}

// declareSystemAPIs declares some of the platform's APIs that drawConfig leaves alone.
func declareSystemAPIs(t *rapid.T, cfg *config.Config) {
	for _, name := range []string{"management", "my_account"} {
		path := map[string]string{"management": "/api/v2/", "my_account": "/me/"}[name]
		if rapid.IntRange(0, 4).Draw(t, name+" is declared") == 0 {
			cfg.APIs = append(cfg.APIs, drawAPI(t, name, "https://"+drawnDomain+path))
		}
	}
}

// grantOnSystemAPIs adds grants on APIs of the platform that no block declares.
func grantOnSystemAPIs(t *rapid.T, cfg *config.Config) {
	for i, app := range cfg.Applications {
		if rapid.IntRange(0, 4).Draw(t, "uses the platform") > 0 {
			continue
		}
		path, scopes := "/api/v2/", []string{"read:users", "update:current_user_metadata", "read:user_idp_tokens"}
		switch pick(t, "system API", "management", "management", "my account", "my organization") {
		case "my account":
			path, scopes = "/me/", []string{"read:me:authentication_methods", "create:me:authentication_methods"}
		case "my organization":
			path, scopes = "/my-org/", []string{"read:my_org:details", "update:my_org:details"}
		}
		grant := drawGrant(t, nil, pick(t, "acting", "client", "user"), fmt.Sprint("platform", i))
		grant.ClientID, grant.Audience = refer(app.Address, true), refer("https://"+drawnDomain+path, false)
		taken := func(other *config.ClientGrant) bool {
			return audienceIn(cfg, other) == grant.Audience.Value.Name && isHeldBy(other, app) && cmp.Or(other.SubjectType.Value, "client") == grant.SubjectType.Value
		}
		if slices.ContainsFunc(cfg.ClientGrants, taken) {
			continue
		}
		grant.Scopes = listOf(some(t, "platform scopes", append(scopes, "zz", "raed:users", "invent:current_user_things")...)...)
		cfg.ClientGrants = append(cfg.ClientGrants, grant)
	}
}
