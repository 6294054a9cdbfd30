package plan

import (
	"bytes"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"grants/internal/render/schema/schematest"
	"grants/lint/rules"
	"grants/plan"
	"grants/plan/objects"
)

func savedCase(t testing.TB, name string) []byte {
	t.Helper()
	document, err := os.ReadFile(path.Join(cases, name, "want.json"))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func TestASavedPlanIsTheSamePlan(t *testing.T) {
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			p := comparePlan(t, entry.Name())
			saved, err := Read(savedCase(t, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			for file, format := range formats {
				var want, got bytes.Buffer
				if err := format(&want, p); err != nil {
					t.Fatal(err)
				}
				if err := format(&got, saved); err != nil {
					t.Fatal(err)
				}
				if got.String() != want.String() {
					t.Errorf("%s: got\n%s\nwant\n%s", file, &got, &want)
				}
			}
		})
	}
}

func TestASavedPlanWithMistakesIsRefused(t *testing.T) {
	good := string(savedCase(t, "h4"))
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", good, "", "this is no JSON: it ends too early"},
		{"no JSON", good, "{]", "this is no JSON: invalid character ']'"},
		{"half of it", good, good[:len(good)/2], "this is no JSON: it ends too early"},
		{"two plans", good, good + good, "something follows the plan"},
		{"a list", good, "[]", `this is no plan: format is not "grants-plan"`},
		{"another document", `"grants-plan"`, `"grants-lint"`, `this is no plan: format is not "grants-plan"`},
		{"a later major version", `"format_version": "1.1"`, `"format_version": "2.0"`, `format_version is "2.0", and this program reads 1.x`},
		{"no version", `"format_version": "1.1"`, `"format_version": 1`, `format_version is 1, expected "1.1" or another 1.x`},
		{"half a version", `"format_version": "1.1"`, `"format_version": "1.x"`, `format_version is "1.x", expected "1.1" or another 1.x`},
		{"a missing key", `"tool": "",`, ``, "tool is missing"},
		{"a missing key below", `"verdict": "narrower",`, ``, "summary.verdict is missing"},
		{"a key twice", `"tool": "",`, `"tool": "", "tool": "x",`, "tool stands twice"},
		{"a wrong type", `"breaking": true`, `"breaking": "yes"`, "summary.breaking is a string, expected boolean"},
		{"a null list", `"risk_reasons": []`, `"risk_reasons": null`, "impacts[0].risk_reasons is null, expected array"},
		{"an unknown value", `"risk": "none"`, `"risk": "huge"`, `summary.risk is "huge", expected one of ["none","low","medium","high"]`},
		{"a wrong item", `"forces": [`, `"forces": [1, `, "changes[0].forces[0] is an integer, expected string"},
		{"a negative number", `"permissions_lost": 2`, `"permissions_lost": -2`, "summary.permissions_lost is -2, expected 0 or more"},
		{"a fraction", `"permissions_lost": 2`, `"permissions_lost": 2.5`, "summary.permissions_lost is a number, expected integer"},
		{"a huge number", `"permissions_lost": 2`, `"permissions_lost": 99999999999999999999`, "summary.permissions_lost is a number, expected integer"},
		{"a phase that is none", `"phases": [`, `"phases": [6, `, "changes[0].phases[0] is 6, expected 5 or less"},
		{"a digest that is none", `"digest": "sha256:`, `"digest": "sha256:\n`, `base.digest is "sha256:\n`},
		{"no cause", `"because": [`, `"because": [], "x": [`, "impacts[0].because has 0 items, expected 1 or more"},
		{"half an attribute", `"after": false`, `"aftr": false`, "changes[0].attributes[0].after is missing"},
		{"half a row", `"decision": "allow",`, ``, "impacts[0].before.decision is missing"},
		{"a deep document", `"tool": "",`, `"tool": "", "x": ` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + `,`, "this is no plan: it is nested too deeply"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("the plan has no %s to change", c.old)
			}
			_, err := Read([]byte(strings.Replace(good, c.old, c.new, 1)))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// A path for every value would be a copy of the key for every value: twenty gigabytes here.
func TestLongKeysAreToldInShort(t *testing.T) {
	good := string(savedCase(t, "h4"))
	key := strings.Repeat("k", 200_000)
	long := func(value string) []byte {
		return []byte(strings.Replace(good, `"tool": "",`, `"tool": "", "`+key+`": `+value+`,`, 1))
	}
	if _, err := Read(long("[1" + strings.Repeat(",1", 100_000) + "]")); err != nil {
		t.Error(err)
	}
	if _, err := Read(long(`{"a": [{"b": 1, "b": 2}]}`)); err == nil || len(err.Error()) > 500 || !strings.HasSuffix(err.Error(), "stands twice") {
		t.Errorf("got %.600v", err)
	}
	if _, err := Read([]byte(strings.Replace(good, `"risk_reasons": []`, `"risk_reasons": [{"b": 1, "b": 2}]`, 1))); err == nil ||
		err.Error() != "impacts[0].risk_reasons[0].b stands twice" {
		t.Errorf("got %v", err)
	}
}

func TestSavedPlansHaveABudget(t *testing.T) {
	saved := &savedPlan{left: 10}
	if _, err := saved.parseItem([]byte(`[1, 2, 3, 4, 5]`)); err != nil {
		t.Error(err)
	}
	if _, err := saved.parseItem([]byte(`[1, 2, 3, 4, 5]`)); err == nil || err.Error() != "is too much: a saved plan may have 24000000 values" {
		t.Errorf("got %v", err)
	}
}

// A folded impact has a step for each that is about the application itself.
func TestFoldedImpactsWithMistakesAreRefused(t *testing.T) {
	good := string(savedCase(t, "h4"))
	for _, c := range []struct{ name, old, new, want string }{
		{"both forms", `"api":`, `"applications": [{"application": "a", "client_id": null}], "api":`, "impacts[0] has the keys of more than one form"},
		{"neither", `"client_id":`, `"x":`, "impacts[0].client_id is missing"},
		{"no application", `"any_third_party":`, `"applications": [], "any_third_party":`, "impacts[0]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := strings.Index(good, `"impacts": [`)
			if _, err := Read([]byte(good[:at] + strings.Replace(good[at:], c.old, c.new, 1))); err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// BenchmarkReadPlan is about saved plans with many impacts, causes and changes.
func BenchmarkReadPlan(b *testing.B) {
	for _, size := range []int{1_000, 2_000, 4_000} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			document := manyTimes(b, savedCase(b, "h4"), size)
			b.SetBytes(int64(len(document)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(document); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// manyTimes is a plan with its impacts and changes, and the causes of the first impact, many times over.
func manyTimes(t testing.TB, document []byte, n int) []byte {
	t.Helper()
	p, err := Read(document)
	if err != nil {
		t.Fatal(err)
	}
	p.Impacts, p.Changes = slices.Repeat(p.Impacts, n), slices.Repeat(p.Changes, n)
	p.Impacts[0].Because = slices.Repeat(p.Impacts[0].Because, n)
	var out bytes.Buffer
	if err := JSON(&out, p, rules.All()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestALaterMinorVersionIsReadCarefully(t *testing.T) {
	saved := string(savedCase(t, "h4"))
	for old, new := range map[string]string{
		`"format_version": "1.1"`: `"format_version": "1.7", "news": {"a": [1]}`,
		`"risk": "none"`:          `"risk": "minute"`,
		`"verdict": "narrower"`:   `"verdict": "sideways"`,
		`"action": "replace"`:     `"action": "swap"`,
		`"effect": "access"`:      `"effect": "odd"`,
		`"risk_reasons": []`:      `"risk_reasons": ["moon-phase"]`,
	} {
		saved = strings.ReplaceAll(saved, old, new)
	}
	p, err := Read([]byte(saved))
	if err != nil {
		t.Fatal(err)
	}
	if p.Summary.Risk != plan.High || p.Impacts[0].Risk != plan.High || p.Summary.Verdict != plan.Mixed || p.Changes[0].Action != objects.Replace ||
		p.Changes[0].Effect != objects.EffectAccess {
		t.Errorf("got risk %s and %s, verdict %s, action %s, effect %s", p.Summary.Risk, p.Impacts[0].Risk, p.Summary.Verdict, p.Changes[0].Action, p.Changes[0].Effect)
	}
	checkWritten(t, p)
}

// checkWritten only wants the formats to be written.
func checkWritten(t *testing.T, p *plan.Plan) {
	t.Helper()
	for _, format := range formats {
		var out bytes.Buffer
		if err := format(&out, p); err != nil || out.Len() == 0 {
			t.Errorf("%v after %q", err, &out)
		}
	}
}

func FuzzReadPlan(f *testing.F) {
	f.Add(savedCase(f, "h3"))
	f.Add(savedCase(f, "h4"))
	f.Add([]byte(`{"format": "grants-plan", "format_version": "1.9", "x": [{}, [], null, 1e99]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		p, err := Read(document)
		if err != nil {
			return
		}
		checkWritten(t, p)
		var once, twice bytes.Buffer
		if err := JSON(&once, p, rules.All()); err != nil {
			t.Fatal(err)
		}
		again, err := Read(once.Bytes())
		if err != nil {
			t.Fatalf("we don't read what we write: %v", err)
		}
		if err := JSON(&twice, again, rules.All()); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Errorf("%v: another plan comes back", err)
		}
	})
}

func TestKeysThatDifferInCaseAreOtherKeys(t *testing.T) {
	saved := strings.Replace(string(savedCase(t, "h4")), `"tool": "",`, `"tool": "", "Impacts": [], "SUMMARY": {"risk": "none"},`, 1)
	p, err := Read([]byte(saved))
	if err != nil || len(p.Impacts) != 1 || p.Summary.PermissionsLost != 2 {
		t.Errorf("%v: got %d impacts, %d lost permissions; want 1 and 2", err, len(p.Impacts), p.Summary.PermissionsLost)
	}
}

func TestAnEarlierMinorVersionIsRead(t *testing.T) {
	saved := string(savedCase(t, "h4"))
	for _, since := range []string{`  "shared_values": [],` + "\n", `    "domain": "",` + "\n", ",\n        \"assumed\": []"} {
		if !strings.Contains(saved, since) {
			t.Fatalf("the plan has no %s", since)
		}
		saved = strings.ReplaceAll(saved, since, "")
	}
	p, err := Read([]byte(strings.Replace(saved, `"1.1"`, `"1.0"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := JSON(&out, p, rules.All()); err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "plan", out.Bytes())
}
