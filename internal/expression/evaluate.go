package expression

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Evaluate is the value of an expression. It guards against the few values that go-cty's functions panic on.
func Evaluate(expr hclsyntax.Expression, ctx *hcl.EvalContext) (v cty.Value, problems hcl.Diagnostics) {
	defer func() {
		if reason := recover(); reason != nil {
			rng := expr.Range()
			v, problems = cty.DynamicVal, hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: "This expression has no value", Detail: fmt.Sprint(reason), Subject: &rng,
			}}
		}
	}()
	return expr.Value(ctx)
}
