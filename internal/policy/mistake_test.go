package policy

import (
	"fmt"
	"strings"
	"testing"

	"grants/diag"
)

// written are diagnostics in short: place, severity, message, code, hint.
func written(problems []diag.Diagnostic) string {
	var all []string
	for _, d := range problems {
		line := fmt.Sprintf("%d:%d %s %s: %s", d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Code, d.Message)
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

const (
	says    = `message = "no"`
	refuses = "test \"a\" {\nrow = { scopes = [\"write:a\"] }\nexpect = \"finding\"\n}\n"
)

// Each mistake is told before anything is judged, at the smallest place that is wrong, once.
func TestMistakesInPoliciesAreTold(t *testing.T) {
	access := `on = "access"`
	for _, c := range []struct{ name, policy, want string }{
		{"nothing", policyOf(access, readsOnly, says, refuses), ""},
		{"a name that rows don't have", policyOf(access, `condition = row.scope == ["a"]`, says),
			`3:17 error unknown-attribute: the row of a policy on access has no "scope" (did you mean "scopes"?)`},
		{"in the message", policyOf(access, readsOnly, `message = "${row.aplication}"`),
			`4:18 error unknown-attribute: the row of a policy on access has no "aplication" (did you mean "application"?)`},
		{"as an index", policyOf(access, `condition = row["scope"] == ["a"]`, says),
			`3:16 error unknown-attribute: the row of a policy on access has no "scope" (did you mean "scopes"?)`},
		{"within a value", policyOf(`on = "api"`, `condition = row.policies.usr == "deny_all"`, says),
			`3:26 error unknown-attribute: row.policies has no "usr" (did you mean "user"?)`},
		{"in where", policyOf(access, "where {\nsubjecttype = [\"user\"]\n}", readsOnly, says),
			`4:1 error unknown-attribute: the row of a policy on access has no "subjecttype" (did you mean "subject_type"?)`},
		{"in the row of a test", policyOf(access, readsOnly, says, "test \"a\" {\nrow = { scope = [\"write:a\"] }\nexpect = \"finding\"\n}\n"),
			`6:9 error unknown-attribute: the row of a policy on access has no "scope" (did you mean "scopes"?)`},
		{"another variable", policyOf(access, `condition = var.strict`, says), `3:13 error unknown-reference: policies know no "var"`},
		{"row is left out", policyOf(access, `condition = scopes == []`, says), `3:13 error unknown-reference: policies know no "scopes" (did you mean "row.scopes"?)`},
		{"an unknown function", policyOf(access, `condition = lenght(row.scopes) == 0`, says), `3:13 error evaluation: there is no function "lenght" (did you mean "length"?)`},
		{"a text for a condition", policyOf(access, `condition = "true"`, says), `3:13 error wrong-type: condition takes true or false, and its value is a string`},
		{"a list for a message", policyOf(access, readsOnly, `message = ["a"]`), `4:11 error wrong-type: message takes a string, and its value is a list`},
		{"a field as what it is not", policyOf(access, `condition = row.api.name == "a"`, says), `3:20 error evaluation: this value has no attributes`},
		{"no condition", policyOf(access, says), `1:1 error missing-attribute: policy "it" has no "condition"`},
		{"on what is not", policyOf(`on = "acess"`, readsOnly, says), `2:6 error unknown-value: on can't be "acess" (did you mean "access"?)`},
		{"a place that these have not", policyOf(`on = "api"`, `condition = row.is_system`, says, `at = "scope"`), `5:6 error unknown-value: at can't be "scope"`},
		{"a severity that is none", policyOf(access, readsOnly, says, `severity = "eror"`), `5:12 error unknown-value: severity can't be "eror" (did you mean "error"?)`},
		{"a value that no row has", policyOf(access, "where {\nparty = [\"third_party_stric\"]\n}", readsOnly, says),
			`4:10 error unknown-value: no row has "third_party_stric" for party (did you mean "third_party_strict"?)`},
		{"a selection that is evaluated", policyOf(access, "where {\nparty = [lower(\"A\")]\n}", readsOnly, says), `4:10 error wrong-type: party takes strings that are written out`},
		{"an unknown attribute", policyOf(access, readsOnly, says, `docz = "a"`), `5:1 error unknown-attribute: a policy has no attribute "docz" (did you mean "docs"?)`},
		{"an unknown block", policyOf(access, readsOnly, says, "were {\n}"), `5:1 error unknown-block: a policy has no block "were" (did you mean "where"?)`},
		{"a test without what it expects", policyOf(access, readsOnly, says, "test \"a\" {\nrow = { scopes = [] }\n}"), `5:1 error missing-attribute: a test has no "expect"`},
		{"a test with another type", policyOf(access, readsOnly, says, "test \"a\" {\nrow = { scopes = [1] }\nexpect = \"none\"\n}"),
			`6:18 error wrong-type: scopes takes a list, and its element 1 is a number`},
		{"a test without what the condition reads", policyOf(access, readsOnly, says, "test \"a\" {\nrow = { api = \"a\" }\nexpect = \"finding\"\n}"),
			`6:7 error missing-attribute: the row of test "a" has no "scopes", which the condition reads`},
		{"a test that fails", policyOf(access, readsOnly, says, refuses, "test \"b\" {\nrow = { scopes = [\"write:a\"] }\nexpect = \"none\"\n}"),
			`10:1 error policy-test-fails: test "b" expects nothing, and policy "it" reports its row`},
		{"a test that finds nothing", policyOf(access, readsOnly, says, refuses, "test \"b\" {\nrow = { scopes = [\"read:a\"] }\nexpect = \"finding\"\n}"),
			`10:1 error policy-test-fails: test "b" expects a finding, and policy "it" reports nothing`},
		{"a test that can't be judged", policyOf(access, `condition = regex("^(a)", row.api) != []`, says, "test \"b\" {\nrow = { api = \"b\" }\nexpect = \"finding\"\n}"),
			`5:1 error policy-test-fails: test "b" can't be judged: regex fails: pattern did not match any part of the given string`},
		{"no test that it refuses", policyOf(access, readsOnly, says, "test \"b\" {\nrow = { scopes = [\"read:a\"] }\nexpect = \"none\"\n}"),
			`1:1 warning policy-untested: no test makes policy "it" report anything`},
		{"a name that nobody can write", strings.Replace(policyOf(access, readsOnly, says), `"it"`, `"It (all)"`, 1), `1:8 error unknown-value: a policy can't be called "It (all)"`},
		{"two of one name", policyOf(access, readsOnly, says, refuses) + policyOf(access, readsOnly, says), `11:8 error duplicate-name: policy "it" is declared twice`},
		{"what is no policy", "polisy \"a\" {\n}\n", `1:1 error unknown-block: a file of policies has no block "polisy" (did you mean "policy"?)`},
		{"what does not parse", "policy \"a\" {\n", `1:12 error syntax: this block has no closing brace`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, problems := read(c.policy)
			if got := written(problems); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A test's row need not say what where says already; what it says else has to be selected.
func TestTestsGoThroughTheSelection(t *testing.T) {
	where := "where {\napi = [\"api.orders\"]\n}"
	for _, c := range []struct{ row, expect, want string }{
		{`scopes = ["write:a"]`, "finding", ""},
		{`scopes = ["write:a"], api = "api.orders"`, "finding", ""},
		{`scopes = ["write:a"], api = "api.news"`, "finding", `4:1 error policy-test-fails: test "a" expects a finding, and policy "it" reports nothing`},
	} {
		_, _, problems := read(policyOf(`on = "access"`, `condition = alltrue([for s in row.scopes : startswith(s, "read:")]) || row.api == "api.x"`,
			"test \"a\" {\nrow = { "+c.row+" }\nexpect = \""+c.expect+"\"\n}", says, where))
		if got := written(problems); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: got\n%s\nwant\n%s", c.row, got, c.want)
		}
	}
}
