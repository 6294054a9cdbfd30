package policy

import (
	"fmt"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/internal/syntax"
	"grants/lint"
)

// hostile are conditions that ask for more work than any machine has, or for what has no value.
var hostile = []string{
	`length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : "${a}${b}${c}"]]]) == 0`,
	`length(setproduct(range(1000), range(1000), range(1000))) == 0`,
	`replace(replace(replace(jsonencode(range(1000)), ",", jsonencode(range(1000))), ",", jsonencode(range(1000))), ",", "x") == ""`,
	`length(regexall("(a|b|c|d)*((a|b)*(c|d)*)*x", join("", [for i in range(1000) : "abcd"]))) > 99999`,
	`format("%999999999d", 1) == ""`,
	`parseint(join("", [for i in range(1000) : "99999999"]), 10) < 0`,
	`row.scopes[99] == "a"`,
	`regex("^x$", row.api) == "x"`,
	`1 / 0 == 1`,
	`jsondecode(row.api) == null`,
	`tonumber(row.api) > 1`,
	`[for s in row.scopes : s if s] == []`,
	`null`,
	`row`,
	`row.scopes`,
	`alltrue([null])`,
	strings.Repeat("(", 99) + "true" + strings.Repeat(")", 99),
	strings.Repeat("!", 900) + "true",
	"true" + strings.Repeat(" && true", 999),
	strings.Repeat("!", 200_000) + "true",
	strings.Repeat("[", 200_000),
}

// Whatever a policy asks for, there is an answer: that it holds, a finding, or a diagnostic.
func TestHostilePoliciesEndInDiagnostics(t *testing.T) {
	tenant := sample.Compile(t, shop)
	for i, condition := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			table := tenant.Config.Files.Clone()
			set, problems := Read(table, []Source{source("p.grantspolicy.hcl", policyOf(onAccess, "condition = "+condition))})
			project := *tenant
			config := *tenant.Config
			config.Files = table
			project.Config = &config
			found := lint.Run(&project, set.Rules(), lint.Options{})
			if len(found) == 0 && !diag.HasErrors(problems) && i < 16 {
				t.Errorf("%.60s holds", condition)
			}
		})
	}
}

// A thousand of them share what one may spend.
func TestAThousandHostilePoliciesEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	var text strings.Builder
	for i := range maxPolicies + 2 {
		fmt.Fprintf(&text, "policy \"p%d\" {\n%s\ncondition = length(row.api) > 0 || %s\n}\n", i, onAccess, hostile[i%3])
	}
	tenant := sample.Compile(t, shop)
	set, problems := Read(tenant.Config.Files, []Source{source("p.grantspolicy.hcl", text.String())})
	limits := 0
	for _, d := range problems {
		if d.Code == syntax.CodeLimit {
			limits++
		}
	}
	if len(set.Policies) != maxPolicies || limits == 0 {
		t.Errorf("%d policies were read, and %d limits told, want %d and some", len(set.Policies), limits, maxPolicies)
	}
	lint.Run(tenant, set.Rules(), lint.Options{})
}

func TestFilesOfPoliciesHaveALimit(t *testing.T) {
	large := source("b.grantspolicy.hcl", strings.Repeat("#\n", maxSize/2))
	_, problems := Read(&diag.Files{}, []Source{source("a.grantspolicy.hcl", "#\n"), large, source("c.grantspolicy.hcl", policyOf("x"))})
	if got, want := written(problems), "1:1 error limit: all files of policies have more than 2 MiB; this one and those after it are not read"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzPolicies(f *testing.F) {
	for _, condition := range hostile[:18] {
		f.Add(policyOf(onAccess, "condition = "+condition))
	}
	f.Add(policyOf(onAccess, readsOnly, refuses, "where {\nparty = [\"*\"]\n}"))
	f.Add(policyOf(`on = "api"`, `condition = row.policies["user"] == ""`, says))
	f.Fuzz(func(t *testing.T, text string) {
		tenant := sample.Compile(&testing.T{}, shop)
		set, problems := Read(tenant.Config.Files, []Source{source("p.grantspolicy.hcl", text)})
		for _, d := range append(problems, lint.Run(tenant, set.Rules(), lint.Options{})...) {
			if d.Message == "" || d.Range.IsZero() || d.Code == "" {
				t.Errorf("a finding without place, code or message: %+v", d)
			}
		}
	})
}
