package cli

import (
	"fmt"
	"strings"
	"testing"

	"grants/internal/tenantgen"
)

// BenchmarkLintWithPolicies is BenchmarkLint with ten policies, most of which hold: at most twice as much at every size.
func BenchmarkLintWithPolicies(b *testing.B) {
	measure(b, command("lint", "--fail-on", "never"), folder{".", func(size tenantgen.Size, write func(string, []byte) error) error {
		if err := tenantgen.Write(size, write); err != nil {
			return err
		}
		return write("ten.grantspolicy.hcl", []byte(tenPolicies()))
	}})
}

// tenPolicies are about what teams ask of their tenants: scopes, flows, parties, names, organizations.
func tenPolicies() string {
	var text strings.Builder
	for i, policy := range []struct{ on, where, condition, row string }{
		{"access", `party = ["third_party_*"]`, `alltrue([for s in row.scopes : startswith(s, "read:")])`, `scopes = ["write:a"]`},
		{"access", `subject_type = ["client"]`, `length(row.scopes) < 1000`, `scopes = [for i in range(1000) : "s"]`},
		{"access", `api = ["api.*"]`, `!contains(row.scopes, "delete:everything")`, `scopes = ["delete:everything"]`},
		{"access", "", `row.reachable || row.subject_type == "client" || row.decision == "deny" || length(row.scopes) < 1000`, `reachable = false, subject_type = "user", decision = "allow", scopes = [for i in range(1000) : "s"]`},
		{"access", `reason = ["client_grant"]`, `row.organization_usage != "forbidden" && !row.allow_any_organization || row.subject_type != ""`, `organization_usage = "forbidden", allow_any_organization = true, subject_type = ""`},
		{"access", "", `!row.future_scopes || row.audience != "https://nowhere.example.com"`, `future_scopes = true, audience = "https://nowhere.example.com"`},
		{"client_grant", "", `!row.all_scopes || length(row.unresolved) == 0`, `all_scopes = true, unresolved = ["client_id"]`},
		{"client_grant", `application = ["application.*"]`, `length(row.scopes) < 1000`, `scopes = [for i in range(1000) : "s"]`},
		{"application", "", `row.client_id == null || row.party != ""`, `client_id = "a", party = ""`},
		{"api", "", `row.policies.user != "nothing"`, `policies = { user = "nothing", client = "" }`},
	} {
		fmt.Fprintf(&text, "policy \"p%d\" {\n  on = %q\n  condition = %s\n  message = \"it is not so\"\n", i, policy.on, policy.condition)
		if policy.where != "" {
			fmt.Fprintf(&text, "  where {\n    %s\n  }\n", policy.where)
		}
		fmt.Fprintf(&text, "  test \"refused\" {\n    row = { %s }\n    expect = \"finding\"\n  }\n}\n", policy.row)
	}
	return text.String()
}
