package plan

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"grants/lint"
	"grants/lint/rules"
	"grants/plan"
)

// BenchmarkPlanAllChange writes plans in which every API opens to every application: what is allocated must not grow with the product of them.
func BenchmarkPlanAllChange(b *testing.B) {
	for _, size := range []int{100, 200, 300} {
		p := everythingOpens(b, size)
		for name, write := range map[string]func(io.Writer, *plan.Plan, []*lint.Rule) error{"whole": JSON, "folded": FoldedJSON} {
			b.Run(fmt.Sprint(size, "x", size, "/", name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := write(io.Discard, p, rules.All()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// everythingOpens is the plan by which as many APIs open to as many applications.
func everythingOpens(t testingT, size int) *plan.Plan {
	state := func(policy string) string {
		var text strings.Builder
		for n := range size {
			fmt.Fprintf(&text, "application \"a%d\" {\n  client_id = \"id-%d\"\n  app_type  = \"regular_web\"\n}\n", n, n)
			fmt.Fprintf(&text, "api \"r%d\" {\n  identifier = \"https://r%d\"\n  scopes = [\"read\"]\n  subject_type_authorization {\n    user { policy = %q }\n  }\n}\n", n, n, policy)
		}
		return text.String()
	}
	return plan.Diff(loadText(t, state("deny_all")), loadText(t, state("allow_all")))
}

// What is written for each application of an impact comes from what was encoded once: with sixteen times the pairs, there are not sixteen times the
// allocations.
func TestAllocationsDoNotGrowWithThePairs(t *testing.T) {
	allocations := func(p *plan.Plan) float64 {
		return testing.AllocsPerRun(1, func() {
			if err := JSON(io.Discard, p, rules.All()); err != nil {
				t.Fatal(err)
			}
		})
	}
	small, large := everythingOpens(t, 20), everythingOpens(t, 80)
	if pairs := large.Count(); pairs < 6_400 {
		t.Fatalf("got %d pairs", pairs)
	}
	if was, is := allocations(small), allocations(large); is > 8*was { // of four times as many objects; sixteen times as many pairs
		t.Errorf("got %.0f allocations, and %.0f for a sixteenth of the pairs", is, was)
	}
}
