// Package tree is a foreign document as nodes that know where they stand.
package tree

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"grants/diag"
)

// Kind is what a node is.
type Kind uint8

// The kinds. The zero Kind is that of what is not there.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Object
	Unknown // a value that nobody knows yet; Text says why
	Link    // a reference to the object that Text names within the document
)

// String is the kind in a message.
func (k Kind) String() string {
	return [...]string{"null", "true or false", "a number", "a string", "a list", "an object", "a value that is not known", "a reference"}[k]
}

// Node is a value of a document. The nil Node is one that is not there, and has nothing.
type Node struct {
	Kind    Kind
	Text    string // of a Text; of a Number and a Bool as it is written
	Items   []*Node
	Members []Member // of an Object, in the order written
	Gap     string   // of an Unknown: what kind of gap it is
	Literal string   // of an Unknown: the text with what is not known in it; empty where there is none
	At      diag.Span
}

// Member is a key of an object with its value.
type Member struct {
	Key   string
	KeyAt diag.Span
	Value *Node
}

// Get is the value of a key, nil where the node has none, or has null. Of a key that stands twice, the last counts, as in every reader of JSON.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := len(n.Members) - 1; i >= 0; i-- {
		if n.Members[i].Key == key {
			if n.Members[i].Value.Kind == Null {
				return nil
			}
			return n.Members[i].Value
		}
	}
	return nil
}

// Has reports whether an object has a key, be it with null.
func (n *Node) Has(key string) bool {
	if n != nil {
		for i := range n.Members {
			if n.Members[i].Key == key {
				return true
			}
		}
	}
	return false
}

// String is the text of a Text, else empty.
func (n *Node) String() string {
	if n == nil || n.Kind != Text {
		return ""
	}
	return n.Text
}

// Literally is the text of a Text, and what is written of an Unknown.
func (n *Node) Literally() string {
	if n != nil && n.Kind == Unknown {
		return n.Literal
	}
	return n.String()
}

// Error is why a document can't be read, at its place.
type Error struct {
	At      diag.Span
	Message string
	Detail  string // what to do; may be empty
}

func (e *Error) Error() string { return e.Message }

func errorAt(at diag.Span, format string, args ...any) *Error {
	return &Error{At: at, Message: fmt.Sprintf(format, args...)}
}

// maxDepth is how deep lists and objects may stand within one another.
const maxDepth = 100

// maxValues is how many values a tree may have: each takes some hundred bytes. What is handed over one by one counts only while it is read.
const maxValues = 8_000_000

// Digest writes what the node says, whatever the order of its keys and wherever it stands, for a digest.
func (n *Node) Digest(w io.Writer) {
	if n == nil {
		return
	}
	fmt.Fprintf(w, "%d %d %s", n.Kind, len(n.Text), n.Text)
	for _, item := range n.Items {
		item.Digest(w)
	}
	for _, member := range slices.SortedFunc(slices.Values(n.Members), func(a, b Member) int { return strings.Compare(a.Key, b.Key) }) {
		fmt.Fprintf(w, "%d %s", len(member.Key), member.Key)
		member.Value.Digest(w)
	}
}

// Walk visits a node and everything in it.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, item := range n.Items {
		item.Walk(visit)
	}
	for i := range n.Members {
		n.Members[i].Value.Walk(visit)
	}
}

// List is the elements of a List, else none.
func (n *Node) List() []*Node {
	if n == nil || n.Kind != List {
		return nil
	}
	return n.Items
}

// OrNull is the value of a key, null at the place of the object where it has none.
func (n *Node) OrNull(key string) *Node {
	if value := n.Get(key); value != nil {
		return value
	}
	return &Node{At: n.At}
}

// Set gives a key another value.
func (n *Node) Set(key string, value *Node) {
	for i := len(n.Members) - 1; i >= 0; i-- { // the last counts
		if n.Members[i].Key == key {
			n.Members[i].Value = value
			return
		}
	}
	n.Members = append(n.Members, Member{Key: key, KeyAt: value.At, Value: value})
}

// Pairs is the members of an Object, else none.
func (n *Node) Pairs() []Member {
	if n == nil {
		return nil
	}
	return n.Members
}
