package expression

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func TestEveryFunctionGivesWhatItsExampleSays(t *testing.T) {
	for f := range EveryFunction() {
		if !strings.HasPrefix(f.Example, f.Name()+"(") {
			t.Errorf("%s has the example %s", f.Name(), f.Example)
		}
		if got, want := jsonOf(t, f.Example), jsonOf(t, f.Result); got != want {
			t.Errorf("%s is %s, and is said to be %s", f.Example, got, want)
		}
	}
}

// jsonOf is the value of an expression as JSON, which does not tell a list from a tuple.
func jsonOf(t *testing.T, expr string) string {
	t.Helper()
	parsed, problems := hclsyntax.ParseExpression([]byte("jsonencode("+expr+")"), "", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatal(expr, problems)
	}
	meter := &Meter{Budget: ExpressionBudget, Each: ExpressionBudget}
	v, problems := parsed.Value(&hcl.EvalContext{Functions: Functions(meter)})
	if problems.HasErrors() || v.Type() != cty.String {
		t.Errorf("%s: %v", expr, problems)
		return ""
	}
	return v.AsString()
}

func TestEveryFunctionIsDescribed(t *testing.T) {
	names := []string{}
	for f := range EveryFunction() {
		names = append(names, f.Name())
		if !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s has the sentence %q", f.Name(), f.Doc)
		}
		arguments, _, _ := strings.Cut(strings.TrimPrefix(f.Signature, f.Name()+"("), ")")
		list := strings.Split(arguments, ", ")
		if got := f.call.VarParam() != nil; got != strings.HasSuffix(arguments, "...") {
			t.Errorf("%s takes any number of arguments: %t", f.Signature, got)
		} else if got {
			list = list[:len(list)-1]
		}
		if got := len(f.call.Params()); got != len(list) {
			t.Errorf("%s takes %d arguments", f.Signature, got)
		}
	}
	if !slices.IsSorted(names) || len(slices.Compact(names)) < len(functions) {
		t.Errorf("the functions are not sorted, or one is there twice: %s", names)
	}
}
