package layout

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// pieces cuts a text at blank lines between its top-level items. Nothing about the layout of one piece depends on another, and together they take
// a fraction of what a large file takes at once. The blank lines are in none of them. Offsets of items are larger than those in the text by start.
func pieces(text []byte, items []extent, start int) [][]byte {
	var found [][]byte
	from := 0
	for i := 1; i < len(items); i++ {
		end := items[i-1].end - start
		if blank := blankLines(text[end : items[i].start-start]); blank != nil {
			found = append(found, text[from:end+blank[0]+1])
			from = end + blank[1]
		}
	}
	return append(found, text[from:])
}

// extent is the bytes of a top-level item, without comments around it.
type extent struct{ start, end int }

func extents(body *hclsyntax.Body) []extent {
	items := make([]extent, 0, len(body.Blocks)+len(body.Attributes))
	for _, block := range body.Blocks {
		items = append(items, extent{block.TypeRange.Start.Byte, block.CloseBraceRange.End.Byte})
	}
	for _, a := range body.Attributes {
		items = append(items, extent{a.SrcRange.Start.Byte, a.SrcRange.End.Byte})
	}
	slices.SortFunc(items, func(a, b extent) int { return cmp.Compare(a.start, b.start) })
	return items
}

var blankLine = regexp.MustCompile(`\n([ \t]*\r?\n)+`)

// blankLines is where the first blank lines are in what stands between two items, with the end of the line before them. Those in a comment are none.
func blankLines(between []byte) []int {
	if bytes.Contains(between, []byte("/*")) {
		return nil
	}
	return blankLine.FindIndex(between)
}
