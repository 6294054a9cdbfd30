package terraform

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/door/wire"
)

// State says which state of a document of terraform show -json is meant.
type State uint8

// The states.
const (
	After  State = iota // what a plan leads to
	Before              // what it starts from
	Now                 // that of a state
)

// Read reads what terraform show -json prints of a plan or a state. Where the files of the configuration lie beside it, places are in those.
// https://developer.hashicorp.com/terraform/internals/json-format
func Read(fsys fs.FS, name string, state State) (*config.Config, []diag.Diagnostic, error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	s := &show{files: &diag.Files{}, state: state}
	file := s.files.Add(name)
	s.files.SetContent(file, content)
	reader := tree.Reader{File: file, Mode: s.mode, Each: s.element, Within: s.within}
	documents, err := reader.ReadJSON(content)
	if err == nil {
		err = s.document(documents)
	}
	if problem, ok := err.(*tree.Error); ok {
		s.torn = problem
	} else if err != nil {
		return nil, nil, err
	}
	s.link(newEvaluation(fsys, path.Dir(name), s))
	newPlaces(fsys, path.Dir(name), s).apply()
	builder := assemble(s.files, s.resources)
	if s.torn != nil {
		builder.Torn(s.torn)
	}
	s.notePlan(builder.Gap)
	for _, of := range s.guessed {
		builder.GapOf(of.address, of.gap)
	}
	cfg, diagnostics := builder.Config()
	cfg.Sources = 1
	return cfg, diagnostics, nil
}

// show is a document of terraform show -json that is being read.
type show struct {
	files     *diag.Files
	state     State
	resources []*resource
	root      *tree.Node // the document without its resources
	torn      *tree.Error
	deferred  int         // data that is read only while the plan is carried out
	guessed   []objectGap // what is taken for what the plan does not say
}

// mode hands resources over one by one, and leaves out what says the same in other words.
func (s *show) mode(at []string) tree.Mode {
	switch joined := strings.Join(at, "."); {
	case joined == "resource_changes":
		if s.state == Now {
			return tree.Skip
		}
		return tree.Each
	case joined == "planned_values", joined == "resource_drift", joined == "relevant_attributes", joined == "checks":
		return tree.Skip
	case strings.HasSuffix(joined, "root_module.resources"), strings.HasSuffix(joined, "root_module.child_modules"):
		if at[0] == "configuration" {
			return tree.Keep
		}
		return tree.Each
	}
	return tree.Keep
}

// within leaves out what is not read of a resource, the other state of a change first of all.
func (s *show) within(at []string) tree.Mode {
	for at[0] == "child_modules" || at[0] == "resources" {
		if at = at[1:]; len(at) == 0 {
			return tree.Keep
		}
	}
	switch at[0] {
	case "change":
		if len(at) == 1 {
			return tree.Keep
		}
		at = at[1:]
		if s.state == Before && (at[0] == "after" || at[0] == "after_unknown") {
			return tree.Skip
		}
	case "actions", "address", "mode", "type", "values":
	default:
		return tree.Skip
	}
	if isState[at[0]] {
		if len(at) == 1 || wire.Reads(at[1]) {
			return tree.Keep
		}
		return tree.Skip
	}
	return tree.Keep
}

// isState has what the attributes of a resource stand in.
var isState = map[string]bool{"values": true, "before": true, "after": true, "after_unknown": true}

func (s *show) element(at []string, n *tree.Node) {
	switch at[len(at)-1] {
	case "resource_changes":
		s.change(n)
	case "resources":
		s.stateResource(n)
	case "child_modules":
		s.module(n)
	}
}

func (s *show) module(n *tree.Node) {
	for _, r := range n.Get("resources").List() {
		s.stateResource(r)
	}
	for _, m := range n.Get("child_modules").List() {
		s.module(m)
	}
}

// stateResource takes a resource of a state. Of the state that a plan starts from, only data is wanted: its changes have the rest.
func (s *show) stateResource(n *tree.Node) {
	data := n.Get("mode").String() == "data"
	if kind := n.Get("type").String(); strings.HasPrefix(kind, "auth0_") && (data || s.state == Now) {
		s.add(n, n.Get("values"), data)
	}
}

func (s *show) add(n, values *tree.Node, data bool) {
	if values == nil {
		return
	}
	s.resources = append(s.resources, &resource{address: n.Get("address").String(), kind: n.Get("type").String(), data: data, values: values.Clone()})
}

