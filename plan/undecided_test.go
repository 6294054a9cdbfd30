package plan

import (
	"slices"
	"testing"

	"grants/plan/objects"
)

// What decides more than the rows know of is never said to change nothing.
func TestUndecidedAttributesAreSaid(t *testing.T) {
	state := func(api, app string) string {
		return "api \"orders\" {\n  identifier = \"https://orders.example.com\"\n" + api + "\n}\napplication \"t\" {\n  client_id = \"tpc_t\"\n" + app + "\n}\n"
	}
	const mfa, partner = `consent_policy = "transactional-authorization-with-mfa"`, "is_first_party = false\n"
	for name, c := range map[string]struct {
		before, after string
		want          []string
		effect        objects.Effect
	}{
		"consent_policy":        {state(mfa, ""), state("", ""), []string{"consent_policy"}, objects.EffectUndecided},
		"token_dialect":         {state("", ""), state(`token_dialect = "access_token_authz"`, ""), []string{"token_dialect"}, objects.EffectUndecided},
		"organization_usage":    {state("", `organization_usage = "require"`), state("", `organization_usage = "allow"`), []string{"organization_usage"}, objects.EffectUndecided},
		"redirection_policy":    {state("", partner), state("", partner+`redirection_policy = "allow_always"`), []string{"redirection_policy"}, objects.EffectUndecided},
		"refused":               {state("", ""), state("", `redirection_policy = "allow_always"`), nil, objects.EffectNone},
		"a lifetime":            {state("", ""), state("token_lifetime = 60", ""), nil, objects.EffectNone},
		"beside another access": {state(mfa, ""), state(`scopes = ["read"]`, ""), []string{"consent_policy"}, objects.EffectAccess},
	} {
		p := Diff(read(t, c.before), read(t, c.after))
		if len(p.Changes) != 1 {
			t.Errorf("%s: got %d changes", name, len(p.Changes))
			continue
		}
		change := &p.Changes[0]
		if got := change.Undecided(); !slices.Equal(got, c.want) || change.Effect != c.effect || (change.Note != "") != (c.effect == objects.EffectUndecided) {
			t.Errorf("%s: got %q, %s %q", name, got, change.Effect, change.Note)
		}
		if without := p.Summary.Changes.WithoutEffect; (without > 0) != (c.effect == objects.EffectNone) {
			t.Errorf("%s: %d changes without effect", name, without)
		}
	}
}
