package report

import (
	"bytes"
	"encoding/json"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	planformat "grants/internal/render/plan"
	"grants/internal/tenantgen"
	"grants/plan"
)

// TestTheDataOfAPlanIsItsJSON draws two tenants: what the page has of their plan reads back as what plan -o json writes, every impact of every application.
func TestTheDataOfAPlanIsItsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(drawProject(t))}})
		checkPlanData(t, plan.Diff(before, compiled(t, fstest.MapFS{"b.grants.hcl": {Data: []byte(drawProject(t))}})))
	})
}

func checkPlanData(t failer, p *plan.Plan) {
	p.Base.Kind, p.Head.Kind = "dir", "dir"
	var page, want, got bytes.Buffer
	if err := Plan(&page, p, nil, About{}); err != nil {
		t.Fatal(err)
	}
	if err := planformat.JSON(&want, p, nil); err != nil {
		t.Fatal(err)
	}
	var data planData
	if err := json.Unmarshal(blockOf(t, page.Bytes()), &data); err != nil {
		t.Fatal(err)
	}
	again, err := planformat.Read(data.Plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := planformat.JSON(&got, again, nil); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Fatalf("the page has\n%s\nand the JSON\n%s", &got, &want)
	}
}

// mostBytesOfEverything is what a page may have in which 500 applications and 2,000 grants are new.
const mostBytesOfEverything = 5 << 18

func TestAPlanInWhichEverythingChangesIsASmallPage(t *testing.T) {
	var page bytes.Buffer
	if err := Plan(&page, plan.Diff(compiled(t, fstest.MapFS{"a.grants.hcl": {}}), generated(t, tenantgen.M)), nil, About{}); err != nil {
		t.Fatal(err)
	}
	if page.Len() > mostBytesOfEverything {
		t.Errorf("the page has %d bytes, more than %d", page.Len(), mostBytesOfEverything)
	}
}
