package guard

import (
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/files"
	"grants/internal/policy"
	"grants/lint/rules"
)

const readers = `policy "readers" {
  on        = "access"
  condition = alltrue([for s in row.scopes : startswith(s, "read:")])
  message   = "${row.application} does more than read"

  where {
    party = ["third_party_*"]
  }

  test "a writer" {
    row    = { scopes = ["write:a"] }
    expect = "finding"
  }
}
`

// withPolicies is a side whose policies stand in a file.
func withPolicies(t *testing.T, set, file, text string) *Side {
	t.Helper()
	side := sideOf(t, set, nil)
	if side.Tenant.Config.Files == nil {
		side.Tenant.Config.Files = &diag.Files{}
	}
	side.Policies, _ = policy.Read(side.Tenant.Config.Files, []policy.Source{{Name: file, Content: files.Content{Text: []byte(text), Size: int64(len(text))}}})
	return side
}

func TestPoliciesThatRefuseLessAreSaid(t *testing.T) {
	changed := func(old, new string) string { return strings.Replace(readers, old, new, 1) }
	for name, c := range map[string]struct{ after, want string }{
		"nothing":              {readers, ""},
		"layout and comments":  {changed("where {", "where {\n# partners"), ""},
		"other words":          {changed("does more than read", "writes"), ""},
		"one more test":        {changed("  test", "  test \"b\" {\n row = { scopes = [] }\n expect = \"none\"\n}\n  test"), ""},
		"gone":                 {"", `policy.readers 0: policy "readers" is gone`},
		"lower":                {changed("on  ", "severity = \"warning\"\non"), `policy.readers 1: policy "readers" is warning now, it was error`},
		"another condition":    {changed(`"read:"`, `"r"`), `policy.readers 1: policy "readers" has another condition now, or selects other rows`},
		"spaces within a text": {changed(`"read:"`, `"read :"`), `policy.readers 1: policy "readers" has another condition now, or selects other rows`},
		"other rows":           {changed("third_party_*", "third_party_strict"), `policy.readers 1: policy "readers" has another condition now, or selects other rows`},
		"a test":               {changed("a writer", "a reader"), `policy.readers 1: policy "readers" has no test "a writer" any more`},
	} {
		t.Run(name, func(t *testing.T) {
			base, head := withPolicies(t, "", "a.grantspolicy.hcl", readers), withPolicies(t, "", "a.grantspolicy.hcl", c.after)
			if got := described(Weakened(rules.All(), base, head)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// What goes with a folder is said once.
func TestAFolderOfPoliciesIsSaidOnce(t *testing.T) {
	base, head := withPolicies(t, `policies = ["../company"]`, "../company/a.grantspolicy.hcl", readers), withPolicies(t, "", "b.grantspolicy.hcl", "")
	want := `grants.hcl 0: policies no longer has "../company": what stands there judges no more`
	if got := described(Weakened(rules.All(), base, head)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