// change takes a resource as it is before or after a change.
func (s *show) change(n *tree.Node) {
	if !strings.HasPrefix(n.Get("type").String(), "auth0_") {
		return
	}
	change := n.Get("change")
	if n.Get("mode").String() == "data" {
		s.deferred++
		return
	}
	if s.state == Before {
		s.add(n, change.Get("before"), false)
		return
	}
	if after := change.Get("after"); after != nil {
		s.add(n, withUnknown(after, change.Get("after_unknown")), false)
		s.resources[len(s.resources)-1].isNew = isCreated(change)
	} else if isForgotten(change) { // the tenant keeps it
		s.add(n, change.Get("before"), false)
	}
}

// isCreated reports whether a resource comes to be, perhaps in the place of another.
func isCreated(change *tree.Node) bool {
	return slices.ContainsFunc(change.Get("actions").List(), func(action *tree.Node) bool { return action.String() == "create" })
}

// isForgotten reports whether Terraform only stops to manage a resource.
// https://developer.hashicorp.com/terraform/language/block/removed
func isForgotten(change *tree.Node) bool {
	actions := change.Get("actions").List()
	return len(actions) > 0 && actions[0].String() == "forget"
}

// withUnknown is a value with what is known only after the plan was carried out.
func withUnknown(n, unknown *tree.Node) *tree.Node {
	switch {
	case unknown == nil:
		return n
	case unknown.Kind == tree.Bool && unknown.Text == "true":
		return &tree.Node{Kind: tree.Unknown, At: n.At, Gap: "known-after-apply", Text: "it is known only after the plan is applied"}
	case unknown.Kind == tree.List && n.Kind == tree.List:
		for i, item := range unknown.Items {
			if i == len(n.Items) {
				n.Items = append(n.Items, &tree.Node{At: n.At})
			}
			n.Items[i] = withUnknown(n.Items[i], item)
		}
	case n.Kind == tree.Null && hasUnknown(unknown):
		if slices.ContainsFunc(unknown.Items, func(n *tree.Node) bool { return n.Kind == tree.Bool }) {
			unknown = &tree.Node{Kind: tree.Bool, Text: "true"}
		}
		return withUnknown(&tree.Node{Kind: unknown.Kind, At: n.At}, unknown)
	case unknown.Kind == tree.Object && n.Kind == tree.Object:
		at := make(map[string]int, len(n.Members))
		for i, m := range n.Members {
			at[m.Key] = i
		}
		for _, m := range unknown.Members {
			i, known := at[m.Key]
			if !known {
				i, at[m.Key] = len(n.Members), len(n.Members)
				n.Members = append(n.Members, tree.Member{Key: m.Key, KeyAt: n.At, Value: &tree.Node{At: n.At}})
			}
			n.Members[i].Value = withUnknown(n.Members[i].Value, m.Value)
		}
	}
	return n
}

// hasUnknown reports whether anything in it is unknown.
func hasUnknown(unknown *tree.Node) (is bool) {
	unknown.Walk(func(n *tree.Node) { is = is || n.Kind == tree.Bool && n.Text == "true" })
	return is
}

// document checks that the document is what it should be.
func (s *show) document(documents []*tree.Node) error {
	if len(documents) != 1 || documents[0].Kind != tree.Object || documents[0].Get("format_version") == nil {
		return fmt.Errorf("it is not what terraform show -json prints: there is no format_version; terraform show -json PLAN > plan.json writes it")
	}
	s.root = documents[0]
	version := s.root.Get("format_version").String()
	if major, _, _ := strings.Cut(version, "."); major != "0" && major != "1" {
		return fmt.Errorf("it has format version %q, and only 1 is known", version)
	}
	isPlan := s.root.Has("resource_changes") || s.root.Has("planned_values") || s.root.Has("configuration")
	switch {
	case s.state == Now && isPlan:
		return fmt.Errorf("it is a plan, which tfplan: reads")
	case s.state != Now && !isPlan:
		return fmt.Errorf("it is a state, which tfstate: reads")
	}
	if errored := s.root.Get("errored"); errored != nil && errored.Text == "true" {
		s.torn = &tree.Error{At: errored.At, Message: "terraform plan failed, and this is only a part of its plan"}
	}
	return nil
}

func (s *show) notePlan(gap func(config.Gap)) {
	if s.deferred > 0 {
		gap(config.Gap{
			ID: "data-source", Effect: config.GapDeploy,
			Message: "data sources that are read only while the plan is applied: " + strconv.Itoa(s.deferred),
		})
	}
}
