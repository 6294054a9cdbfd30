package tree

import (
	"reflect"
	"strings"
	"testing"

	"grants/diag"
)

func TestYAMLIsReadWithPlaces(t *testing.T) {
	content := "a: &x [one, \"two\", 'three']\nb:\n  c: *x\n  d: 5\n  e: yes\n  f: true\n  g: ~\nh:\n  <<: {c: 1, i: 2}\n  c: 3\n\"é\": text\n"
	n, err := ReadYAML(1, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"a": []any{"one", "two", "three"},
		"b": map[string]any{"c": []any{"one", "two", "three"}, "d": 5.0, "e": "yes", "f": true, "g": nil},
		"h": map[string]any{"c": 3.0, "i": 2.0}, "é": "text",
	}
	if got := plain(n); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := n.Get("h").Get("c").Text; got != "3" {
		t.Errorf("what is written counts for less than what is merged: %s", got)
	}
	for text, of := range map[string]*Node{
		"one": n.Get("a").Items[0], `"two"`: n.Get("a").Items[1], "'three'": n.Get("a").Items[2], "5": n.Get("b").Get("d"), "text": n.Get("é"),
	} {
		if got := content[of.At.Start:of.At.End]; got != text {
			t.Errorf("%s stands at %q", text, got)
		}
	}
}

func TestWhatIsNoYAMLIsRefused(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 9 {
		name, last := string(rune('b'+i)), string(rune('a'+i))
		if i == 0 {
			last = "a0"
		}
		bomb.WriteString(name + ": &" + name + " [" + strings.TrimSuffix(strings.Repeat("*"+last+", ", 10), ", ") + "]\n")
	}
	for _, c := range []struct{ name, content, message string }{
		{"a keyword", "a: @@X@@\n", "this is not YAML: found character that cannot start any token"},
		{"two documents", "a: 1\n---\nb: 2\n", "a second document starts here, and one is expected"},
		{"aliases within one another", bomb.String(), "the aliases of the document stand for more than 500000 values"},
		{"an alias of what it is in", "a: &x\n  b: *x\n", `the alias "x" stands for what it is part of`},
		{"too deep", strings.Repeat("[", 200) + strings.Repeat("]", 200), "lists and objects stand more than 100 deep in one another"},
		{"no UTF-8", "a: \xff\n", "this is not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadYAML(1, []byte(c.content))
			if problem, ok := err.(*Error); !ok || problem.Message != c.message {
				t.Errorf("got %v, want %q", err, c.message)
			}
		})
	}
}

// FuzzYAML holds every place to the document: whatever it is, it is read or refused.
func FuzzYAML(f *testing.F) {
	for _, seed := range []string{"a: b\n", "- 'x'\n- |\n  y\n", "a: &x 1\nb: *x\n", "{a: [1, 2]}", "<<: {a: 1}\n", "? a\n: b\n", "\xef\xbb\xbfa: é\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		n, err := ReadYAML(1, content)
		if err != nil {
			if problem := err.(*Error); problem.Message == "" {
				t.Fatal("a mistake without words")
			}
			return
		}
		n.Walk(func(n *Node) {
			if n.At.Start > n.At.End || int(n.At.End) > len(content) || n.At.File != diag.FileID(1) {
				t.Fatalf("%q stands at %v of %d bytes", n.Text, n.At, len(content))
			}
		})
	})
}
