package ignores_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/config/language"
)

// covered is what the ignores of a file cover, each as "TEXT -> STRETCH" with line ends as spaces.
func covered(t *testing.T, name, content string) []string {
	t.Helper()
	cfg, _, err := language.Load(fstest.MapFS{name: {Data: []byte(content)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, ignore := range cfg.Ignores {
		if got := content[ignore.Span.Start:ignore.Span.End]; got != ignore.Text && !strings.Contains(got, `\`) {
			t.Errorf("the span of %q has %q", ignore.Text, got)
		}
		if ignore.Covers.File != ignore.Span.File && !ignore.Covers.IsZero() {
			t.Errorf("%q covers something in file %d", ignore.Text, ignore.Covers.File)
		}
		stretch := strings.Join(strings.Fields(content[ignore.Covers.Start:ignore.Covers.End]), " ")
		text, _ := strings.CutPrefix(ignore.Text, "grants:ignore ")
		all = append(all, text+" -> "+stretch)
	}
	return all
}

func TestIgnoresCoverWhatTheyStandBesideOrAbove(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		want   []string
	}{
		"behind an attribute": {
			"api \"a\" {\n  identifier = \"x\" # grants:ignore r: why\n  name = \"n\"\n}\n",
			[]string{`r: why -> identifier = "x"`}},
		"above an attribute": {
			"api \"a\" {\n  # grants:ignore r: why\n\n  # another remark\n  identifier = \"x\"\n}\n",
			[]string{`r: why -> identifier = "x"`}},
		"several above one attribute": {
			"api \"a\" {\n  # grants:ignore r: why\n  // grants:ignore s: because\n  identifier = \"x\"\n}\n",
			[]string{`r: why -> identifier = "x"`, `s: because -> identifier = "x"`}},
		"above a block": {
			"# grants:ignore r: why\napi \"a\" {\n  identifier = \"x\"\n}\napi \"b\" { identifier = \"y\" }\n",
			[]string{`r: why -> api "a" { identifier = "x" }`}},
		"behind the opening brace of a block": {
			"api \"a\" { # grants:ignore r: why\n  identifier = \"x\"\n}\n",
			[]string{`r: why -> api "a" { # grants:ignore r: why identifier = "x" }`}},
		"behind the closing brace of a block": {
			"api \"a\" {\n  identifier = \"x\"\n} # grants:ignore r: why\n",
			[]string{`r: why -> api "a" { identifier = "x" }`}},
		"behind a block in one line": {
			"api \"a\" { identifier = \"x\" } # grants:ignore r: why\napi \"b\" { identifier = \"y\" }\n",
			[]string{`r: why -> api "a" { identifier = "x" }`}},
		"behind a nested block": {
			"api \"a\" {\n  subject_type_authorization {\n    user { policy = \"deny_all\" } // grants:ignore r: why\n  }\n}\n",
			[]string{`r: why -> user { policy = "deny_all" }`}},
		"behind an item of a list": {
			"api \"a\" {\n  scopes = [\n    \"a\", # grants:ignore r: why\n    \"b\",\n  ]\n}\n",
			[]string{`r: why -> "a",`}},
		"behind an item over several lines": {
			"api \"a\" {\n  scopes = [\n    true ?\n    \"a\" :\n    \"b\", # grants:ignore r: why\n    \"c\" ]\n}\n",
			[]string{`r: why -> true ? "a" : "b"`}},
		"behind the last item of a list": {
			"api \"a\" {\n  scopes = [\n    \"a\",\n    \"b\" # grants:ignore r: why\n  ]\n}\n",
			[]string{`r: why -> "b"`}},
		"above an item of a list": {
			"api \"a\" {\n  scopes = [\n    \"a\",\n    # grants:ignore r: why\n    \"b\",\n    \"c\"]\n}\n",
			[]string{`r: why -> "b"`}},
		"behind several items in a row": {
			"api \"a\" {\n  scopes = [\n    \"a\",\n    \"b\", \"c\", # grants:ignore r: why\n    \"d\", \"e\" # grants:ignore s: why\n  ]\n}\n",
			[]string{`r: why -> "b", "c"`, `s: why -> "d", "e"`}},
		"behind the opening bracket of a list": {
			"api \"a\" {\n  scopes = [ # grants:ignore r: why\n    \"a\",\n  ]\n}\n",
			[]string{`r: why -> scopes = [ # grants:ignore r: why "a", ]`}},
		"behind the closing bracket of a list": {
			"api \"a\" {\n  scopes = [\n    \"a\",\n  ] # grants:ignore r: why\n}\n",
			[]string{`r: why -> scopes = [ "a", ]`}},
		"above the closing bracket of a list": {
			"api \"a\" {\n  scopes = [\n    \"a\"\n    # grants:ignore r: why\n  ]\n  name = \"n\"\n}\n",
			[]string{`r: why -> `}},
		"above the closing brace of a block": {
			"api \"a\" {\n  name = \"n\"\n  # grants:ignore r: why\n}\napi \"b\" { identifier = \"y\" }\n",
			[]string{`r: why -> `}},
		"at the end of a file": {
			"api \"a\" { identifier = \"y\" }\n# grants:ignore r: why",
			[]string{`r: why -> `}},
		"behind a pair of an object": {
			"api \"a\" {\n  scopes = {\n    \"a\" = \"A\" # grants:ignore r: why\n    \"b\" = \"B\"\n  }\n}\n",
			[]string{`r: why -> "a" = "A"`}},
		"above a pair of an object": {
			"api \"a\" {\n  scopes = {\n    \"a\" = \"A\"\n    # grants:ignore r: why\n    \"b\" = \"B\", \"c\" = \"C\"\n  }\n}\n",
			[]string{`r: why -> "b" = "B"`}},
		"within the arguments of a function": {
			"api \"a\" {\n  scopes = concat(\n    # grants:ignore r: why\n    local.a,\n    local.b, # grants:ignore s: why\n  )\n}\n",
			[]string{
				`r: why -> scopes = concat( # grants:ignore r: why local.a, local.b, # grants:ignore s: why )`,
				`s: why -> scopes = concat( # grants:ignore r: why local.a, local.b, # grants:ignore s: why )`}},
		"within a list that is an argument": {
			"api \"a\" {\n  scopes = concat([\n    \"a\", # grants:ignore r: why\n  ], local.b)\n}\n",
			[]string{`r: why -> "a"`}},
		"within a for expression": {
			"api \"a\" {\n  scopes = [\n    # grants:ignore r: why\n    for k, v in local.a : k\n  ]\n}\n",
			[]string{`r: why -> scopes = [ # grants:ignore r: why for k, v in local.a : k ]`}},
		"between the name and the value": {
			"api \"a\" {\n  scopes = /* grants:ignore r: why */ [\"a\"]\n}\n",
			[]string{`r: why -> scopes = /* grants:ignore r: why */ ["a"]`}},
		"before an attribute on its line": {
			"api \"a\" {\n  /* grants:ignore r: why */ scopes = [\"a\"]\n}\n",
			[]string{`r: why -> scopes = ["a"]`}},
		"over several lines": {
			"api \"a\" {\n  /* grants:ignore r:\n     why\n  */\n  scopes = [\"a\"]\n}\n",
			[]string{"r:\n     why -> scopes = [\"a\"]"}},
		"behind a heredoc": {
			"api \"a\" {\n  name = <<-EOT\n  # grants:ignore no: comment\n  EOT\n  # grants:ignore r: why\n  scopes = [\"a\"]\n}\n",
			[]string{`r: why -> scopes = ["a"]`}},
		"in a string": {
			"api \"a\" {\n  name = \"# grants:ignore r: why\"\n}\n", nil},
		"in the middle of a comment": {
			"# see grants:ignore r: why\napi \"a\" { identifier = \"x\" }\n", nil},
		"with a byte order mark and carriage returns": {
			"\ufeff# grants:ignore r: why\r\napi \"a\" {\r\n  name = \"é\" # grants:ignore s: why\r\n  identifier = \"x\"\r\n}\r\n",
			[]string{`r: why -> api "a" { name = "é" # grants:ignore s: why identifier = "x" }`, `s: why -> name = "é"`}},
		"in a file that does not parse": {
			"api \"a\" {\n  identifier = \n}\n# grants:ignore r: why\napi \"b\" {\n  identifier = \"x\" # grants:ignore s: why\n}\n",
			[]string{`r: why -> api "b" { identifier = "x" # grants:ignore s: why }`, `s: why -> identifier = "x"`}},
		"behind the first of two attributes, the other empty": {
			"locals {\n  a = [\"x\"] # grants:ignore r: why\n  b = [] # grants:ignore s: why\n}\n",
			[]string{`r: why -> a = ["x"]`, `s: why -> b = []`}},
	} {
		t.Run(name, func(t *testing.T) {
			got := covered(t, "main.grants.hcl", test.source)
			for i := range got {
				got[i] = strings.TrimSuffix(got[i], ",")
			}
			for i := range test.want {
				test.want[i] = strings.TrimSuffix(test.want[i], ",")
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestIgnoresInJSONCoverTheirObject(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		want   []string
	}{
		"of a block": {
			`{"api": {"a": {"//": "grants:ignore r: why", "identifier": "x"}, "b": {"identifier": "y"}}}`,
			[]string{`r: why -> "a": {"//": "grants:ignore r: why", "identifier": "x"}`}},
		"of a nested block": {
			`{"api": {"a": {"identifier": "x", "subject_type_authorization": {"user": {"policy": "deny_all", "//": "grants:ignore r: why"}}}}}`,
			[]string{`r: why -> "user": {"policy": "deny_all", "//": "grants:ignore r: why"}`}},
		"of a block without a name": {
			`{"tenant": {"//": "grants:ignore r: why", "domain": "x"}}`,
			[]string{`r: why -> "tenant": {"//": "grants:ignore r: why", "domain": "x"}`}},
		"of an element of a list": {
			`[{"api": [{"a": {"identifier": "x"}}, {"//": "grants:ignore r: why", "b": {"identifier": "y"}}]}]`,
			[]string{`r: why -> {"//": "grants:ignore r: why", "b": {"identifier": "y"}}`}},
		"several": {
			`{"api": {"a": {"//": ["a remark", "grants:ignore r: why", "grants:ignore s: because"], "identifier": "x"}}}`,
			[]string{
				`r: why -> "a": {"//": ["a remark", "grants:ignore r: why", "grants:ignore s: because"], "identifier": "x"}`,
				`s: because -> "a": {"//": ["a remark", "grants:ignore r: why", "grants:ignore s: because"], "identifier": "x"}`}},
		"twice": {
			`{"api": {"a": {"//": "grants:ignore r: why", "identifier": "x", "//": "grants:ignore s: why"}}}`,
			[]string{
				`r: why -> "a": {"//": "grants:ignore r: why", "identifier": "x", "//": "grants:ignore s: why"}`,
				`s: why -> "a": {"//": "grants:ignore r: why", "identifier": "x", "//": "grants:ignore s: why"}`}},
		"with escapes": {
			`{"api": {"a": {"//": "grants:ignore r: \u00e9", "identifier": "x"}}}`,
			[]string{`r: é -> "a": {"//": "grants:ignore r: \u00e9", "identifier": "x"}`}},
		"in the value of an attribute": {
			`{"api": {"a": {"identifier": "x", "scopes": {"//": "grants:ignore r: why"}}}}`, nil},
		"another remark":                    {`{"api": {"a": {"//": "see grants:ignore r: why", "identifier": "x"}}}`, nil},
		"a property that holds no sentence": {`{"api": {"a": {"//": {"//": "grants:ignore r: why"}, "identifier": "x"}}}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, mark := range []string{"", "\ufeff"} {
				if got := covered(t, "main.grants.json", mark+test.source); !slices.Equal(got, test.want) {
					t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
				}
			}
		})
	}
}

func TestIgnoresOfALargeFileAreFoundInItsPieces(t *testing.T) {
	var source strings.Builder
	var want []string
	for i := range 4000 {
		fmt.Fprintf(&source, "# grants:ignore r: why\napi \"a%d\" {\n  identifier = \"https://%d.example.com/%080d\"\n}\n", i, i, i)
		want = append(want, fmt.Sprintf(`r: why -> api "a%d" { identifier = "https://%d.example.com/%080d" }`, i, i, i))
	}
	if got := covered(t, "main.grants.hcl", source.String()); !slices.Equal(got, want) {
		t.Errorf("got %d ignores, want %d, each above its block", len(got), len(want))
	}
}

func FuzzIgnores(f *testing.F) {
	for _, seed := range []string{
		"# grants:ignore r: why\napi \"a\" {\n  scopes = [ # grants:ignore\n \"a\", \"b\", /* grants:ignore r(\"x\"): */\n] // grants:ignore\n}",
		"a { b = { c = [for x in y : x # grants:ignore\n] } } # grants:ignore",
		"a = \"${b[ # grants:ignore\n]}\" # grants:ignore\n)]}# grants:ignore",
		`{"api": {"a": {"//": "grants:ignore r: why", "//": ["grants:ignore", {}]}}}`,
		`[{"//": "grants:ignore"}, {"api": [{"//": "\u0067rants:ignore grants:ignore"}]}]`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		for _, name := range []string{"main.grants.hcl", "main.grants.json"} {
			cfg, _, err := language.Load(fstest.MapFS{name: {Data: []byte(content)}}, language.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, ignore := range cfg.Ignores {
				for _, span := range []struct{ start, end uint32 }{{ignore.Span.Start, ignore.Span.End}, {ignore.Covers.Start, ignore.Covers.End}} {
					if span.start > span.end || int(span.end) > len(content) {
						t.Errorf("%s: %q has the stretch %d to %d of %d bytes", name, ignore.Text, span.start, span.end, len(content))
					}
				}
				if !strings.HasPrefix(ignore.Text, "grants:ignore") {
					t.Errorf("%s: %q is no ignore", name, ignore.Text)
				}
			}
		}
	})
}
