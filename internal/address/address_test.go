package address

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"pgregory.net/rapid"
)

// An address tells its block and its key, and is an expression of the language that does.
func TestAnAddressTellsItsBlockAndKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		block := rapid.StringMatching(`(api|application)\.[a-zA-Z][a-zA-Z0-9_-]*`).Draw(t, "block")
		key := rapid.String().Draw(t, "key")
		written := Instance(block, key)
		if gotBlock, gotKey, keyed := Split(written); gotBlock != block || gotKey != key || !keyed {
			t.Fatalf("%s is split into %q and %q, keyed: %t", written, gotBlock, gotKey, keyed)
		}
		if gotBlock, gotKey, keyed := Split(block); gotBlock != block || gotKey != "" || keyed {
			t.Fatalf("%s is split into %q and %q, keyed: %t", block, gotBlock, gotKey, keyed)
		}
	})
}

func TestAnInstanceIsWrittenAsInAReference(t *testing.T) {
	for _, c := range []struct{ key, want string }{
		{"crm", `application.partner["crm"]`},
		{"", `application.partner[""]`},
		{`a "b"`, `application.partner["a \"b\""]`},
		{"${x} %{y}", `application.partner["$${x} %%{y}"]`},
		{"é\n", `application.partner["é\n"]`},
	} {
		got := Instance("application.partner", c.key)
		if got != c.want {
			t.Errorf("%q is %s, want %s", c.key, got, c.want)
		}
		expr, problems := hclsyntax.ParseExpression([]byte(got), "", hcl.InitialPos)
		if problems.HasErrors() {
			t.Errorf("%s: %v", got, problems)
			continue
		}
		traversal, problems := hcl.AbsTraversalForExpr(expr)
		if problems.HasErrors() {
			t.Errorf("%s: %v", got, problems)
			continue
		}
		if key := traversal[2].(hcl.TraverseIndex).Key.AsString(); key != c.key {
			t.Errorf("%s has the key %q, want %q", got, key, c.key)
		}
	}
}

func TestANameIsWhatReferencesCanSay(t *testing.T) {
	for name, want := range map[string]bool{"a": true, "a-b_1": true, "Über": true, "": false, "1a": false, "a.b": false, "a b": false, `a"`: false} {
		if got := IsName(name); got != want {
			t.Errorf("%q is a name: %t, want %t", name, got, want)
		}
	}
}
