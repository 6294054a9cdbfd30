package ask

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
)

// What a token carries is the documented intersection: requested, granted, permitted and consented to.
func TestATokenCarriesTheIntersection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := drawTenant(t)
		q := drawQuestion(t, tenant)
		q.Scope = ""
		draw := func(label string) []string {
			return slices.Sorted(slices.Values(rapid.SliceOfNDistinct(rapid.SampledFrom(drawnScopes), 0, 3, rapid.ID).Draw(t, label)))
		}
		s := Simulation{Question: q, Request: draw("request"), Permissions: draw("permissions"), Consent: draw("consent")}
		s.Knows, s.Consents = rapid.Bool().Draw(t, "knows"), rapid.Bool().Draw(t, "consents")
		out := Simulate(s)
		cell := tenant.Access(q.Application, q.API, q.SubjectType)
		if issued := cell.Allowed && cell.Unreachable == ""; out.Token && !issued && len(out.Bases) == 0 {
			t.Fatalf("a token, where the matrix has none: %v", textsOf(out.Steps))
		} else if !issued {
			return
		}
		if !out.Token || out.Error != "" {
			if cell.OrganizationUsage != "require" {
				t.Fatalf("no token (%s), where the matrix has one: %v", out.Error, textsOf(out.Steps))
			}
			return
		}
		var want []string
		for _, scope := range cell.Scopes {
			if q.SubjectType == compiler.Client || slices.Contains(s.Request, scope) && s.naivelyPermitted(scope) && s.naivelyConsented(scope) {
				want = append(want, scope)
			}
		}
		if !slices.Equal(out.Carried, want) {
			t.Fatalf("the token carries %v, want %v: %v", out.Carried, want, textsOf(out.Steps))
		}
		all := !slices.ContainsFunc(s.Request, func(scope string) bool { return !slices.Contains(want, scope) })
		if out.Answer == Yes && !all || out.Answer == No && all {
			t.Fatalf("%s, where %v was asked for and the token has %v", out.Answer, s.Request, want)
		}
		for _, step := range out.Steps {
			if step.Text == "" || step.Page == "" || step.At.IsZero() && q.API.Config != nil {
				t.Fatalf("an empty step: %+v", step)
			}
		}
	})
}

func (s *Simulation) naivelyPermitted(scope string) bool {
	q := s.Question
	q.Scope = scope
	return !s.Knows || !q.API.EnforcePolicies || slices.Contains(s.Permissions, scope) || len(q.Roles) > 0 && q.naiveRoles()
}

func (s *Simulation) naivelyConsented(scope string) bool {
	isThirdParty := s.Application == nil || s.Application.IsThirdParty()
	return !s.Consents || !isThirdParty && s.API.SkipsConsent || slices.Contains(s.Consent, scope)
}
