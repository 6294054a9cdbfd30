package plan

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/plan/objects"
)

// What a folded impact says of each application that it is about is, to the byte, what comparing that application's cell says.
func TestFoldedImpactsAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Diff(drawEveryTenant(t))
		for n := range p.Impacts {
			i := &p.Impacts[n]
			compareFolded(t, i)
			first := i.First()
			if got, want := encode(i.Of(&first)), encode(i); got != want {
				t.Errorf("the first: got %s, want %s", got, want)
			}
		}
	})
}

// compareFolded holds an impact for each of its further applications against what comparing that one's cell says.
func compareFolded(t interface{ Errorf(string, ...any) }, i *Impact) {
	for n := 1; n < i.Applications(); n++ {
		c, at := i.folded.comparison, i.folded.cell
		at.App = int(i.folded.apps[n-1])
		var want Impact
		if i.folded.inMatrix() {
			want = *c.impact(at)
		} else {
			byDefault := c.Beside[objects.UnknownCell{App: objects.AnyThirdParty, Identifier: i.Audience, Subject: at.Subject}]
			want, _ = c.unresolvedImpact(reaching(byDefault, at.App))
		}
		if got, want := encode(i.member(n)), encode(want); got != want {
			t.Errorf("got %s, folded with %s, want %s", got, identity(i), want)
		}
	}
}

// drawEveryTenant is tenants some of whose grants lead nowhere, or not.
func drawEveryTenant(t *rapid.T) (before, after *compiler.Tenant) {
	if flip(t, "only what leads somewhere") {
		return drawTenants(t)
	}
	b, a := drawEverything(t)
	return compile(t, b), compile(t, a)
}

// A plan and what comes of writing and reading it, which has every impact for itself, count, gate, fold and filter alike.
func TestFoldingIsNotSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Diff(drawEveryTenant(t))
		alone := *p
		alone.Impacts = nil
		for _, i := range expanded(p) {
			i.folded = nil
			alone.Impacts = append(alone.Impacts, i)
		}
		if got, want := p.Count(), len(alone.Impacts); got != want {
			t.Errorf("got %d impacts, want %d", got, want)
		}
		before, after := p.Summary.PermissionsBefore, p.Summary.PermissionsAfter
		if want := summarize(&alone); !sameSummary(p.Summary, want, before, after) {
			t.Errorf("got %+v, want %+v", p.Summary, want)
		}
		compareGroups(t, p, &alone)
		for _, s := range []Selector{"gain", "loss", "risk:medium", "implicit-gain"} {
			if got, want := tripping(p, s), tripping(&alone, s); !slices.Equal(got, want) {
				t.Errorf("%s: got %q, want %q", s, got, want)
			}
		}
		wanted := pick(t, "wanted", "application.a0", "application.a1", "application.a3")
		keep := func(i *Impact) bool { return i.Application >= wanted }
		if got, want := encode(expanded(p.Keep(nil, keep))), encode(expanded(alone.Keep(nil, keep))); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if got, want := encode(p.Keep(nil, keep).Changes), encode(alone.Keep(nil, keep).Changes); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

func sameSummary(got, want Summary, before, after int) bool {
	want.PermissionsBefore, want.PermissionsAfter = before, after
	return got == want
}

func tripping(p *Plan, s Selector) []string {
	var names []string
	for i := range p.Close([]Selector{s}) {
		names = append(names, identity(i))
	}
	return names
}

func compareGroups(t *rapid.T, p, alone *Plan) {
	got, want := p.Groups(), alone.Groups()
	if len(got) != len(want) {
		t.Fatalf("got %d groups, want %d", len(got), len(want))
	}
	for n := range got {
		if encode(got[n][0]) != encode(want[n][0]) || got[n].Applications() != want[n].Applications() {
			t.Errorf("group %d: got %d like %s, want %d like %s", n, got[n].Applications(), encode(got[n][0]), want[n].Applications(), encode(want[n][0]))
		}
		for i, first := range want[n].First() {
			if identity(got[n].First()[i]) != identity(first) {
				t.Errorf("group %d: got %s in place %d, want %s", n, identity(got[n].First()[i]), i, identity(first))
			}
		}
		for step := range want[n][0].Because {
			if got[n].Objects(step) != want[n].Objects(step) {
				t.Errorf("group %d, step %d: got %d objects, want %d", n, step, got[n].Objects(step), want[n].Objects(step))
			}
		}
	}
}

// Of two applications that are the same now, one may have stated what is only assumed of the other.
func TestWhatRestsOnAnAssumptionIsNotFolded(t *testing.T) {
	state := func(mode, policy string) string {
		app := func(name, mode string) string {
			return fmt.Sprintf(`
application %q {
  client_id              = %q
  app_type               = "regular_web"
  is_first_party         = false
  external_metadata_type = "dcr"
  grant_types            = ["authorization_code"]
  %s
}
`, name, name, mode)
		}
		return app("a", mode) + app("b", "") + fmt.Sprintf(`
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
  subject_type_authorization {
    user { policy = %q }
    client { policy = "deny_all" }
  }
}
`, policy)
	}
	p := Diff(read(t, state(`third_party_security_mode = "permissive"`, "allow_all")), read(t, state("", "deny_all")))
	for n := range p.Impacts {
		i := &p.Impacts[n]
		compareFolded(t, i)
	}
	if len(p.Impacts) != 2 {
		t.Errorf("got %d impacts, want 2", len(p.Impacts))
	}
}
