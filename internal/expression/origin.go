package expression

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/syntax"
)

// origin marks a string value with the literal that it was written as. Marks travel through locals, variables, for_each, functions, conditionals and
// templates (https://github.com/zclconf/go-cty/blob/main/docs/marks.md), so that a finding about a scope can point at that literal.
type origin struct {
	span diag.Span
	text string
	of   *Template // that the literal is a part of; nil where it is a value by itself
}

// pending marks the placeholder for the client_id of an application that does not exist yet.
type pending struct{ address string }

// UnknownID stands for a client_id that the platform has yet to give out. U+FDD0 is no character, so no id contains it.
func UnknownID(address string) cty.Value {
	return cty.StringVal(placeholder(address)).Mark(pending{address})
}

func placeholder(address string) string { return "\ufdd0" + address + "\ufdd0" }

// IsUnknownID reports whether a text is the id that an application does not have yet, and nothing beside it.
func IsUnknownID(text, address string) bool { return text == placeholder(address) }

// NotKnownYet says that the client_id of an application is not known.
func NotKnownYet(address string) string {
	return "the client_id of " + address + " is not known: it has none yet"
}

// MarkLiterals marks every literal within an expression, but for the keys of objects: their marks would stick to everything in the object. It returns the
// templates among them.
func MarkLiterals(expr hclsyntax.Expression, file diag.FileID) []*Template {
	if file == 0 {
		return nil // the command line is no place
	}
	var templates []*Template
	keys := map[hclsyntax.Node]bool{}
	_ = hclsyntax.VisitAll(expr, func(node hclsyntax.Node) hcl.Diagnostics {
		if key, ok := node.(*hclsyntax.ObjectConsKeyExpr); ok {
			keys[key.Wrapped] = true
		}
		if literal, ok := node.(*hclsyntax.LiteralValueExpr); ok && literal.Val.Type() != cty.String {
			mark(literal, file, literal.SrcRange, nil)
		}
		template, ok := node.(*hclsyntax.TemplateExpr)
		if !ok || keys[template] || len(template.Parts) == 0 {
			return nil
		}
		if len(template.Parts) > 1 {
			templates = append(templates, markTemplate(template, file))
		} else if literal, ok := template.Parts[0].(*hclsyntax.LiteralValueExpr); ok {
			mark(literal, file, template.SrcRange, nil) // with its quotes
		}
		return nil
	})
	return templates
}

func mark(literal *hclsyntax.LiteralValueExpr, file diag.FileID, rng hcl.Range, of *Template) {
	if literal.Val.IsMarked() || literal.Val.IsNull() {
		return
	}
	o := &origin{span: syntax.Span(file, rng), of: of}
	if literal.Val.Type() == cty.String {
		o.text = literal.Val.AsString()
	}
	literal.Val = literal.Val.Mark(o)
}

// Places knows where the elements of a collection were written.
type Places struct {
	whole  diag.Span
	items  []diag.Span          // of a list that is written out
	keys   map[string]diag.Span // of a map that is written out
	around []*origin            // of all that went into the collection
	byText map[string]diag.Span // of literals that went into the collection; a set or a function may have merged the marks of its elements
}

// PlacesOf looks through the expression that a collection is the value of, and through the marks of that value.
func PlacesOf(file diag.FileID, expr hclsyntax.Expression, around cty.ValueMarks) *Places {
	p := &Places{whole: syntax.Span(file, expr.Range())}
	if tuple, ok := Unwrap(expr).(*hclsyntax.TupleConsExpr); ok {
		for _, item := range tuple.Exprs {
			p.items = append(p.items, syntax.Span(file, item.Range()))
		}
	}
	if object, ok := Unwrap(expr).(*hclsyntax.ObjectConsExpr); ok {
		p.keys = make(map[string]diag.Span, len(object.Items))
		for _, item := range object.Items {
			if key, ok := LiteralKey(item.KeyExpr); ok {
				p.keys[key] = syntax.Span(file, item.KeyExpr.Range())
			}
		}
	}
	if all := originsIn(around); len(all) > 0 {
		p.around = all
		p.byText = make(map[string]diag.Span, len(all))
		for _, o := range slices.Backward(all) {
			if o.of == nil {
				p.byText[o.text] = o.span
			}
		}
	}
	return p
}

// Element is where an element was written: the literal with its very text, or else the first literal that went into it, or else its place in a list.
func (p *Places) Element(i int, v cty.Value, own cty.ValueMarks) diag.Span {
	if IsText(v) {
		if span, ok := p.Literal(Text(v), own); ok {
			return span
		}
	} else if mine := originsIn(own); len(mine) > 0 {
		return mine[0].span
	}
	if i >= 0 && i < len(p.items) {
		return p.items[i]
	}
	return p.whole
}

// PlaceOf is where a text was written that an expression comes to: the literal with its very text, as element has it, or the whole expression.
func PlaceOf(text string, marks cty.ValueMarks, whole diag.Span) diag.Span {
	if span, found := (&Places{whole: whole}).Literal(text, marks); found {
		return span
	}
	return whole
}

// Key is where a key was written, or else the whole.
func (p *Places) Key(name string) diag.Span {
	if span, ok := p.keys[name]; ok {
		return span
	}
	return p.whole
}

// Literal is where a text was written, by its own marks or else by those of the collection. It is false where no literal is known.
func (p *Places) Literal(text string, own cty.ValueMarks) (diag.Span, bool) {
	mine := originsIn(own)
	for _, o := range mine {
		if o.text == text && o.of == nil {
			return o.span, true
		}
	}
	if span, ok := p.byText[text]; ok {
		return span, true
	}
	from := mine
	t := p.templateIn(mine, text)
	if len(mine) == 0 {
		if t = p.templateIn(p.around, text); t == nil || !t.makes(text) {
			t = nil
		}
		from = p.around
	}
	if t != nil {
		t.took(innerOf(from, t))
		return t.Span, true
	}
	if len(mine) > 0 {
		return mine[0].span, true
	}
	return diag.Span{}, false
}

// Literals are the places of the literals that went into a value, by its marks.
func Literals(marks cty.ValueMarks) []diag.Span {
	var spans []diag.Span
	for _, o := range originsIn(marks) {
		spans = append(spans, o.span)
	}
	return spans
}

func originsIn(marks cty.ValueMarks) []*origin {
	var found []*origin
	for mark := range marks {
		if o, ok := mark.(*origin); ok {
			found = append(found, o)
		}
	}
	slices.SortFunc(found, func(a, b *origin) int { return a.span.Compare(b.span) })
	return found
}

// PendingIn is the address of an application without client_id that went into a value, or "".
func PendingIn(marks cty.ValueMarks) string {
	first := ""
	for mark := range marks {
		if p, ok := mark.(pending); ok && (first == "" || p.address < first) {
			first = p.address
		}
	}
	return first
}
