// Package snapshot writes a tree as a document that outlives its files, and reads it back.
package snapshot

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
)

// Format and Version name the JSON form of a Snapshot. The minor version grows with additions, the major with anything
// that could break a reader.
const (
	Format  = "grants-snapshot"
	Version = "1.1"
)

// Snapshot is a Config in a form that outlives its files: a JSON document with an object a line, sorted by address, and after all objects
// the lines of the files that they come from, so that a change of meaning and a change of place don't mix. Lists are sets, and sorted.
type Snapshot struct {
	Tool   string         // version of the program that wrote it
	Digest string         // of the resolved objects, as the caller calculates it
	Config *config.Config // without anything that failed
}

// Write writes the snapshot.
func (s *Snapshot) Write(w io.Writer) error {
	out := &writer{out: bufio.NewWriterSize(w, 1<<16), files: s.Config.Files}
	objects := s.Config.Objects()
	out.line = append(out.line, "{\n"...)
	for _, head := range [][2]string{{"format_version", Version}, {"format", Format}, {"tool", s.Tool}, {"digest", s.Digest}} {
		out.line = append(appendText(appendKey(out.line, head[0]), head[1]), ",\n"...)
	}
	out.list("objects", objects, out.object)
	out.line = append(out.line, ",\n"...)
	out.list("places", objects, out.place)
	out.line = append(out.line, "\n}\n"...)
	out.flush()
	return out.out.Flush()
}

type writer struct {
	out   *bufio.Writer
	files *diag.Files
	line  []byte // not yet written
}

func (w *writer) flush() {
	_, _ = w.out.Write(w.line) // the writer keeps its error for the last Flush
	w.line = w.line[:0]
}

// list writes a list of all objects, each by write, which adds it to the line.
func (w *writer) list(name string, objects []config.Object, write func(config.Object)) {
	w.line = append(appendKey(w.line, name), '[')
	for i, o := range objects {
		if i > 0 {
			w.line = append(w.line, ',')
		}
		w.line = append(w.line, '\n')
		write(o)
		w.flush()
	}
	w.line = append(w.line, "\n]"...)
}

func (w *writer) object(o config.Object) {
	w.line = appendText(append(w.line, `{"address": `...), o.Base().Address)
	w.line = append(w.line, `, "attributes": {`...)
	start := len(w.line)
	for path, a := range schema.Of(o.Base().Address).EveryAttribute() {
		if before := len(w.line); !isSet(a, o) {
			continue
		} else if before > start {
			w.line = append(w.line, ", "...)
		}
		w.line = appendValue(appendKey(w.line, path), a, o)
	}
	w.line = append(w.line, '}')
	if grant, is := o.(*config.ClientGrant); is && grant.System {
		w.line = append(w.line, `, "is_system": true`...)
	}
	w.line = append(w.line, '}')
}

// isSet reports whether the attribute has a value.
func isSet(a *schema.Attribute, o config.Object) bool {
	set, _ := a.State(o)
	return set
}

// appendValue adds the attribute's value to a line of JSON.
func appendValue(line []byte, a *schema.Attribute, o config.Object) []byte {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		return appendText(line, field.Value)
	case *config.Located[bool]:
		return strconv.AppendBool(line, field.Value)
	case *config.Located[int64]:
		return strconv.AppendInt(line, field.Value, 10)
	case *config.Located[config.Reference]:
		return appendReference(line, field.Value)
	case *config.List:
		return appendList(line, inItemOrder(field.Items), func(line []byte, item config.Located[string]) []byte { return appendText(line, item.Value) })
	case *config.API:
		return appendList(line, inScopeOrder(field.Scopes), appendScope)
	case *config.Role:
		return appendList(line, inPermissionOrder(field.Permissions), appendPermission)
	}
	panic("config: attribute " + a.Name + " fills a field of an unknown type")
}

func appendReference(line []byte, ref config.Reference) []byte {
	if !ref.IsAddress {
		return appendText(line, ref.Name)
	}
	return append(appendText(append(line, `{"address": `...), ref.Name), '}')
}

func appendScope(line []byte, scope config.Scope) []byte {
	line = appendText(append(line, `{"name": `...), scope.Name.Value)
	if scope.Description.Set {
		line = appendText(append(line, `, "description": `...), scope.Description.Value)
	}
	return append(line, '}')
}

// The order of a set's elements means nothing, so it does not show. Elements that are equal stay as they were written.
func inItemOrder(items []config.Located[string]) []config.Located[string] {
	return slices.SortedStableFunc(slices.Values(items), func(a, b config.Located[string]) int { return cmp.Compare(a.Value, b.Value) })
}

func inScopeOrder(scopes []config.Scope) []config.Scope {
	return slices.SortedStableFunc(slices.Values(scopes), func(a, b config.Scope) int { return cmp.Compare(a.Name.Value, b.Name.Value) })
}

func appendList[T any](line []byte, items []T, add func([]byte, T) []byte) []byte {
	line = append(line, '[')
	for i, item := range items {
		if i > 0 {
			line = append(line, ", "...)
		}
		line = add(line, item)
	}
	return append(line, ']')
}

func appendKey(line []byte, name string) []byte { return append(appendText(line, name), ": "...) }

// appendText adds a string of JSON. Characters that mean something in HTML stay as they are.
func appendText(line []byte, text string) []byte {
	plain := true
	for i := range len(text) {
		b := text[i]
		plain = plain && b >= ' ' && b <= '~' && b != '"' && b != '\\'
	}
	if plain {
		return append(append(append(line, '"'), text...), '"')
	}
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // neither a string nor a buffer can fail
	return append(line, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
}
