package plan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"grants/internal/render/document"
	"grants/internal/render/schema"
	"grants/plan"
	"grants/plan/objects"
)

// mostCareful is what a value of these keys stands for that a later minor version added to the enumeration: the one to be most careful about.
// For the others there is no such thing, and they stay.
var mostCareful = map[string]any{
	"verdict": string(plan.Mixed), "risk": string(plan.High), "party": "third_party_permissive", "party_before": "third_party_permissive", "decision": "allow",
	"action": string(objects.Replace), "effect": string(objects.EffectAccess), "severity": "error",
}

// Read reads a plan that was saved as JSON, by anybody. It must be what the schema says, which the error names the first difference from.
// Keys that the schema does not have are left out, and so is nothing else.
//
// The items of the long lists are read one by one: a tree of all of them would take ten times the memory of the document. How many values there may be
// in one of them, and in all, is bounded: two bytes are one.
func Read(document []byte) (*plan.Plan, error) {
	saved, err := splitPlan(document)
	if err != nil {
		return nil, err
	}
	newer, err := checkVersion(saved.around)
	if err != nil {
		return nil, err
	}
	check := &schema.Check{Root: schema.RulesOf("plan"), Newer: newer, Careful: mostCareful}
	known, err := check.Known(check.Root, saved.around, "")
	if err != nil {
		return nil, err
	}
	p, err := plan.Parse(known)
	if err != nil {
		return nil, err
	}
	for _, list := range plan.Lists {
		if err := saved.readList(p, list, check); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// savedPlan is a document taken apart.
type savedPlan struct {
	around any                 // the document, its long lists empty
	items  map[string][][]byte // of the long lists
	left   int                 // how many more values may come

	unfolded int // bytes that the items so far would have, written for each application
}

// readList reads the items of one list.
func (s *savedPlan) readList(p *plan.Plan, list string, check *schema.Check) error {
	rules := check.Root.Properties[list].Items
	for i, item := range s.items[list] {
		value, err := s.parseItem(item)
		if err != nil {
			return inside(err, list+schema.Index(i))
		}
		known, err := check.Known(rules, value, list+schema.Index(i))
		if err != nil {
			return err
		}
		if err := p.Append(list, known); err != nil {
			return fmt.Errorf("%s%s: %w", list, schema.Index(i), err)
		}
		if err := s.countUnfolded(value, len(known)); err != nil {
			return inside(err, list+schema.Index(i))
		}
	}
	return nil
}

// parseItem reads an item within what is left of the values.
func (s *savedPlan) parseItem(item []byte) (any, error) {
	reader := newStrictReader(item)
	value, err := reader.document()
	if s.left -= reader.values; err == nil && s.left < 0 {
		err = schema.Wrong("is too much: a saved plan may have %d values", maxSavedValues)
	}
	return value, err
}

// countUnfolded counts what an item, whose JSON has a size, would have if it were written for each of its applications. A few bytes of a name are a row.
func (s *savedPlan) countUnfolded(item any, size int) error {
	object, _ := item.(map[string]any)
	applications, folded := object["applications"].([]any)
	if folded {
		size = (size - len(document.AppendValue(nil, applications))) * len(applications)
	}
	if s.unfolded += size; s.unfolded > maxUnfolded {
		return schema.Wrong("is too much: unfolded, a saved plan may have %d GiB", maxUnfolded>>30)
	}
	return nil
}

// splitPlan reads all but the items of the long lists, which it only finds the ends of.
func splitPlan(document []byte) (*savedPlan, error) {
	saved := &savedPlan{items: map[string][][]byte{}, left: maxSavedValues}
	reader := newStrictReader(document)
	reader.list = func(r *strictReader, key string) error {
		for r.More() {
			var item json.RawMessage
			if err := r.Decode(&item); err != nil {
				return err
			}
			end := int(r.InputOffset())
			saved.items[key] = append(saved.items[key], document[end-len(item):end])
		}
		return nil
	}
	var err error
	saved.around, err = reader.document()
	saved.left -= reader.values
	return saved, err
}

// checkVersion refuses what is no plan, and plans of another major version. It reports whether the minor version is newer than ours.
func checkVersion(value any) (newer bool, err error) {
	document, _ := value.(map[string]any)
	if document["format"] != plan.Format {
		return false, errors.New("this is no plan: format is not " + strconv.Quote(plan.Format))
	}
	ours, _, _ := strings.Cut(plan.FormatVersion, ".")
	version, _ := document["format_version"].(string)
	major, minor, ok := strings.Cut(version, ".")
	n, err := strconv.ParseUint(minor, 10, 32)
	switch {
	case !ok || err != nil:
		return false, fmt.Errorf("format_version is %s, expected %q or another %s.x", schema.InJSON(document["format_version"]), plan.FormatVersion, ours)
	case major != ours:
		return false, fmt.Errorf("format_version is %s, and this program reads %s.x: use the version of grants that wrote it, or a newer one", schema.InJSON(version), ours)
	}
	_, known, _ := strings.Cut(plan.FormatVersion, ".")
	at, _ := strconv.ParseUint(known, 10, 32)
	return n > at, nil
}

// What a saved plan may hold: 100,000 impacts, each for one application, have ten million values, and an impact on 200,000 applications has three.
const (
	maxItemValues  = 4_000_000  // in one item of a long list, and outside of those lists
	maxSavedValues = 24_000_000 // in all
	maxUnfolded    = 64 << 30   // bytes, without indentation
)

// strictReader reads one JSON value in which no key stands twice: readers disagree about which one counts.
type strictReader struct {
	*json.Decoder
	list   func(r *strictReader, key string) error // reads the items of a long list of the document; may be nil
	values int                                     // so far
}

func newStrictReader(document []byte) *strictReader {
	return &strictReader{Decoder: json.NewDecoder(bytes.NewReader(document))}
}

func (r *strictReader) document() (any, error) {
	r.UseNumber()
	value, err := r.value("", 0)
	if err != nil {
		return nil, notJSON(err)
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the plan")
	}
	return value, nil
}

func notJSON(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.Contains(err.Error(), "max depth"):
		return errTooDeep
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("this is no JSON: it ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("this is no JSON: %w at byte %d", err, syntax.Offset)
	}
	return err
}

// maxDepth is far beyond what a plan needs.
const maxDepth = 100

var errTooDeep = errors.New("this is no plan: it is nested too deeply")

// value reads a value with a key in its object, empty in a list.
func (r *strictReader) value(key string, depth int) (any, error) {
	token, err := r.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, errTooDeep
	}
	if r.values++; r.values > maxItemValues {
		return nil, schema.Wrong("has more values than the %d that are read", maxItemValues)
	}
	switch token {
	case json.Delim('['):
		if depth == 1 && r.list != nil && slices.Contains(plan.Lists, key) {
			return []any{}, r.closing(r.list(r, key))
		}
		return r.items(depth + 1)
	case json.Delim('{'):
		return r.object(depth + 1)
	}
	return token, nil
}

// closing reads the end of a list or an object.
func (r *strictReader) closing(err error) error {
	if err == nil {
		_, err = r.Token()
	}
	return err
}

func (r *strictReader) items(depth int) (any, error) {
	list := []any{}
	for r.More() {
		item, err := r.value("", depth)
		if err != nil {
			return nil, inside(err, schema.Index(len(list)))
		}
		list = append(list, item)
	}
	return list, r.closing(nil)
}

func (r *strictReader) object(depth int) (any, error) {
	object := map[string]any{}
	for r.More() {
		token, err := r.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		if _, twice := object[key]; twice {
			return nil, schema.Wrong("stands twice").Below(key)
		}
		if object[key], err = r.value(key, depth); err != nil {
			return nil, inside(err, key)
		}
	}
	return object, r.closing(nil)
}

// inside says where a mistake is. Of text that is no JSON, the byte says it.
func inside(err error, part string) error {
	var m *schema.Mistake
	if errors.As(err, &m) {
		return m.Below(part)
	}
	return err
}
