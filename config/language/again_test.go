package language

import (
	"testing"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func TestSyntaxThatCannotBeCopiedIsNotShared(t *testing.T) {
	u := &unit{locals: []*local{{expr: &hclsyntax.ExprSyntaxError{}}}}
	if u.again() != nil {
		t.Error("a unit with an expression of an unknown kind was copied")
	}
}
