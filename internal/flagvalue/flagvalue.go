// Package flagvalue has the values of flags that take one of several words, and the errors about words that are none of them.
package flagvalue

import (
	"fmt"
	"slices"
	"strings"

	"grants/internal/english"
	"grants/internal/suggest"
)

// Unknown is the error for a name that is none of the known ones. Long lists are left out of it.
func Unknown(kind, name string, known []string) error {
	if near := suggest.Closest(name, known); near != "" {
		return fmt.Errorf("unknown %s %q; did you mean %q?", kind, name, near)
	}
	if len(known) > maxListed {
		return fmt.Errorf("unknown %s %q", kind, name)
	}
	return fmt.Errorf("unknown %s %q, expected %s", kind, name, english.Alternatives(known))
}

// maxListed is the number of names that still make a readable sentence.
const maxListed = 12

// Value is what a flag takes.
type Value interface {
	Set(string) error
	String() string
	Type() string
}

// Choice is a flag whose value is one of several names.
type Choice struct {
	Value *string
	Names []string
}

// Set takes a value from the command line.
func (c *Choice) Set(name string) error {
	if !slices.Contains(c.Names, name) {
		return Unknown("value", name, c.Names)
	}
	*c.Value = name
	return nil
}

// String is the value.
func (c *Choice) String() string { return *c.Value }

// Type names the values in the help text.
func (c *Choice) Type() string { return strings.Join(c.Names, "|") }

// Beside is a word that a flag takes beside its other values, each time that the flag is given.
type Beside struct {
	Word  string
	Kind  string // what the word is, where nothing else is taken
	Given *bool
	Rest  Value // takes the other values; nil where there are none
}

// Set takes a value from the command line.
func (b *Beside) Set(value string) error {
	switch {
	case value == b.Word:
		*b.Given = true
		return nil
	case b.Rest == nil:
		return Unknown(b.Kind, value, []string{b.Word})
	}
	return b.Rest.Set(value)
}

// String is the other value.
func (b *Beside) String() string {
	if b.Rest == nil {
		return ""
	}
	return b.Rest.String()
}

// Type names the values in the help text.
func (b *Beside) Type() string {
	if b.Rest == nil {
		return b.Word
	}
	return b.Rest.Type() + "|" + b.Word
}
