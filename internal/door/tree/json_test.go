package tree

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"grants/diag"
)

// plain is a node as encoding/json has it.
func plain(n *Node) any {
	switch n.Kind {
	case Bool:
		return n.Text == "true"
	case Number:
		f, _ := strconv.ParseFloat(n.Text, 64)
		return f
	case Text:
		return n.Text
	case List:
		items := []any{}
		for _, item := range n.Items {
			items = append(items, plain(item))
		}
		return items
	case Object:
		members := map[string]any{}
		for _, m := range n.Members {
			members[m.Key] = plain(m.Value)
		}
		return members
	}
	return nil
}

// FuzzJSON holds the reader to what the standard library makes of the same document, and every place to the text that stands there.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, -2.5e3, true, false, null, "x\u00e9\n"], "b": {}, "c": []}`, ` [ ] `, `"\ud800"`, "\xef\xbb\xbf{\"a\" : 1 }", `{"a":1}{"a":2}`,
		`{"a":1,"a":2}`, `[[[[]]]]`, "\xff\xfe", `{"a":`, `nul`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		reader := Reader{File: 1}
		documents, err := reader.ReadJSON(content)
		text := strings.TrimPrefix(string(content), "\xef\xbb\xbf")
		decoder := json.NewDecoder(strings.NewReader(text))
		for i := 0; ; i++ {
			var want any
			if decoder.Decode(&want) != nil || i == len(documents) {
				break
			}
			if got := plain(documents[i]); !reflect.DeepEqual(got, want) {
				t.Fatalf("document %d is %#v, want %#v", i, got, want)
			}
			documents[i].Walk(func(n *Node) {
				if n.Kind == Text && utf8.ValidString(n.Text) {
					var there string
					if json.Unmarshal(content[n.At.Start:n.At.End], &there) != nil || there != n.Text {
						t.Fatalf("%q stands at %v, where %q is", n.Text, n.At, content[n.At.Start:n.At.End])
					}
				}
			})
		}
		if err != nil {
			if problem := err.(*Error); int(problem.At.End) > len(content) || problem.Message == "" {
				t.Fatalf("the mistake is at %v of %d bytes: %q", problem.At, len(content), problem.Message)
			}
		}
	})
}

func TestListsAreHandedOverOneByOne(t *testing.T) {
	var got []string
	reader := Reader{
		File: 1,
		Mode: func(path []string) Mode {
			switch strings.Join(path, ".") {
			case "items":
				return Each
			case "unwanted":
				return Skip
			}
			return Keep
		},
		Each: func(path []string, n *Node) { got = append(got, strings.Join(path, ".")+"="+n.Get("id").String()) },
	}
	documents, err := reader.ReadJSON([]byte(`{"unwanted": {"items": [{"id": "no"}], "s": "}"}, "items": [{"id": "a"}, {"id": "b"}], "kept": [1]}`))
	if err != nil || len(documents) != 1 {
		t.Fatal(documents, err)
	}
	if want := []string{"items=a", "items=b"}; !reflect.DeepEqual(got, want) {
		t.Errorf("handed over %q, want %q", got, want)
	}
	if n := documents[0]; len(n.Get("items").Items) != 0 || len(n.Get("kept").Items) != 1 || n.Get("unwanted") != nil {
		t.Errorf("the tree is %v", plain(n))
	}
}

