package findings

import "testing"

// The elements that https://docs.gitlab.com/ci/testing/unit_test_reports/ documents, and the counts that Jenkins and others read. All are in
// Jenkins' junit-10.xsd, by which testsuites has no "skipped".
var junitElements = map[string]element{
	"testsuites": {required: []string{"name", "tests", "failures", "errors", "time"}, children: []string{"testsuite"}},
	"testsuite":  {required: []string{"name", "tests", "failures", "errors", "skipped", "time"}, children: []string{"testcase"}},
	"testcase":   {required: []string{"classname", "name", "time"}, optional: []string{"file", "line"}, children: []string{"failure", "skipped"}},
	"failure":    {required: []string{"type", "message"}},
	"skipped":    {required: []string{"message"}},
}

func validateJUnit(t *testing.T, document []byte, findings *Report) {
	root := parseXML(t, document, junitElements)
	if len(root.Children) != 1 {
		t.Fatalf("%d suites, want 1", len(root.Children))
	}
	suite, failed, skipped := root.Children[0], 0, 0
	names := map[string]bool{}
	for _, test := range suite.Children {
		failed, skipped = failed+test.count("failure"), skipped+test.count("skipped")
		if name := test.attr("classname") + "\x00" + test.attr("name"); names[name] {
			t.Errorf("GitLab would ignore a second %q", name)
		} else {
			names[name] = true
		}
	}
	counts := Count(findings.Diagnostics)
	if failed != counts.Error+counts.Warning || skipped != counts.Info || len(suite.Children) != max(1, len(findings.Diagnostics)) {
		t.Errorf("%d tests, %d failed, %d skipped for %s", len(suite.Children), failed, skipped, counts)
	}
	for _, e := range []node{root, suite} {
		if e.number(t, "tests") != len(suite.Children) || e.number(t, "failures") != failed {
			t.Errorf("<%s> counts %s tests, %s failures", e.XMLName.Local, e.attr("tests"), e.attr("failures"))
		}
	}
	if suite.number(t, "skipped") != skipped {
		t.Errorf("the suite counts %s skipped, want %d", suite.attr("skipped"), skipped)
	}
}
