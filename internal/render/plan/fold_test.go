package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config/language"
	"grants/internal/render/document"
	"grants/internal/render/schema/schematest"
	"grants/lint"
	"grants/lint/rules"
	"grants/plan"
)

// A folded plan, unfolded, is the whole plan to the byte, and says the same to people.
func TestFoldedPlansUnfold(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { checkFold(r, plan.Diff(drawCrowd(r, "base"), drawCrowd(r, "head"))) })
}

// What each application of a folded impact says of itself: where it is written, what it was called, and which mode it took from the tenant.
func TestFoldedPlansKeepWhatApplicationsSayOfThemselves(t *testing.T) {
	state := func(mode, policy, ids string, names ...string) *compiler.Tenant {
		text := fmt.Sprintf("tenant {\n  enable_dynamic_client_registration = true\n  dynamic_client_registration_security_mode = %q\n}\n", mode)
		text += "api \"r\" {\n  identifier = \"https://r\"\n  scopes = [\"read\"]\n  subject_type_authorization {\n    user { policy = \"" + policy + "\" }\n  }\n}\n"
		for _, name := range names {
			text += fmt.Sprintf("application %q {\n  %s\n  is_first_party = false\n  external_metadata_type = \"dcr\"\n}\n", name, strings.ReplaceAll(ids, "*", name))
		}
		return loadText(t, text)
	}
	const id = `client_id = "id-*"`
	for name, p := range map[string]*plan.Plan{
		"new":           plan.Diff(state("strict", "allow_all", id), state("permissive", "allow_all", id, "a", "b", "c")),
		"gone":          plan.Diff(state("permissive", "allow_all", id, "a", "b", "c"), state("permissive", "allow_all", id)),
		"first ids":     plan.Diff(state("permissive", "deny_all", "", "a", "b", "c"), state("permissive", "allow_all", id, "a", "b", "c")),
		"other clients": plan.Diff(state("permissive", "allow_all", id, "a", "b", "c"), state("permissive", "allow_all", `client_id = "other-*"`, "a", "b", "c")),
	} {
		t.Run(name, func(t *testing.T) {
			if most := slices.MaxFunc(p.Impacts, func(x, y plan.Impact) int { return x.Applications() - y.Applications() }); most.Applications() != 3 {
				t.Errorf("got an impact on %d applications, want one on 3", most.Applications())
			}
			folded := checkFold(t, p)
			schematest.Validate(t, "plan", []byte(folded))
		})
	}
}

// checkFold returns the folded plan.
func checkFold(t testingT, p *plan.Plan) string {
	p.Base.Kind, p.Base.Spec, p.Head.Kind, p.Head.Spec = "dir", "dir:base", "dir", "dir:head"
	whole, folded := formatted(t, withRules(JSON), p), formatted(t, withRules(FoldedJSON), p)
	if want := eachByItself(t, p); whole != want {
		t.Errorf("got %s\nwant %s", whole, want)
	}
	read, err := Read([]byte(folded))
	if err != nil {
		t.Fatalf("%v\n%s", err, folded)
	}
	if got := formatted(t, withRules(JSON), read); got != whole {
		t.Errorf("unfolded: got %s\nwant %s\nof %s", got, whole, folded)
	}
	if got := formatted(t, withRules(FoldedJSON), read); got != folded {
		t.Errorf("folded again: got %s\nwant %s", got, folded)
	}
	for name, format := range formats {
		if got, want := formatted(t, format, read), formatted(t, format, p); got != want {
			t.Errorf("%s: got %s\nwant %s", name, got, want)
		}
	}
	if got, want := unfold(t, folded), items(t, whole); !reflect.DeepEqual(got, want) {
		t.Errorf("as a reader unfolds it: got %v\nwant %v", got, want)
	}
	return folded
}

