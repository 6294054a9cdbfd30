package tree

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"grants/diag"
)

// maxAliased is how many values the aliases of a document may stand for, all together: a kilobyte can stand for billions.
const maxAliased = 500_000

// ReadYAML reads one document.
func ReadYAML(file diag.FileID, content []byte) (*Node, error) {
	text, problem := plainText(content)
	if problem != "" {
		return nil, &Error{At: diag.Span{File: file}, Message: problem, Detail: "Write it as UTF-8."}
	}
	r := &yamlReader{file: file, content: text, start: len(content) - len(text), following: map[*yaml.Node]bool{}}
	r.lines = lineStarts(text)
	if !utf8.Valid(text) {
		return nil, errorAt(r.span(0, 0), "this is not UTF-8")
	}
	if signs := count(text, '\n', ',', '[', '{', ':', '?'); signs > maxValues {
		return nil, errorAt(r.span(0, 0), "the document has %d lines, commas and brackets; at most %d are read", signs, maxValues)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, more yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return &Node{At: r.span(0, 0)}, nil
	case err != nil:
		return nil, r.syntax(err)
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, r.syntax(err)
		}
		at := r.offset(&more)
		return nil, errorAt(r.span(at, at), "a second document starts here, and one is expected")
	}
	return r.node(document.Content[0], 0)
}

type yamlReader struct {
	file      diag.FileID
	content   []byte
	start     int                            // of the content in the file
	lines     []int                          // where lines start
	aliased   int                            // values that aliases stand for, so far
	following map[*yaml.Node]bool            // the anchors that are being followed
	last      struct{ line, column, at int } // the place that was found last: one line may have a million
}

// count is how many of some bytes there are.
func count(text []byte, some ...byte) (n int) {
	for _, b := range some {
		n += bytes.Count(text, []byte{b})
	}
	return n
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (r *yamlReader) span(start, end int) diag.Span {
	return diag.Span{File: r.file, Start: uint32(r.start + start), End: uint32(r.start + end)}
}

// KeywordHint is what to do about a keyword of the deploy CLI where a value should be.
const KeywordHint = "A keyword of the deploy CLI may stand here: --keywords FILE gives it a value before the file is read."

var lineOfError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntax is the library's error, at the line that it names.
func (r *yamlReader) syntax(err error) *Error {
	found := lineOfError.FindStringSubmatch(err.Error())
	if found == nil {
		return errorAt(r.span(0, 0), "this is not YAML: %s", err)
	}
	line, _ := strconv.Atoi(found[1])
	start, end := r.line(max(line, 1))
	text := strings.TrimLeft(string(r.content[start:end]), " ")
	problem := errorAt(r.span(end-len(text), end), "this is not YAML: %s", found[2])
	if strings.Contains(text, "@@") {
		problem.Detail = KeywordHint
	}
	return problem
}

// line is where a line starts and ends, counted from 1.
func (r *yamlReader) line(n int) (start, end int) {
	n = min(n, len(r.lines))
	start, end = r.lines[n-1], len(r.content)
	if n < len(r.lines) {
		end = r.lines[n] - 1
	}
	return start, max(start, end)
}

// offset is the byte at which a node starts. The library counts columns in code points.
func (r *yamlReader) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(r.lines) {
		return 0
	}
	at, end := r.line(n.Line)
	column := 1
	if r.last.line == n.Line && r.last.column <= n.Column {
		at, column = r.last.at, r.last.column
	}
	for ; column < n.Column && at < end; column++ {
		_, size := utf8.DecodeRune(r.content[at:])
		at += size
	}
	r.last.line, r.last.column, r.last.at = n.Line, column, at
	return at
}

func (r *yamlReader) node(n *yaml.Node, depth int) (*Node, error) {
	at := r.offset(n)
	if len(r.following) > 0 {
		r.aliased++
	}
	switch {
	case depth > maxDepth:
		return nil, errorAt(r.span(at, at), "lists and objects stand more than %d deep in one another", maxDepth)
	case r.aliased > maxAliased:
		return nil, errorAt(r.span(at, at), "the aliases of the document stand for more than %d values", maxAliased)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return r.alias(n, at, depth)
	case yaml.MappingNode:
		return r.object(n, at, depth)
	case yaml.SequenceNode:
		return r.list(n, at, depth)
	}
	return r.scalar(n, at), nil
}

func (r *yamlReader) alias(n *yaml.Node, at, depth int) (*Node, error) {
	if r.following[n.Alias] {
		return nil, errorAt(r.span(at, at), "the alias %q stands for what it is part of", n.Value)
	}
	r.following[n.Alias] = true
	defer delete(r.following, n.Alias)
	return r.node(n.Alias, depth+1)
}

func (r *yamlReader) list(n *yaml.Node, at, depth int) (*Node, error) {
	list := &Node{Kind: List, At: r.span(at, at+1)}
	for _, each := range n.Content {
		item, err := r.node(each, depth+1)
		if err != nil {
			return nil, err
		}
		list.Items = append(list.Items, item)
		list.At.End = max(list.At.End, item.At.End)
	}
	return list, nil
}

func (r *yamlReader) object(n *yaml.Node, at, depth int) (*Node, error) {
	object := &Node{Kind: Object, At: r.span(at, at+1)}
	var inherited []Member
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		start := r.offset(key)
		if key.Kind != yaml.ScalarNode {
			return nil, errorAt(r.span(start, start), "a list or an object is the key of another value")
		}
		if seen[key.Value] {
			return nil, errorAt(r.span(start, start+len(key.Value)), "the key %s stands twice in one object", cut(key.Value))
		}
		seen[key.Value] = true
		value, err := r.node(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		member := Member{Key: key.Value, KeyAt: r.span(start, start+len(key.Value)), Value: value}
		if key.Tag == "!!merge" {
			inherited = append(inherited, merged(value)...)
			continue
		}
		object.Members = append(object.Members, member)
		object.At.End = max(object.At.End, value.At.End)
	}
	object.Members = append(inherited, object.Members...) // what is written here counts for more, and the last counts
	return object, nil
}

// cut is a key in quotes, without most of it where it is very long.
func cut(key string) string {
	const most = 60
	if len(key) > most {
		key = strings.ToValidUTF8(key[:most], "") + "…"
	}
	return strconv.Quote(key)
}

// merged is what << takes over, of several objects the first for most.
func merged(value *Node) (members []Member) {
	if value.Kind == List {
		for i := len(value.Items) - 1; i >= 0; i-- {
			members = append(members, merged(value.Items[i])...)
		}
	}
	return append(members, value.Members...)
}

func (r *yamlReader) scalar(n *yaml.Node, at int) *Node {
	node := &Node{Kind: Text, Text: n.Value, At: r.span(at, r.endOfScalar(n, at))}
	switch n.ShortTag() {
	case "!!null":
		node.Kind = Null
	case "!!bool":
		node.Kind = Bool
	case "!!int", "!!float":
		node.Kind = Number
	}
	return node
}

// endOfScalar goes by the text where it is as plain as most; else the line ends it.
func (r *yamlReader) endOfScalar(n *yaml.Node, at int) int {
	_, end := r.line(max(n.Line, 1))
	quotes := 0
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		quotes = 1
	}
	if bytes.HasPrefix(r.content[min(at+quotes, len(r.content)):], []byte(n.Value)) {
		return min(at+len(n.Value)+2*quotes, len(r.content))
	}
	return max(at, end)
}
