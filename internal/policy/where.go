package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/english"
	"grants/internal/suggest"
	"grants/internal/syntax"
	"grants/internal/wildcard"
)

// selection is a field of a row, and what its value has to match for the row to be judged.
type selection struct {
	field    int
	also     int      // another field that the patterns may match, by which people know the same thing; -1 where there is none
	patterns []string // one of them
	flag     bool     // where the field is true or false
	seen     map[string]bool
}

// alsoKnown are the fields by which people know what an address is of.
var alsoKnown = map[string]string{"application": "client_id", "api": "audience", "role": "name"}

// whereOf reads which rows the policy is about.
func (r *reader) whereOf(p *Policy, body *hclsyntax.Body) {
	var first *hclsyntax.Block
	for _, block := range body.Blocks {
		switch {
		case block.Type != "where":
		case first != nil:
			r.report("duplicate-name", block.TypeRange, "a second where block", "Rows are judged for which all of where holds.")
		default:
			first = block
			r.where(p, block)
		}
	}
}

func (r *reader) where(p *Policy, block *hclsyntax.Block) {
	if len(block.Labels) > 0 {
		r.report("unknown-attribute", block.LabelRanges[0], "where has no name", "")
	}
	for _, nested := range block.Body.Blocks {
		r.report("unknown-block", nested.TypeRange, fmt.Sprintf("where has no block %q", nested.Type), "It has names of the row: NAME = [PATTERN, ...].")
	}
	known := fields[p.On]
	for _, a := range syntax.InOrder(block.Body.Attributes) {
		i := slices.IndexFunc(known, func(f field) bool { return f.name == a.Name })
		switch {
		case i < 0:
			r.unknownField(p.On, a.NameRange, a.Name)
		case known[i].value == cty.Bool:
			r.flag(p, i, a)
		case known[i].value == cty.String || known[i].value.Equals(cty.List(cty.String)):
			r.patterns(p, i, a)
		default:
			r.report("wrong-type", a.NameRange, fmt.Sprintf("where can't select by %q", a.Name), "It selects by texts, by lists of them, and by what is true or false; a condition can read the rest.")
		}
	}
}

func (r *reader) flag(p *Policy, i int, a *hclsyntax.Attribute) {
	literal, ok := a.Expr.(*hclsyntax.LiteralValueExpr)
	if !ok || literal.Val.Type() != cty.Bool || literal.Val.IsNull() {
		r.report("wrong-type", a.Expr.Range(), fmt.Sprintf("%s takes true or false, written out", a.Name), "")
		return
	}
	p.where = append(p.where, selection{field: i, also: -1, flag: literal.Val.True()})
}

// patterns reads a pattern, or a list of them.
func (r *reader) patterns(p *Policy, i int, a *hclsyntax.Attribute) {
	items := []hclsyntax.Expression{a.Expr}
	if list, ok := a.Expr.(*hclsyntax.TupleConsExpr); ok {
		items = list.Exprs
		if len(items) == 0 {
			r.report("missing-attribute", a.Expr.Range(), fmt.Sprintf("no row has a value of an empty list for %q", a.Name), "Leave it out to judge every row.")
		}
	}
	s := selection{field: i, also: -1}
	if other := alsoKnown[a.Name]; other != "" {
		s.also = slices.IndexFunc(fields[p.On], func(f field) bool { return f.name == other })
	}
	for _, item := range items {
		pattern, ok := literalText(item)
		if !ok {
			r.report("wrong-type", item.Range(), fmt.Sprintf("%s takes strings that are written out", a.Name), "Rows are selected without evaluation: where has patterns, in which * stands for any characters.")
			continue
		}
		r.checkValue(a.Name, pattern, item)
		s.patterns = append(s.patterns, pattern)
	}
	p.where = append(p.where, s)
}

// checkValue reports a value that a field never has.
func (r *reader) checkValue(name, pattern string, item hclsyntax.Expression) {
	values := enumerations[name]
	if values == nil || slices.ContainsFunc(values, func(value string) bool { return wildcard.Match(pattern, value) }) {
		return
	}
	d := r.report("unknown-value", item.Range(), fmt.Sprintf("no row has %q for %s", pattern, name), "Values are "+english.List(quoted(values))+".")
	d.Hint = suggest.DidYouMean(pattern, values)
}

func quoted(values []string) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = fmt.Sprintf("%q", value)
	}
	return all
}

// selects reports whether the policy is about a row. What was found out about a value is remembered; the rest costs what comparing takes.
func (p *Policy) selects(row reflect.Value) bool {
	for i := range p.where {
		if !p.selectsBy(&p.where[i], row) {
			return false
		}
	}
	return true
}

// selectsBy is selects for one field. What is null is neither true nor false.
func (p *Policy) selectsBy(s *selection, row reflect.Value) bool {
	known := fields[p.On]
	v := known[s.field].in(row)
	if known[s.field].value != cty.Bool {
		return p.matches(s, v) || s.also >= 0 && p.matches(s, known[s.also].in(row))
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return false
		}
		v = v.Elem()
	}
	return v.Bool() == s.flag
}

func (p *Policy) matches(s *selection, v reflect.Value) bool {
	if v.Kind() == reflect.String {
		return p.matchesText(s, v.String())
	}
	return slices.ContainsFunc(texts(v), func(text string) bool { return p.matchesText(s, text) })
}

func (p *Policy) matchesText(s *selection, text string) bool {
	matches, known := s.seen[text]
	if known {
		return matches
	}
	for _, pattern := range s.patterns {
		const cells = 64 // of the table of a comparison, in the time of a unit
		if p.meter.Spend(1 + len(pattern)*len(text)/cells); p.meter.Exhausted() {
			return true // and the condition is not evaluated any more
		}
		if matches = wildcard.Match(pattern, text); matches {
			break
		}
	}
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	s.seen[text] = matches
	return matches
}

// only is the one value that rows have for a field by the selection; false where there may be several.
func (p *Policy) only(field int) (string, bool) {
	for i := range p.where {
		if s := &p.where[i]; s.field == field && len(s.patterns) == 1 && !strings.ContainsAny(s.patterns[0], "*?") {
			return s.patterns[0], true
		}
	}
	return "", false
}

// chooses reports whether the policy selects by a field.
func (p *Policy) chooses(name string) bool {
	return slices.ContainsFunc(p.where, func(s selection) bool {
		return fields[p.On][s.field].name == name || s.also >= 0 && fields[p.On][s.also].name == name
	})
}
