package config

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// openLists puts the brackets of each list that goes over several lines on lines of their own, and a comma after its last item. Which items
// share a line stays: people group scopes that way.
func openLists(l lexed) []byte {
	if !slices.ContainsFunc(brackets(l.tokens), func(b pair) bool { return len(openList(l.tokens, b)) > 0 }) {
		return l.text // and no matter which of them are lists
	}
	file, problems := hclsyntax.ParseConfig(l.text, "", hcl.InitialPos)
	if problems.HasErrors() {
		return l.text
	}
	var changes []change
	for _, list := range lists(file.Body.(*hclsyntax.Body)) {
		first, last := tokenAt(l.tokens, list.Start.Byte), tokenAt(l.tokens, list.End.Byte-1)
		if first >= 0 && last >= 0 {
			changes = append(changes, openList(l.tokens, pair{first, last})...)
		}
	}
	return apply(l.text, changes)
}

// pair is the indices of an opening bracket and the one that closes it.
type pair struct{ first, last int }

// brackets are the pairs of square brackets with something between them: lists, indices and more.
func brackets(tokens hclsyntax.Tokens) []pair {
	var open []int
	var found []pair
	for i, token := range tokens {
		switch {
		case token.Type == hclsyntax.TokenOBrack:
			open = append(open, i)
		case token.Type == hclsyntax.TokenCBrack && len(open) > 0:
			first := open[len(open)-1]
			open = open[:len(open)-1]
			if !slices.ContainsFunc(tokens[first+1:i], func(t hclsyntax.Token) bool { return !hasLineEnds(t) }) {
				continue
			}
			found = append(found, pair{first, i})
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
func openList(tokens hclsyntax.Tokens, brackets pair) []change {
	first, last := brackets.first, brackets.last
	if last <= first+1 || tokens[last].Type != hclsyntax.TokenCBrack {
		return nil
	}
	end := tokens[last-1]
	if !spansLines(tokens[first+1 : last]) {
		if end.Type == hclsyntax.TokenComma {
			return []change{{end.Range.Start.Byte, end.Range.End.Byte, ""}}
		}
		return nil
	}
	var changes []change
	add := func(at int, text string) { changes = append(changes, change{at, at, text}) }
	if next := tokens[first+1]; !hasLineEnds(next) {
		add(next.Range.Start.Byte, "\n")
	}
	if item := lastOf(tokens[first+1 : last]); item.Type != hclsyntax.TokenComma && item.Type != hclsyntax.TokenCHeredoc {
		add(item.Range.End.Byte, ",")
	}
	if !endsLine(end) {
		add(tokens[last].Range.Start.Byte, "\n")
	}
	return changes
}

// lastOf is the last token that is neither a line end nor a comment. A list that has items has one.
func lastOf(tokens hclsyntax.Tokens) hclsyntax.Token {
	i := len(tokens) - 1
	for hasLineEnds(tokens[i]) {
		i--
	}
	return tokens[i]
}

// tokenAt is the index of the token that starts at a byte, or -1.
func tokenAt(tokens hclsyntax.Tokens, at int) int {
	i, found := slices.BinarySearchFunc(tokens, at, func(token hclsyntax.Token, at int) int { return cmp.Compare(token.Range.Start.Byte, at) })
	if !found {
		return -1
	}
	return i
}

// spansLines reports whether a line ends between the brackets, and not only between the brackets of some item.
func spansLines(inside hclsyntax.Tokens) bool {
	depth := 0
	for _, token := range inside {
		if opening[token.Type] != 0 {
			depth++
		} else if closing[token.Type] != 0 {
			depth--
		}
		if depth == 0 && endsLine(token) {
			return true
		}
	}
	return false
}
