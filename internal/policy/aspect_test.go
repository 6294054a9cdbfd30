package policy

import (
	"fmt"
	"reflect"
	"testing"
)

// Lists that no part of a condition tells apart are evaluated once; what a condition reads in any other way is told apart by all of it.
func TestListsAreToldApartByWhatTheConditionMakesOfThem(t *testing.T) {
	for condition, want := range map[string]int{
		`length(row.scopes) < 3`:                                                                      1,
		`!contains(row.scopes, "s7")`:                                                                 2,
		`alltrue([for s in row.scopes : s != "s7" && s != "s8"])`:                                     2,
		`anytrue([for s in row.scopes : startswith(s, "s")]) && length(row.scopes) > 0`:               1,
		`length(row.scopes) < 3 && row.scopes[0] != "s7"`:                                             20,
		`length(row.scopes) < 3 && alltrue([for row in [{ scopes = [] }] : length(row.scopes) == 0])`: 20,
		`alltrue([for s in row.scopes : s != row.api])`:                                               20,
		`alltrue([for s in row.scopes : s == "s7" ? tonumber(s) > 1 : true])`:                         2,
	} {
		set, _, problems := read(policyOf(onAccess, "condition = "+condition))
		if len(problems) != 1 || problems[0].Code != CodeUntested {
			t.Fatal(written(problems))
		}
		j := newJudging(set.Policies[0], nil)
		j.spendAsOneOf(1, 0)
		for i := range 20 {
			row := accessRow{}
			row.Scopes = []string{fmt.Sprintf("s%d", i), "s"}
			j.judge(reflect.ValueOf(&row).Elem(), 1)
		}
		if len(j.verdicts) != want {
			t.Errorf("%s: evaluated %d times, want %d", condition, len(j.verdicts), want)
		}
	}
}
