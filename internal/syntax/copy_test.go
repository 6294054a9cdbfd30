package syntax

import (
	"reflect"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// everyExpression has every kind of expression that HCL knows.
const everyExpression = `
block "label" {
  literals    = [null, true, 1.5, "text", <<-EOT
    heredoc ${a.b}
  EOT
  ]
  references  = [a, a.b["c"].d, f(a).b, a[b.c], (a)[0]]
  objects     = { plain = 1, "quoted" = 2, (computed) = 3, "${template}" = 4 }
  templates   = ["${a}", "a${b}c", "%{ if a }b%{ else }c%{ endif }", "%{ for a in b }${a}%{ endfor }"]
  operators   = [-a, !b, a + b * c, a == b && c != d, a ? b : c]
  collections = [[for a in b : c if d], { for k, v in b : k => v... }]
  splats      = [a[*].b, a.*.b, f(a...)[*]]
  nested {
    more = concat(a[*].b[*].c, [for x in y : x[*].z])
  }
}
`

func nodesOf(body *hclsyntax.Body) map[hclsyntax.Node]bool {
	nodes := map[hclsyntax.Node]bool{}
	_ = hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
		switch node.(type) {
		case hclsyntax.Expression, *hclsyntax.Attribute, *hclsyntax.Block, *hclsyntax.Body:
			nodes[node] = true
		}
		return nil
	})
	return nodes
}

func TestACopyOfSyntaxSharesNothingThatChanges(t *testing.T) {
	file, problems := hclsyntax.ParseConfig([]byte(everyExpression), "all.hcl", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	body := file.Body.(*hclsyntax.Body)
	copied := &Copy{}
	second := copied.Body(body)
	if copied.Other {
		t.Error("an expression was not copied")
	}
	before, after := nodesOf(body), nodesOf(second)
	if len(before) != len(after) || len(before) < 100 {
		t.Errorf("the copy has %d nodes, and the original %d", len(after), len(before))
	}
	for node := range after {
		if before[node] {
			t.Errorf("the copy shares a %T", node)
		}
	}
	for node := range after {
		if splat, ok := node.(*hclsyntax.SplatExpr); ok && !after[splat.Item] {
			t.Error("the element of a splat is not the one that its parts refer to")
		}
	}
}

// TestACopyOutlivesWhatItIsOf copies a tree of everything that has memory to be recycled.
func TestACopyOutlivesWhatItIsOf(t *testing.T) {
	const text = "a b \"c\" {\n  d = [\"e\", true, 1, f.g[\"h\"]]\n  i = { j = \"k\", \"l\" = {} }\n  m \"n\" {\n    o = \"\"\n  }\n  p { q = r }\n}\n"
	var short, long Parser
	copyBy := func(p *Parser) *hclsyntax.Body {
		body, ok := p.Parse("all.hcl", []byte(text), 0)
		if !ok {
			t.Fatal("the text does not parse")
		}
		return (&Copy{}).Body(body)
	}
	got, want := copyBy(&short), copyBy(&long)
	short.Recycle()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
