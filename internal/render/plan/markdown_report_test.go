package plan

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"grants/plan"
)

// Every link of a comment into the page of the plan names an impact as the page does.
func TestRowsLinkThePageOfThePlan(t *testing.T) {
	p := comparePlan(t, "h1")
	addresses := map[string]bool{}
	for i := range p.Expand() {
		addresses[impactAddress(i)] = true
	}
	links := regexp.MustCompile(`\]\(https://ci\.example\.com/plan\.html#([^)]*)\)`)
	comment := func(reportURL string) string {
		var out strings.Builder
		if err := MarkdownComment(&out, p, ShowAll, DefaultBytes, Comment{ReportURL: reportURL}, Rows{}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	linked := comment("https://ci.example.com/plan.html")
	found := links.FindAllStringSubmatch(linked, -1)
	for _, link := range found {
		state, err := url.ParseQuery(link[1])
		if err != nil || !addresses[state.Get("impact")] {
			t.Errorf("%s leads to no impact: %v", link[1], err)
		}
	}
	if len(found) == 0 || !strings.Contains(linked, "\n[The change as a page](https://ci.example.com/plan.html)\n") {
		t.Errorf("the page is not linked:\n%s", linked)
	}
	if list := comment("https://ci.example.com/run#artifacts"); strings.Count(list, "https://ci.example.com/run#artifacts") != 1 {
		t.Errorf("rows lead into a list of files:\n%s", list)
	}
	if without := comment(""); strings.Contains(without, "](") {
		t.Errorf("a comment has links to nowhere:\n%s", without)
	}
}

func TestAnAddressOfAPageEndsNoLink(t *testing.T) {
	for text, want := range map[string]bool{
		"https://ci.example.com/a/plan.html": true, "http://localhost:8080/?a=b&c=%20#x": true, "": false, "javascript:alert(1)": false, "plan.html": false,
		"https://ci.example.com/a)b": false, "https://ci.example.com/a b": false, "https://ci.example.com/<b>": false, "https://ci.example.com/a|b": false,
		"https://ci.example.com/\n": false, "https://" + strings.Repeat("a", 500): false,
	} {
		if got := IsReportURL(text); got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

func TestTheAddressOfAnImpactIsThatOfThePage(t *testing.T) {
	id := "abc"
	for want, i := range map[string]*plan.Impact{
		"application.web → api.orders → user":              {Application: "application.web", ClientID: &id, API: "api.orders", Audience: "https://orders", SubjectType: "user"},
		"client abc → https://orders → client":             {ClientID: &id, Audience: "https://orders", SubjectType: "client"},
		"any third party → system_api.management → client": {AnyThirdParty: true, API: "system_api.management", SubjectType: "client"},
	} {
		if got := impactAddress(i); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