func TestOfElementsOnlyWhatIsWantedIsRead(t *testing.T) {
	var got []any
	reader := Reader{
		Mode: func([]string) Mode { return Each },
		Within: func(path []string) Mode {
			if path[len(path)-1] == "secret" {
				return Skip
			}
			return Keep
		},
		Each: func(_ []string, n *Node) { got = append(got, plain(n)) },
	}
	if _, err := reader.ReadJSON([]byte(`[{"secret": {"a": "}"}, "id": 1}, {"id": [{"secret": [], "x": {"y": 2, "secret": 3}}], "secret": 4}, []]`)); err != nil {
		t.Fatal(err)
	}
	want := []any{map[string]any{"id": 1.0}, map[string]any{"id": []any{map[string]any{"x": map[string]any{"y": 2.0}}}}, []any{}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestElementsThatAreHandedOverTakeNoMemory(t *testing.T) {
	memory := func(elements int) float64 {
		content := []byte("[" + strings.Repeat(`{"id": "a", "of": [1, {"b": null}]},`, elements) + "{}]")
		return testing.AllocsPerRun(3, func() {
			reader := Reader{Mode: func([]string) Mode { return Each }, Each: func([]string, *Node) {}}
			if _, err := reader.ReadJSON(content); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := memory(10), memory(10_000); many > few+100 { // the race detector lets go of some of what is kept for the next use
		t.Errorf("10,000 elements take %v allocations, 10 take %v", many, few)
	}
}

func TestAClone(t *testing.T) {
	var clones []*Node
	reader := Reader{Mode: func([]string) Mode { return Each }, Each: func(_ []string, n *Node) { clones = append(clones, n.Clone()) }}
	if _, err := reader.ReadJSON([]byte(`[{"a": [1, 2], "b": {"c": {}}}, {"a": [], "d": "x"}]`)); err != nil {
		t.Fatal(err)
	}
	for i, want := range []any{
		map[string]any{"a": []any{1.0, 2.0}, "b": map[string]any{"c": map[string]any{}}}, map[string]any{"a": []any{}, "d": "x"},
	} {
		if got := plain(clones[i]); !reflect.DeepEqual(got, want) {
			t.Errorf("element %d is %v, want %v", i, got, want)
		}
	}
	clones[0].Set("b", clones[1])
	clones[0].Get("a").Items = append(clones[0].Get("a").Items, clones[1])
	if got := plain(clones[1]); !reflect.DeepEqual(got, map[string]any{"a": []any{}, "d": "x"}) {
		t.Errorf("a change of one clone made %v of the other", got)
	}
}

func TestATreeHasOnlySoManyValues(t *testing.T) {
	one := "[" + strings.Repeat("0,", 20) + "0]"
	each := func([]string) Mode { return Each }
	for _, c := range []struct {
		name, content string
		mode          func([]string) Mode
		fits          bool
	}{
		{"in one", one, nil, false},
		{"in several documents", strings.Repeat("[0, 0, 0, 0] ", 5), nil, false},
		{"handed over one by one", one, each, true},
		{"in one that is handed over", "[" + one + "]", each, false},
		{"few", "[0, 0]", nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			reader := Reader{Mode: c.mode, Each: func([]string, *Node) {}, most: 20}
			_, err := reader.ReadJSON([]byte(c.content))
			if fits := err == nil; fits != c.fits {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestWhatIsNoJSONIsSaidAtItsPlace(t *testing.T) {
	for _, c := range []struct{ name, content, message, at string }{
		{"cut off", "{\"a\": [1,\n 2", "the document ends here, and is not finished", "2:3"},
		{"a comma too many", "{\"a\": 1,}", "this is not JSON: invalid character '}' looking for beginning of object key string", "1:9"},
		{"UTF-16", "\xff\xfe{\x00", "this is UTF-16", "1:1"},
		{"too deep", strings.Repeat("[", 200) + strings.Repeat("]", 200), "lists and objects stand more than 100 deep in one another", "1:102"},
		{"words", "Error: no token", "this is not JSON: invalid character 'E' looking for beginning of value", "1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := &diag.Files{}
			reader := Reader{File: files.Add("x.json")}
			files.SetContent(reader.File, []byte(c.content))
			_, err := reader.ReadJSON([]byte(c.content))
			problem, ok := err.(*Error)
			if !ok {
				t.Fatalf("got %v", err)
			}
			at := files.Range(problem.At).Start
			if got := strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column); got != c.at || problem.Message != c.message {
				t.Errorf("got %q at %s, want %q at %s", problem.Message, got, c.message, c.at)
			}
		})
	}
}
