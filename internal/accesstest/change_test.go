package accesstest

import (
	"fmt"
	"strings"
	"testing"
)

const before = `test "refunds" {
  who_can {
    api   = api.orders
    scope = "refund:orders"
    only  = [application.billing]
  }
}

test "partners" {
  access {
    applications = application.partner
    api          = api.orders
    subject_type = "user"
    at_least     = ["read:orders"]
    at_most      = ["read:orders", "write:orders"]
  }
}

test "ledger" {
  variables = { stage = "prod" }

  access {
    applications = "all"
    api          = api.ledger
    exactly      = none
  }
}
`

func TestWhatWeakensTestsIsTold(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"order", `["read:orders", "write:orders"]`, `["write:orders", "read:orders"]`, ""},
		{"another name", `test "refunds"`, `test "who refunds"`, ""},
		{"one more", `test "refunds"`, "test \"more\" {\n  access {\n    applications = \"all\"\n    api = api.x\n    exactly = none\n  }\n}\ntest \"refunds\"", ""},
		{"a narrower bound", `["read:orders", "write:orders"]`, `["read:orders"]`, ""},
		{"a higher bound", `at_least     = ["read:orders"]`, `at_least     = ["read:orders", "write:orders"]`, ""},
		{"one more in only", "[application.billing]", `[application.billing, application.shop]`, `the test "refunds" has application.shop in only now`},
		{"another in only", "[application.billing]", `[application.shop]`,
			`the test "refunds" has application.shop in only now; the test "refunds" no longer has application.billing in only`},
		{"all", "[application.billing]", `"all"`, `the test "refunds" has all in only now; the test "refunds" no longer has application.billing in only`},
		{"a wider bound", `["read:orders", "write:orders"]`, `["read:orders", "write:*"]`, `the test "partners" has write:* in at_most now`},
		{"no bound", `    at_most      = ["read:orders", "write:orders"]` + "\n", "", `the test "partners" has no at_most any more`},
		{"some instead of none", "exactly      = none", `exactly      = []`, `the test "ledger" no longer has none in exactly`},
		{"another bound", "only  =", "at_least =", `the test "refunds" has no only any more`},
		{"another API", "api.ledger", "api.other", `the test "ledger" claims nothing any more of all at api.ledger`},
		{"other variables", `"prod"`, `"dev"`, `the test "ledger" has other variables now`},
		{"a broken test", `scope = "refund:orders"`, "", `the test "refunds" can't be judged any more`},
		{"all gone", before, "", `the test "refunds" is gone; the test "partners" is gone; the test "ledger" is gone`},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := strings.Replace(before, c.old, c.new, 1)
			var got []string
			for _, change := range Weakened(readSuite(before), readSuite(after)) {
				got = append(got, change.Message)
				if isGone := strings.HasSuffix(change.Message, "is gone"); isGone != change.At.IsZero() {
					t.Errorf("%s stands at %v", change.Message, change.At)
				}
			}
			if got := strings.Join(got, "; "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAChangeNamesItsTestAndFile(t *testing.T) {
	for _, change := range Weakened(readSuite(before), &Suite{}) {
		if change.File != "a.grantstest.hcl" || !strings.Contains(change.Message, fmt.Sprintf("%q", change.Test)) {
			t.Errorf("%+v", change)
		}
	}
}
