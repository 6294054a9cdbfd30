package plainhcl

import (
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

const everyNode = "a b \"c\" {\n  d = [\"e\", true, 1, f.g[\"h\"]]\n  i = { j = \"k\", \"l\" = {}, r = s(t) }\n  m {\n    n = \"\"\n  }\n  o { p = q }\n}\n"

// TestNothingIsLeftOfARecycledTree is why a tree that is still in use would be seen to break.
func TestNothingIsLeftOfARecycledTree(t *testing.T) {
	for _, text := range []string{everyNode, strings.Repeat(everyNode, 100)} { // in one chunk of memory, and in several
		var memory Memory
		for range 2 {
			tree, ok := Parse(&memory, []byte(text), "x.hcl", 0, nil)
			if !ok {
				t.Fatalf("%q is not plain", text)
			}
			kept := *tree
			var nodes []reflect.Value
			_ = hclsyntax.VisitAll(tree, func(node hclsyntax.Node) hcl.Diagnostics {
				if v := reflect.ValueOf(node); v.Kind() == reflect.Pointer {
					nodes = append(nodes, v.Elem())
				}
				return nil
			})
			blocks := kept.Blocks
			labels, traversal := blocks[0].Labels, blocks[0].Body.Attributes["d"].Expr.Variables()[0]
			memory.Recycle()
			for _, node := range nodes {
				if !node.IsZero() {
					t.Errorf("a %s is left: %s", node.Type(), dump(node.Interface()))
				}
			}
			if len(kept.Attributes) > 0 || blocks[0] != nil || labels[0] != "" || traversal[0] != nil {
				t.Errorf("left are attributes %v, block %v, label %q, step %v", kept.Attributes, blocks[0], labels[0], traversal[0])
			}
		}
	}
}

func TestLargeTreesAreNotKeptInMemory(t *testing.T) {
	var memory Memory
	if _, ok := Parse(&memory, []byte(strings.Repeat(everyNode, mostKept)), "x.hcl", 0, nil); !ok {
		t.Fatal("the text is not plain")
	}
	memory.Recycle()
	for what, size := range map[string]int{"attributes": len(memory.attributes.chunk), "maps": len(memory.maps), "strings": len(memory.quoted.chunk)} {
		if size > mostKept {
			t.Errorf("%d %s are kept", size, what)
		}
	}
}
