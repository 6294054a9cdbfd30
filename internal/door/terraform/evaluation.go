package terraform

import (
	"io/fs"

	"github.com/zclconf/go-cty/cty"

	"grants/internal/door/tree"
)

// evaluation is what the files beside a plan say, read once it is asked for: the plan has no more of an expression than the names in it.
type evaluation struct {
	fsys      fs.FS
	dir       string
	show      *show
	resources map[string]*resource // by their addresses
}

func newEvaluation(fsys fs.FS, dir string, s *show) *evaluation {
	return &evaluation{fsys: fsys, dir: dir, show: s}
}

// resource is the one at an address; nil where the files have none.
func (e *evaluation) resource(at string) *resource {
	if e.resources == nil {
		e.resources = map[string]*resource{}
		for _, r := range e.read() {
			e.resources[r.address] = r
		}
	}
	return e.resources[at]
}

// read evaluates the files with the variables of the plan.
func (e *evaluation) read() []*resource {
	r := newReading(e.fsys, e.dir, Options{})
	r.root = r.newModule(e.dir, nil, map[string]value{})
	for _, variable := range e.show.root.Get("variables").Pairs() {
		r.root.inputs[variable.Key] = value{valueOf(variable.Value.OrNull("value")), nil}
	}
	r.root.expand()
	return r.resources
}

// valueOf is a node of JSON as a value.
func valueOf(n *tree.Node) cty.Value {
	switch n.Kind {
	case tree.Bool:
		return cty.BoolVal(n.Text == "true")
	case tree.Number:
		if v, err := cty.ParseNumberVal(n.Text); err == nil {
			return v
		}
	case tree.Text:
		return cty.StringVal(n.Text)
	case tree.List:
		list := make([]cty.Value, len(n.Items))
		for i, item := range n.Items {
			list[i] = valueOf(item)
		}
		return cty.TupleVal(list)
	case tree.Object:
		object := make(map[string]cty.Value, len(n.Members))
		for _, m := range n.Members {
			object[m.Key] = valueOf(m.Value)
		}
		return cty.ObjectVal(object)
	case tree.Null:
		return cty.NullVal(cty.DynamicPseudoType)
	}
	return cty.DynamicVal
}
