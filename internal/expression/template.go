package expression

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
	"grants/internal/syntax"
)

// Template is a text with values in it. What comes of it was written there, rather than where the values were.
type Template struct {
	Span  diag.Span
	texts []string // what stands before, between and behind the values

	Inner   diag.Span // where a value was written that went into it, as far as that is known
	Used    bool      // some text was read from it
	Several bool      // and there is not only one: under for_each, say
}

// took remembers where a value was written that went into the template.
func (t *Template) took(inner diag.Span) {
	t.Used = true
	t.Several = t.Several || !t.Inner.IsZero() && t.Inner != inner
	t.Inner = inner
}

// markTemplate marks the parts of a template that are text. One that has none gets an empty part, for the mark.
func markTemplate(expr *hclsyntax.TemplateExpr, file diag.FileID) *Template {
	t := &Template{Span: syntax.Span(file, expr.SrcRange), texts: []string{""}}
	marked := false
	for _, part := range expr.Parts {
		literal, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok || literal.Val.Type() != cty.String || literal.Val.IsNull() {
			t.texts = append(t.texts, "")
			continue
		}
		text, _ := literal.Val.Unmark()
		t.texts[len(t.texts)-1] += text.AsString()
		mark(literal, file, literal.SrcRange, t)
		marked = true
	}
	if !marked {
		end := expr.SrcRange
		end.Start = end.End
		empty := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(""), SrcRange: end}
		mark(empty, file, end, t)
		expr.Parts = append(slices.Clip(expr.Parts), empty)
	}
	return t
}

// makes reports whether a text may be what comes of the template.
func (t *Template) makes(text string) bool {
	last := len(t.texts) - 1
	if last == 0 {
		return text == t.texts[0]
	}
	rest, starts := strings.CutPrefix(text, t.texts[0])
	if !starts {
		return false
	}
	for _, between := range t.texts[1:last] {
		at := strings.Index(rest, between)
		if at < 0 {
			return false
		}
		rest = rest[at+len(between):]
	}
	return strings.HasSuffix(rest, t.texts[last])
}

// templateIn is the template that a text came through, nil if it came through none. Of several, one that stands where the text is used took in the others;
// else it is one that makes the text, and of those the one that gives most of it; else, where a function changed what it made, the first.
func (p *Places) templateIn(origins []*origin, text string) *Template {
	var found *Template
	var best [3]int
	for _, o := range origins {
		if o.of == nil {
			continue
		}
		rank := [3]int{asNumber(p.whole.Contains(o.of.Span)), asNumber(o.of.makes(text)), o.of.length()}
		if found == nil || slices.Compare(rank[:], best[:]) > 0 {
			found, best = o.of, rank
		}
	}
	return found
}

func asNumber(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *Template) length() int {
	n := 0
	for _, text := range t.texts {
		n += len(text)
	}
	return n
}

// innerOf is where the first value was written that went into a template, if that is elsewhere.
func innerOf(origins []*origin, t *Template) diag.Span {
	for _, o := range origins {
		if !t.Span.Contains(o.span) {
			if o.of != nil {
				return o.of.Span
			}
			return o.span
		}
	}
	return diag.Span{}
}

// TemplatesRead are the templates that something was read from, by place.
func TemplatesRead(templates map[diag.Span]*Template) []config.Template {
	var read []config.Template
	for _, t := range templates {
		switch {
		case !t.Used:
		case t.Several:
			read = append(read, config.Template{Span: t.Span})
		default:
			read = append(read, config.Template{Span: t.Span, Value: t.Inner})
		}
	}
	slices.SortFunc(read, func(a, b config.Template) int { return a.Span.Compare(b.Span) })
	return read
}
