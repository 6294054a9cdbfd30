package snapshot

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
)

// place adds where an object and its attributes are written: the file, the line, and for each attribute a list of lines that starts with
// that of the attribute itself; its elements' follow, in the order of the object, of a scope that of its name and that of its description.
// A line in another file, where a local has brought an element from, is FILE:LINE; what has no place is 0.
func (w *writer) place(o config.Object) {
	base := o.Base()
	header := w.files.Range(base.Header)
	w.line = appendText(append(w.line, `{"address": `...), base.Address)
	w.line = appendText(append(w.line, `, "file": `...), header.File)
	w.line = strconv.AppendInt(append(w.line, `, "line": `...), int64(header.Start.Line), 10)
	w.line = append(w.line, `, "attributes": {`...)
	start := len(w.line)
	for path, a := range schema.Of(base.Address).EveryAttribute() {
		spans := spansOf(a, o)
		if spans[0].IsZero() {
			continue
		}
		if len(w.line) > start {
			w.line = append(w.line, ", "...)
		}
		w.line = appendList(appendKey(w.line, path), spans, func(line []byte, span diag.Span) []byte {
			return appendPlace(line, w.files.Range(span), header.File)
		})
	}
	w.line = append(w.line, "}}"...)
}

func appendPlace(line []byte, at diag.Range, file string) []byte {
	if at.File == file || at.IsZero() {
		return strconv.AppendInt(line, int64(at.Start.Line), 10)
	}
	return appendText(line, at.File+":"+strconv.Itoa(at.Start.Line))
}

// spansOf are the places of the attribute and of its elements, in the order of appendValue.
func spansOf(a *schema.Attribute, o config.Object) []diag.Span {
	spans := []diag.Span{a.Span(o)}
	switch field := a.Of(o).(type) {
	case *config.List:
		for _, item := range inItemOrder(field.Items) {
			spans = append(spans, item.Span)
		}
	case *config.API:
		for _, scope := range inScopeOrder(field.Scopes) {
			spans = append(spans, scope.Name.Span, scope.Description.Span)
		}
	case *config.Role:
		spans = append(spans, permissionSpans(field)...)
	}
	return spans
}

// setSpans is the reverse of spansOf, for an object whose lists are sorted already. Places that are missing are none.
func setSpans(a *schema.Attribute, o config.Object, spans []diag.Span) {
	at := func(i int) diag.Span {
		if i < len(spans) {
			return spans[i]
		}
		return diag.Span{}
	}
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		field.Span = at(0)
	case *config.Located[bool]:
		field.Span = at(0)
	case *config.Located[int64]:
		field.Span = at(0)
	case *config.Located[config.Reference]:
		field.Span = at(0)
	case *config.List:
		field.Span = at(0)
		for i := range field.Items {
			field.Items[i].Span = at(1 + i)
		}
	case *config.API:
		field.ScopesAttribute.Span = at(0)
		for i := range field.Scopes {
			field.Scopes[i].Name.Span, field.Scopes[i].Description.Span = at(1+2*i), at(2+2*i)
		}
	case *config.Role:
		field.PermissionsAttribute.Span = at(0)
		setPermissionSpans(field, at)
	default:
		panic("config: attribute " + a.Name + " fills a field of an unknown type")
	}
}

// placeLine is a line of a snapshot's places.
type placeLine struct {
	Address    string                       `json:"address"`
	File       string                       `json:"file"`
	Line       uint32                       `json:"line"`
	Attributes map[string][]json.RawMessage `json:"attributes"`
}

func (r *reader) place(p *placeLine) error {
	o := r.objects[p.Address]
	if o == nil {
		return fmt.Errorf("places: there is no object %q", p.Address)
	}
	base := o.Base()
	base.Header = r.span(p.File, p.Line)
	base.Span = base.Header
	if grant, ok := o.(*config.ClientGrant); ok && schema.Of(p.Address) == schema.ThirdPartyDefault {
		grant.DefaultFor.Span = base.Header
	}
	known := 0
	for path, a := range schema.Of(p.Address).EveryAttribute() {
		places, found := p.Attributes[path]
		if found {
			known++
		}
		spans := make([]diag.Span, len(places))
		for i, written := range places {
			span, err := r.writtenPlace(p.File, written)
			if err != nil {
				return fmt.Errorf("places: %s: %s: %w", p.Address, path, err)
			}
			spans[i] = span
		}
		setSpans(a, o, spans)
	}
	if known < len(p.Attributes) {
		return fmt.Errorf("places: %s has attributes that this program does not know: a newer one may have written it", p.Address)
	}
	return nil
}

// writtenPlace is a line, or FILE:LINE.
func (r *reader) writtenPlace(file string, written json.RawMessage) (diag.Span, error) {
	var elsewhere string
	if json.Unmarshal(written, &elsewhere) == nil {
		colon := strings.LastIndexByte(elsewhere, ':')
		if line, err := strconv.ParseUint(elsewhere[colon+1:], 10, 32); colon > 0 && err == nil {
			return r.span(elsewhere[:colon], uint32(line)), nil
		}
	}
	var line uint32
	if err := json.Unmarshal(written, &line); err != nil {
		return diag.Span{}, fmt.Errorf("expected a line or FILE:LINE, not %s", written)
	}
	return r.span(file, line), nil
}

// span stands for a line of a file that is not there.
func (r *reader) span(file string, line uint32) diag.Span {
	if file == "" || line == 0 {
		return diag.Span{}
	}
	id := r.files[file]
	if id == 0 {
		id = r.config.Files.AddLines(file)
		r.files[file] = id
	}
	return diag.Span{File: id, Start: line - 1, End: line - 1}
}
