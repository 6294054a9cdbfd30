package plan

import (
	"strings"
	"testing"

	"grants/plan"
)

func TestCountsAreSentences(t *testing.T) {
	for _, c := range []struct {
		summary     plan.Summary
		permissions bool
		want        string
	}{
		{plan.Summary{}, true, ""},
		{plan.Summary{ApplicationsGaining: 1, PermissionsGained: 1}, true, "1 application gains 1 permission"},
		{plan.Summary{ApplicationsGaining: 2, PermissionsGained: 5, ApplicationsLosing: 1, PermissionsLost: 3}, true, "2 applications gain 5 permissions, 1 loses 3"},
		{plan.Summary{ApplicationsGaining: 2, PermissionsGained: 5, ApplicationsLosing: 1, PermissionsLost: 3}, false, "2 applications gain, 1 loses"},
		{plan.Summary{ApplicationsLosing: 1}, true, "1 application loses no permission, but other access"},
		{plan.Summary{ApplicationsGaining: 1, PermissionsGained: 2, ApplicationsLosing: 2}, true,
			"1 application gains 2 permissions, 2 lose no permission, but other access"},
		{plan.Summary{AnyThirdPartyGained: 2, AnyThirdPartyLost: 1}, true, "any third party gains 2, any third party loses 1"},
	} {
		if got := strings.Join(counts(&c.summary, c.permissions), ", "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
