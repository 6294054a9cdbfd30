package plan

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strconv"

	"grants/internal/render/document"
	"grants/plan"
)

// impactIndent is what stands before each line of an impact.
const impactIndent = "    "

// impactEncoder writes impacts as JSON. What is the same for all applications of one is encoded once, and remembered as a text with gaps.
type impactEncoder struct {
	item    bytes.Buffer
	encoder *json.Encoder
	texts   map[*plan.Impact]*gappedText
	bytes   int // of all texts
}

func newImpactEncoder() *impactEncoder {
	e := &impactEncoder{texts: map[*plan.Impact]*gappedText{}}
	e.encoder = json.NewEncoder(&e.item)
	e.encoder.SetEscapeHTML(false)
	e.encoder.SetIndent(impactIndent, "  ")
	return e
}

// member writes an impact for one of its applications.
func (e *impactEncoder) member(out *bufio.Writer, i *plan.Impact, h *plan.Holder) error {
	text, err := e.text(i)
	if err != nil {
		return err
	}
	if text != nil {
		_, err = out.Write(text.appendFor(out.AvailableBuffer(), h))
		return err
	}
	encoded, err := e.encode(i.Of(h))
	if err == nil {
		_, err = out.Write(encoded)
	}
	return err
}

// folded writes an impact once for all of its applications.
func (e *impactEncoder) folded(out *bufio.Writer, i *plan.Impact) error {
	if i.Applications() == 1 {
		first := i.First()
		return e.member(out, i, &first)
	}
	text, err := e.newText(i)
	if err != nil {
		return err
	}
	const indent = "\n" + impactIndent + "  "
	out.WriteString("{" + indent + `"applications": [`)
	separator := indent + "  "
	for h := range i.Holders() {
		out.WriteString(separator)
		out.Write(appendHolder(out.AvailableBuffer(), &h))
		separator = "," + indent + "  "
	}
	out.WriteString(indent + "]")
	_, err = out.Write(text.appendForAll(out.AvailableBuffer()))
	return err
}

func appendHolder(b []byte, h *plan.Holder) []byte {
	if h.Before != nil || len(h.Steps) > 0 {
		return document.AppendValue(b, h)
	}
	b = document.AppendString(append(b, `{"application":`...), h.Application)
	return append(appendID(append(b, `,"client_id":`...), h.ClientID), '}')
}

func appendID(b []byte, id *string) []byte {
	if id == nil {
		return append(b, "null"...)
	}
	return document.AppendString(b, *id)
}

// maxTexts bounds what is remembered of a plan in which very many groups gain or lose very many scopes.
const maxTexts = 16 << 20

// encode is the JSON of an impact, until the next.
func (e *impactEncoder) encode(i *plan.Impact) ([]byte, error) {
	e.item.Reset()
	err := e.encoder.Encode(i)
	return document.Visible(bytes.TrimSuffix(e.item.Bytes(), []byte("\n"))), err
}

// text is that of an impact, nil of one that is for one application only, or for which there is no room left.
func (e *impactEncoder) text(i *plan.Impact) (*gappedText, error) {
	text, known := e.texts[i]
	if known || i.Applications() == 1 || e.bytes > maxTexts {
		return text, nil
	}
	text, err := e.newText(i)
	if err == nil {
		e.texts[i] = text
		for _, part := range text.parts {
			e.bytes += len(part)
		}
	}
	return text, err
}

// gappedText is an impact in JSON, with gaps where applications differ.
type gappedText struct {
	parts [][]byte // one more than gaps
	gaps  []gap
}

// gap is what belongs into a place of an impact's JSON.
type gap byte

const (
	gapApplication gap = 'a'
	gapID          gap = 'i'
	gapWas         gap = 'w' // the application in the base
	gapWasID       gap = 'x'
	gapAddress     gap = 's' // of a step
	gapFile        gap = 'f'
	gapLine        gap = 'l'
	gapMessage     gap = 'm' // the last of a step
)

// newText encodes an impact for an application that has marks for names. Its texts have the mark nowhere else, and no line of a file is -1.
func (e *impactEncoder) newText(i *plan.Impact) (*gappedText, error) {
	plain, err := e.encode(i)
	if err != nil {
		return nil, err
	}
	mark := unusedMark(plain)
	marked := func(g gap) string { return mark + string(g) }
	id, wasID := marked(gapID), marked(gapWasID)
	h := i.First()
	h.Application, h.ClientID, h.Before = marked(gapApplication), &id, &plan.Name{Application: marked(gapWas), ClientID: &wasID}
	for n := range h.Steps {
		h.Steps[n] = plan.Step{Address: marked(gapAddress), File: marked(gapFile), Line: -1, Message: marked(gapMessage)}
	}
	encoded, err := e.encode(i.Of(&h))
	if err != nil {
		return nil, err
	}
	return splitAtGaps(bytes.Clone(encoded), []byte(`"`+mark)), nil
}

func unusedMark(text []byte) string {
	for n := 0; ; n++ {
		if mark := "gap" + strconv.Itoa(n) + "-"; !bytes.Contains(text, []byte(mark)) {
			return mark
		}
	}
}

func splitAtGaps(text, mark []byte) *gappedText {
	line := []byte(`"line": -1`)
	t := &gappedText{}
	for {
		at := bytes.Index(text, mark)
		if at < 0 {
			t.parts = append(t.parts, text)
			return t
		}
		if n := bytes.Index(text[:at], line); n >= 0 {
			end := n + len(line)
			t.parts, t.gaps = append(t.parts, text[:end-len("-1")]), append(t.gaps, gapLine)
			text, at = text[end:], at-end
		}
		end := at + len(mark)
		t.parts, t.gaps = append(t.parts, text[:at]), append(t.gaps, gap(text[end]))
		text = text[end+len(`a"`):]
	}
}

func (t *gappedText) appendFor(b []byte, h *plan.Holder) []byte {
	was := plan.Name{Application: h.Application, ClientID: h.ClientID}
	if h.Before != nil {
		was = *h.Before
	}
	steps := h.Steps
	for n, g := range t.gaps {
		b = append(b, t.parts[n]...)
		switch g {
		case gapApplication:
			b = document.AppendString(b, h.Application)
		case gapID:
			b = appendID(b, h.ClientID)
		case gapWas:
			b = document.AppendString(b, was.Application)
		case gapWasID:
			b = appendID(b, was.ClientID)
		case gapAddress:
			b = document.AppendString(b, steps[0].Address)
		case gapFile:
			b = document.AppendString(b, steps[0].File)
		case gapLine:
			b = strconv.AppendInt(b, int64(steps[0].Line), 10)
		case gapMessage:
			b, steps = document.AppendString(b, steps[0].Message), steps[1:]
		}
	}
	return append(b, t.parts[len(t.gaps)]...)
}

// appendForAll appends what follows the client_id, with nothing in the gaps.
func (t *gappedText) appendForAll(b []byte) []byte {
	for n, g := range t.gaps {
		if n >= 2 { // application and client_id are the first
			b = append(b, t.parts[n]...)
			b = append(b, emptyGap(g)...)
		}
	}
	return append(b, t.parts[len(t.gaps)]...)
}

func emptyGap(g gap) string {
	switch g {
	case gapID, gapWasID:
		return "null"
	case gapLine:
		return "0"
	}
	return `""`
}
