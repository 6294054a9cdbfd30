package language

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config"
	"grants/config/schema"
	"grants/internal/expression"
)

// meantBlock is the type of block that is meant by one of a file, and the name that it would have there: Terraform's has that behind its own type.
func meantBlock(block *hclsyntax.Block) (kind, name string) {
	word, labels := block.Type, block.Labels
	if word == "resource" && len(labels) > 0 {
		word, labels = labels[0], labels[1:]
	}
	if len(labels) > 0 {
		name = labels[0]
	}
	return schema.MeantBlock(word), name
}

// isWireScopes reports whether scopes are written as the Management API and Terraform have them: objects with a value and a description.
func isWireScopes(expr hclsyntax.Expression) bool {
	items := written(expr)
	if len(items) == 0 {
		return false
	}
	object, ok := expression.Unwrap(items[0]).(*hclsyntax.ObjectConsExpr)
	if !ok {
		return false
	}
	for _, item := range object.Items {
		if key := hcl.ExprAsKeyword(item.KeyExpr); key == "value" || key == "name" {
			return true
		}
		if key, ok := expression.LiteralKey(item.KeyExpr); ok && (key == "value" || key == "name") {
			return true
		}
	}
	return false
}

// refuseWireScopes says once how the scopes of an API are written.
func (d *decoder) refuseWireScopes(api *config.API, a *schema.Attribute, expr hclsyntax.Expression) bool {
	d.report(codeWrongType, d.span(expr), a.Name, "scopes are written as a map of values to descriptions here",
		fmt.Sprintf("Write scopes = { %q = %q }, or a list of values.", "read:orders", "Read orders"))
	a.Fail(api, d.span(expr))
	return false
}
