package layout

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/internal/syntax"
)

// openLists puts the brackets of each list that goes over several lines on lines of their own, and a comma after its last item. Which items
// share a line stays: people group scopes that way.
func openLists(l syntax.Lexed) []byte {
	if !slices.ContainsFunc(brackets(l), func(b pair) bool { return len(openList(l, b)) > 0 }) {
		return l.Text // and no matter which of them are lists
	}
	body, parses := syntax.ParsePiece("", l.Text, 0)
	if !parses {
		return l.Text
	}
	var changes []change
	for _, list := range lists(body) {
		first, last := tokenAt(l.Tokens, list.Start.Byte), tokenAt(l.Tokens, list.End.Byte-1)
		if first >= 0 && last >= 0 {
			changes = append(changes, openList(l, pair{first, last})...)
		}
	}
	return apply(l.Text, changes)
}

// pair is the indices of an opening bracket and the one that closes it.
type pair struct{ first, last int }

// brackets are the pairs of square brackets with something between them: lists, indices and more.
func brackets(l syntax.Lexed) []pair {
	var open []int
	var found []pair
	for i, t := range l.Tokens {
		switch {
		case t.Kind == hclsyntax.TokenOBrack:
			open = append(open, i)
		case t.Kind == hclsyntax.TokenCBrack && len(open) > 0:
			first := open[len(open)-1]
			open = open[:len(open)-1]
			if slices.ContainsFunc(l.Tokens[first+1:i], func(t syntax.Token) bool { return !t.HasLineEnds() }) {
				found = append(found, pair{first, i})
			}
		}
	}
	return found
}

// change puts text in the place of some bytes.
type change struct {
	start, end int
	text       string
}

func apply(text []byte, changes []change) []byte {
	if len(changes) == 0 {
		return text
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.start, b.start) })
	out := make([]byte, 0, len(text)+2*len(changes))
	from := 0
	for _, each := range changes {
		out = append(append(out, text[from:each.start]...), each.text...)
		from = each.end
	}
	return append(out, text[from:]...)
}

// lists are the ranges of all lists that are written with brackets and items. Those within templates are part of a text, and left alone.
func lists(body *hclsyntax.Body) []hcl.Range {
	finder := &listFinder{}
	_ = hclsyntax.Walk(body, finder) // the finder has no diagnostics
	return finder.found
}

type listFinder struct {
	found     []hcl.Range
	templates int // that the walk is in
}

// Enter notes a list.
func (f *listFinder) Enter(node hclsyntax.Node) hcl.Diagnostics {
	switch node := node.(type) {
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateWrapExpr:
		f.templates++
	case *hclsyntax.TupleConsExpr:
		if f.templates == 0 && len(node.Exprs) > 0 {
			f.found = append(f.found, node.SrcRange)
		}
	}
	return nil
}

// Exit notes the end of a template.
func (f *listFinder) Exit(node hclsyntax.Node) hcl.Diagnostics {
	switch node.(type) {
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateWrapExpr:
		f.templates--
	}
	return nil
}

// openList looks at one list. A list on one line loses the comma after its last item. After a heredoc there is no place for one.
func openList(l syntax.Lexed, brackets pair) []change {
	first, last := brackets.first, brackets.last
	if last <= first+1 || l.Tokens[last].Kind != hclsyntax.TokenCBrack {
		return nil
	}
	end := l.Tokens[last-1]
	if !spansLines(l, l.Tokens[first+1:last]) {
		if end.Kind == hclsyntax.TokenComma {
			return []change{{int(end.Start), int(end.End), ""}}
		}
		return nil
	}
	var changes []change
	add := func(at int32, text string) { changes = append(changes, change{int(at), int(at), text}) }
	if next := l.Tokens[first+1]; !next.HasLineEnds() {
		add(next.Start, "\n")
	}
	if item := lastOf(l.Tokens[first+1 : last]); item.Kind != hclsyntax.TokenComma && item.Kind != hclsyntax.TokenCHeredoc {
		add(item.End, ",")
	}
	if !l.EndsLine(end) {
		add(l.Tokens[last].Start, "\n")
	}
	return changes
}

// lastOf is the last token that is neither a line end nor a comment. A list that has items has one.
func lastOf(tokens []syntax.Token) syntax.Token {
	i := len(tokens) - 1
	for tokens[i].HasLineEnds() {
		i--
	}
	return tokens[i]
}

// tokenAt is the index of the token that starts at a byte, or -1.
func tokenAt(tokens []syntax.Token, at int) int {
	i, found := slices.BinarySearchFunc(tokens, at, func(t syntax.Token, at int) int { return cmp.Compare(int(t.Start), at) })
	if !found {
		return -1
	}
	return i
}

// spansLines reports whether a line ends between the brackets, and not only between the brackets of some item.
func spansLines(l syntax.Lexed, inside []syntax.Token) bool {
	depth := 0
	for _, t := range inside {
		if syntax.Opening[t.Kind] != 0 {
			depth++
		} else if syntax.Closing[t.Kind] != 0 {
			depth--
		}
		if depth == 0 && l.EndsLine(t) {
			return true
		}
	}
	return false
}
