package plan

import (
	"slices"
	"testing"
)

// A system API that the files write down for the first or the last time is patched: with what the change says of its attributes, and nothing else.
func TestWhatChangesOfASystemAPIIsWhatIsSent(t *testing.T) {
	const none, declared = `tenant { domain = "acme.eu.auth0.com" }`, `
api "management" {
  identifier     = "https://acme.eu.auth0.com/api/v2/"
  token_lifetime = 3600
  subject_type_authorization {
    user { policy = "deny_all" }
  }
}`
	for _, c := range []struct{ name, before, after, policy string }{
		{"the first time", none, none + declared, "deny_all"}, {"the last time", none + declared, none, "allow_all"},
	} {
		p := Diff(read(t, c.before), read(t, c.after))
		if len(p.Changes) != 1 || len(p.Operations) != 1 || p.Operations[0].Method != "PATCH" {
			t.Fatalf("%s: got %s %s", c.name, encode(p.Changes), encode(p.Operations))
		}
		var names []string
		for _, a := range p.Changes[0].Attributes {
			names = append(names, a.Name)
			if a.Name == "token_lifetime" && p.Operations[0].Body[a.Name] != a.After {
				t.Errorf("%s: the change says %v, and %v is sent", c.name, a.After, p.Operations[0].Body[a.Name])
			}
			if a.Name == "subject_type_authorization.user.policy" && a.After != c.policy {
				t.Errorf("%s: got the policy %v, want %s", c.name, a.After, c.policy)
			}
		}
		if want := []string{"subject_type_authorization.user.policy", "token_lifetime"}; !slices.Equal(names, want) || len(p.Operations[0].Body) != len(want) {
			t.Errorf("%s: got %q, and %s is sent", c.name, names, encode(p.Operations[0].Body))
		}
	}
}
