package deploycli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"grants/diag"
	"grants/internal/door/tree"
)

// Keywords are what stands for the words that the deploy CLI replaces in its files: the mappings of a config.json.
// https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
type Keywords map[string]json.RawMessage

// marker is a keyword with the quotes around it. In @@ it stands for a value of JSON, and takes the quotes with it; in ## for text.
var marker = regexp.MustCompile(`(["']?)@@([A-Za-z0-9_.\-]+)@@(["']?)|##([A-Za-z0-9_.\-]+)##`)

// replaced is a text with keywords replaced, that knows where everything stood.
type replaced struct {
	content []byte
	parts   []part // those that are not as they were, by place
}

// part is a stretch of the new text and the stretch of the old that it stands for.
type part struct{ start, end, oldStart, oldEnd uint32 }

// maxReplaced is how many bytes keywords may stand for, all together: a megabyte of keywords that stand for a megabyte each is more than there is.
const maxReplaced = 64 << 20

// replacing puts what they stand for in place of keywords.
type replacing struct {
	Keywords
	replaced int // bytes that keywords stood for, so far
}

// replace puts values in place of keywords. What has no value stays, in quotes where YAML would take it for a comment or a mistake.
func (k *replacing) replace(content []byte, isYAML bool) (*replaced, error) {
	out := &replaced{}
	last, line := 0, 0
	for _, at := range marker.FindAllSubmatchIndex(content, -1) {
		if end := bytes.LastIndexByte(content[last:at[0]], '\n'); end >= 0 {
			line = last + end + 1
		}
		before := content[line:at[0]]
		text, changed := k.value(content, at, isYAML && startsValue(before, line < last))
		if !changed {
			text = content[at[0]:at[1]]
		} else if k.replaced += len(text); k.replaced > maxReplaced {
			return nil, fmt.Errorf("its keywords stand for more than %d bytes", maxReplaced)
		}
		out.content = append(out.content, content[last:at[0]]...)
		start := uint32(len(out.content))
		out.content = append(out.content, text...)
		last = at[1]
		if changed {
			out.parts = append(out.parts, part{start, uint32(len(out.content)), uint32(at[0]), uint32(at[1])})
		}
	}
	out.content = append(out.content, content[last:]...)
	return out, nil
}

// value is what stands in place of a marker, which YAML may take for a comment or a mistake.
func (k Keywords) value(content []byte, at []int, inYAML bool) (text []byte, changed bool) {
	asJSON := at[4] >= 0
	name := string(content[max(at[4], at[8]):max(at[5], at[9])])
	value, known := k[name]
	switch {
	case known && asJSON:
		return value, true
	case known:
		var text string
		if json.Unmarshal(value, &text) != nil {
			text = string(value)
		}
		return []byte(text), true
	case inYAML && !isQuoted(content, at):
		return []byte(`"` + strings.Trim(string(content[at[0]:at[1]]), `"'`) + `"`), true
	}
	return nil, false
}

// startsValue reports whether nothing but the key or the dash of a value stands before a place in its line, in which there may be markers before.
func startsValue(line []byte, after bool) bool {
	before := bytes.TrimRight(line, " \t")
	if len(before) == len(line) {
		return false
	}
	return bytes.HasSuffix(before, []byte(":")) || !after && bytes.Equal(bytes.TrimLeft(before, " \t"), []byte("-"))
}

// isQuoted reports whether quotes are part of a marker.
func isQuoted(content []byte, at []int) bool {
	first := content[at[0]]
	return first == '"' || first == '\''
}

// old is where something of the new text stood.
func (r *replaced) old(span diag.Span) diag.Span {
	if len(r.parts) == 0 {
		return span
	}
	span.Start, span.End = r.offset(span.Start, false), r.offset(span.End, true)
	return span
}

// offset is where an offset of the new text was. Within a part, it is the start or the end of that.
func (r *replaced) offset(at uint32, isEnd bool) uint32 {
	i := sort.Search(len(r.parts), func(i int) bool {
		if isEnd {
			return r.parts[i].start >= at
		}
		return r.parts[i].start > at
	})
	if i == 0 {
		return at
	}
	p := r.parts[i-1]
	switch {
	case at >= p.end:
		return p.oldEnd + at - p.end
	case isEnd:
		return p.oldEnd
	}
	return p.oldStart
}

// place moves all spans of a document to where its values stand in the file, and marks what no keyword was given for.
func (r *replaced) place(n *tree.Node) {
	done := map[*tree.Node]bool{}
	n.Walk(func(n *tree.Node) {
		if done[n] { // which aliases share
			return
		}
		done[n] = true
		n.At = r.old(n.At)
		for i := range n.Members {
			n.Members[i].KeyAt = r.old(n.Members[i].KeyAt)
		}
		if found := marker.FindString(n.Text); n.Kind == tree.Text && found != "" {
			*n = tree.Node{
				Kind: tree.Unknown, At: n.At, Gap: "unreplaced-keyword", Literal: n.Text,
				Text: fmt.Sprintf("the keyword %s has no value here", strings.Trim(found, `"'`)),
			}
		}
	})
}
