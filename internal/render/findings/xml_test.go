package findings

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// node is an element of any document.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n node) attr(name string) string {
	for _, attr := range n.Attrs {
		if attr.Name.Local == name {
			return attr.Value
		}
	}
	return ""
}

func (n node) count(name string) int {
	i := 0
	for _, child := range n.Children {
		if child.XMLName.Local == name {
			i++
		}
	}
	return i
}

func (n node) number(t *testing.T, name string) int {
	t.Helper()
	i, err := strconv.Atoi(n.attr(name))
	if err != nil || i < 0 {
		t.Errorf("<%s %s=%q>: not a count", n.XMLName.Local, name, n.attr(name))
	}
	return i
}

// element is what an element of a format may have.
type element struct{ required, optional, children []string }

func parseXML(t *testing.T, document []byte, elements map[string]element) node {
	t.Helper()
	if !bytes.HasPrefix(document, []byte(xml.Header)) || !bytes.HasSuffix(document, []byte(">\n")) {
		t.Error("no XML declaration, or no newline at the end")
	}
	decoder := xml.NewDecoder(bytes.NewReader(document))
	var root node
	if err := decoder.Decode(&root); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	root.follow(t, elements)
	return root
}

func (n node) follow(t *testing.T, elements map[string]element) {
	t.Helper()
	rules, known := elements[n.XMLName.Local]
	if !known {
		t.Errorf("there is no element <%s>", n.XMLName.Local)
	}
	for _, name := range rules.required {
		if strings.TrimSpace(n.attr(name)) == "" {
			t.Errorf("<%s> has no %s", n.XMLName.Local, name)
		}
	}
	for _, attr := range n.Attrs {
		if !slices.Contains(rules.required, attr.Name.Local) && !slices.Contains(rules.optional, attr.Name.Local) {
			t.Errorf("<%s> has an attribute %s", n.XMLName.Local, attr.Name.Local)
		}
	}
	for _, child := range n.Children {
		if !slices.Contains(rules.children, child.XMLName.Local) {
			t.Errorf("<%s> has an element <%s>", n.XMLName.Local, child.XMLName.Local)
		}
		child.follow(t, elements)
	}
}