type testingT interface {
	Fatal(...any)
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

// drawCrowd is a tenant of applications that are much alike.
func drawCrowd(r *rapid.T, side string) *compiler.Tenant {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(r, side+" "+what) }
	var b strings.Builder
	fmt.Fprintf(&b, "tenant {\n  enable_dynamic_client_registration = true\n  %s\n}\n",
		pick("mode", "", "", `dynamic_client_registration_security_mode = "permissive"`, `dynamic_client_registration_security_mode = "strict"`))
	for n := range 6 {
		name := fmt.Sprint("a", n)
		id := pick(name+" id", name, name, name, "", "other-"+name, "tpc_"+name)
		if pick(name, "there", "there", "there", "gone") == "gone" {
			continue
		}
		block := pick(name+" block", name, name, name, "renamed_"+name)
		fmt.Fprintf(&b, "application %q {\n  app_type = %q\n", block, pick(name+" type", "regular_web", "regular_web", "spa"))
		if id != "" {
			fmt.Fprintf(&b, "  client_id = %q\n", id)
		}
		b.WriteString(pick(name+" party", "", "", "  is_first_party = false\n",
			"  is_first_party = false\n  external_metadata_type = \"dcr\"\n", "  is_first_party = false\n  third_party_security_mode = \"permissive\"\n") + "}\n")
		if pick(name+" grant", "none", "none", "none", "own") == "own" {
			fmt.Fprintf(&b, "client_grant %q {\n  client_id = application.%s\n  audience = \"https://r0\"\n  subject_type = \"user\"\n  scopes = [\"read\"]\n}\n", name, block)
		}
	}
	for n := range 2 {
		name := fmt.Sprint("r", n)
		if n > 0 && pick(name, "there", "there", "gone") == "gone" {
			continue
		}
		fmt.Fprintf(&b, "api %q {\n  identifier = \"https://%s\"\n  scopes = [%s]\n  subject_type_authorization {\n    user { policy = %q }\n    client { policy = \"deny_all\" }\n  }\n}\n",
			name, name, pick(name+" scopes", `"read"`, `"read", "write"`), pick(name+" policy", "allow_all", "allow_all", "require_client_grant", "deny_all"))
	}
	return loadText(r, b.String())
}

func loadText(t testingT, text string) *compiler.Tenant {
	cfg, _, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, _ := compiler.Compile(cfg)
	return tenant
}

// withRules is a format that is told which rules there are.
func withRules(format func(io.Writer, *plan.Plan, []*lint.Rule) error) func(io.Writer, *plan.Plan) error {
	return func(w io.Writer, p *plan.Plan) error { return format(w, p, rules.All()) }
}

func formatted(t testingT, format func(io.Writer, *plan.Plan) error, p *plan.Plan) string {
	var out bytes.Buffer
	if err := format(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// eachByItself is JSON without anything that impacts share.
func eachByItself(t testingT, p *plan.Plan) string {
	alone := *p
	alone.Diagnostics, alone.Impacts = documented(p.Diagnostics, rules.All()), []plan.Impact{}
	for i := range p.Expand() {
		alone.Impacts = append(alone.Impacts, *i)
	}
	var out bytes.Buffer
	if err := document.Write(&out, &alone); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func items(t testingT, document string) map[string]any {
	var p struct{ Impacts []map[string]any }
	if err := json.Unmarshal([]byte(document), &p); err != nil {
		t.Fatal(err)
	}
	return byCell(p.Impacts)
}

func byCell(impacts []map[string]any) map[string]any {
	cells := map[string]any{}
	for _, i := range impacts {
		cells[fmt.Sprint(i["application"], " ", i["client_id"], " ", i["audience"], " ", i["subject_type"])] = i
	}
	return cells
}

// unfold does with JSON what docs/plan.md tells readers to do.
func unfold(t testingT, document string) map[string]any {
	var p struct{ Impacts []map[string]any }
	if err := json.Unmarshal([]byte(document), &p); err != nil {
		t.Fatal(err)
	}
	var whole []map[string]any
	for _, i := range p.Impacts {
		holders, folded := i["applications"].([]any)
		if !folded {
			whole = append(whole, i)
			continue
		}
		for _, h := range holders {
			whole = append(whole, unfoldFor(i, h.(map[string]any)))
		}
	}
	return byCell(whole)
}

func unfoldFor(i, holder map[string]any) map[string]any {
	one := maps.Clone(i)
	delete(one, "applications")
	one["application"], one["client_id"] = holder["application"], holder["client_id"]
	was := holder
	if before, other := holder["before"].(map[string]any); other {
		was = before
	}
	for key, name := range map[string]map[string]any{"before": was, "after": holder} {
		if row, ok := i[key].(map[string]any); ok {
			row = maps.Clone(row)
			row["application"], row["client_id"] = name["application"], name["client_id"]
			one[key] = row
		}
	}
	steps, _ := holder["steps"].([]any)
	var because []any
	for _, step := range i["because"].([]any) {
		step := maps.Clone(step.(map[string]any))
		if step["message"] == "" {
			maps.Copy(step, steps[0].(map[string]any))
			steps = steps[1:]
		}
		because = append(because, step)
	}
	one["because"] = because
	return one
}
