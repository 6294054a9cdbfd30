package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"grants/plan"
)

// mostCareful is what a value of these keys stands for that a later minor version added to the enumeration: the one to be most careful about.
// For the others there is no such thing, and they stay.
var mostCareful = map[string]any{
	"verdict": string(plan.Mixed), "risk": string(plan.High), "party": "third_party_permissive", "party_before": "third_party_permissive", "decision": "allow",
	"action": string(plan.Replace), "effect": string(plan.EffectAccess), "severity": "error",
}

// ReadPlan reads a plan that was saved as JSON, by anybody. It must be what the schema says, which the error names the first difference from.
// Keys that the schema does not have are left out, and so is nothing else.
func ReadPlan(document []byte) (*plan.Plan, error) {
	value, err := parseStrictly(document)
	if err != nil {
		return nil, err
	}
	newer, err := checkVersion(value)
	if err != nil {
		return nil, err
	}
	check := &schemaCheck{root: planRules(), newer: newer, careful: mostCareful}
	if value, err = check.check(check.root, value, ""); err != nil {
		return nil, err
	}
	known, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return plan.Parse(known)
}

func planRules() *schemaRules {
	schema, _ := Schema("plan")
	rules := &schemaRules{}
	if err := json.Unmarshal(schema, rules); err != nil {
		panic(err) // it is embedded
	}
	return rules
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
		return false, fmt.Errorf("format_version is %s, expected %q or another %s.x", inJSON(document["format_version"]), plan.FormatVersion, ours)
	case major != ours:
		return false, fmt.Errorf("format_version is %s, and this program reads %s.x: use the version of grants that wrote it, or a newer one", inJSON(version), ours)
	}
	_, known, _ := strings.Cut(plan.FormatVersion, ".")
	at, _ := strconv.ParseUint(known, 10, 32)
	return n > at, nil
}

// parseStrictly reads one JSON value in which no key stands twice: readers disagree about which one counts.
func parseStrictly(document []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	value, err := parseValue(decoder, "", 0)
	if err != nil {
		return nil, notJSON(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the plan")
	}
	return value, nil
}

func notJSON(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("this is no JSON: it ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("this is no JSON: %w at byte %d", err, syntax.Offset)
	}
	return err
}

// maxDepth is far beyond what a plan needs.
const maxDepth = 100

func parseValue(decoder *json.Decoder, path string, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, errors.New("this is no plan: it is nested too deeply")
	}
	switch token {
	case json.Delim('['):
		return parseList(decoder, path, depth+1)
	case json.Delim('{'):
		return parseObject(decoder, path, depth+1)
	}
	return token, nil
}

func parseList(decoder *json.Decoder, path string, depth int) (any, error) {
	list := []any{}
	for decoder.More() {
		item, err := parseValue(decoder, path+"["+strconv.Itoa(len(list))+"]", depth)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	_, err := decoder.Token()
	return list, err
}

func parseObject(decoder *json.Decoder, path string, depth int) (any, error) {
	object := map[string]any{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		if _, twice := object[key]; twice {
			return nil, fmt.Errorf("%s stands twice", plain(join(path, key)))
		}
		if object[key], err = parseValue(decoder, join(path, key), depth); err != nil {
			return nil, err
		}
	}
	_, err := decoder.Token()
	return object, err
}
