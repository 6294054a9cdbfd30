package terraform

import (
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"grants/internal/expression"
)

// A stand-in is a text that no configuration has: it stands for the id of a resource, which is known only after the plan is applied. It goes wherever the
// id goes. Those of two resources differ, as ids do; whether one is some other text, nobody can tell.
const standInMark = "\x00"

func standIn(address string) string { return standInMark + address + standInMark }

// standsFor is the address of the resource whose id a text stands for; empty where it does not, or is more than that.
func standsFor(text string) string {
	inner, starts := strings.CutPrefix(text, standInMark)
	inner, ends := strings.CutSuffix(inner, standInMark)
	if !starts || !ends || strings.Contains(inner, standInMark) {
		return ""
	}
	return inner
}

// mixture is what texts there are in values.
type mixture struct{ ids, parts, plain bool } // stand-ins, texts with stand-ins in them, and others

func (m *mixture) add(v cty.Value) {
	if v.IsNull() || !v.IsKnown() {
		return
	}
	switch t := v.Type(); {
	case t == cty.String:
		m.text(v.AsString())
	case v.CanIterateElements():
		for it := v.ElementIterator(); it.Next(); {
			key, element := it.Element()
			if t.IsObjectType() || t.IsMapType() {
				m.add(key)
			}
			m.add(element)
		}
	}
}

func (m *mixture) text(text string) {
	switch {
	case text == "": // which no id is
	case standsFor(text) != "":
		m.ids = true
	case strings.Contains(text, standInMark):
		m.parts = true
	default:
		m.plain = true
	}
}

func mixtureOf(values ...cty.Value) (m mixture) {
	for _, v := range values {
		m.add(v)
	}
	return m
}

// any reports whether there are stand-ins.
func (m mixture) any() bool { return m.ids || m.parts }

// undecided reports whether some of the texts may turn out to be the same.
func (m mixture) undecided() bool { return m.parts || m.ids && m.plain }

// undecided reports whether nobody knows if values that differ are the same in the end.
func undecided(values ...cty.Value) bool { return mixtureOf(values...).undecided() }

// carries has the functions that hand on what they are given, whatever it is.
var carries = map[string]bool{
	"chunklist": true, "coalesce": true, "coalescelist": true, "compact": true, "concat": true, "element": true, "flatten": true, "keys": true,
	"merge": true, "nonsensitive": true, "one": true, "reverse": true, "sensitive": true, "setproduct": true, "setunion": true, "slice": true,
	"tolist": true, "tomap": true, "toset": true, "tostring": true, "values": true, "zipmap": true,
}

// depends reports whether the result of a call may be another once the ids are known that its arguments have stand-ins for.
func depends(name string, args []cty.Value, result func() (cty.Value, error)) bool {
	all := mixtureOf(args...)
	switch {
	case !all.any() || carries[name]:
		return false
	case name == "length":
		return args[0].Type() == cty.String || args[0].Type().IsSetType() && all.undecided() || keysOf(args[0]).undecided()
	case name == "lookup":
		return keysOf(args[0], args[1:2]...).undecided() && !hasKey(args[0], args[1])
	case name == "contains":
		found, err := result()
		return all.undecided() && (err != nil || !found.IsKnown() || found.False())
	case name == "distinct", name == "index", name == "setintersection", name == "setsubtract":
		return all.undecided()
	}
	return true
}

// keysOf is what texts there are in the keys of a map, and some others.
func keysOf(v cty.Value, others ...cty.Value) mixture {
	m := mixtureOf(others...)
	if t := v.Type(); !v.IsNull() && v.IsKnown() && (t.IsObjectType() || t.IsMapType()) {
		for it := v.ElementIterator(); it.Next(); {
			key, _ := it.Element()
			m.add(key)
		}
	}
	return m
}

func hasKey(v, key cty.Value) bool {
	if v.IsNull() || !v.IsKnown() || key.IsNull() || !key.IsKnown() || key.Type() != cty.String {
		return false
	}
	if t := v.Type(); t.IsObjectType() {
		return t.HasAttribute(key.AsString())
	} else if t.IsMapType() {
		return v.HasIndex(key).True()
	}
	return false
}

// careful is a function whose result is not known where that depends on ids that nobody knows.
func careful(name string, f function.Function) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(), VarParam: f.VarParam(),
		Type: function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if depends(name, args, func() (cty.Value, error) { return f.Call(args) }) {
				return cty.DynamicVal, nil
			}
			return f.Call(args)
		},
	})
}

// try is the first of its arguments that can be evaluated. What fails for an id that nobody knows may not fail in the end.
// https://developer.hashicorp.com/terraform/language/functions/try
func try(m *expression.Meter) function.Function {
	return function.New(&function.Spec{
		VarParam: &function.Parameter{Name: "expressions", Type: customdecode.ExpressionClosureType},
		Type:     function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var problems hcl.Diagnostics
			for _, arg := range args {
				v, more, open := attempt(m, arg)
				if open || !more.HasErrors() {
					return v, nil
				}
				problems = append(problems, more...)
			}
			return cty.NilVal, errors.Join(errors.New("no expression of try can be evaluated"), problems)
		},
	})
}

// can reports whether its argument can be evaluated.
// https://developer.hashicorp.com/terraform/language/functions/can
func can(m *expression.Meter) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "expression", Type: customdecode.ExpressionClosureType}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			_, problems, open := attempt(m, args[0])
			if open {
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.BoolVal(!problems.HasErrors()), nil
		},
	})
}

// attempt evaluates an argument. It is open whether that works where it has something that is not known.
func attempt(m *expression.Meter, arg cty.Value) (v cty.Value, problems hcl.Diagnostics, open bool) {
	closure := customdecode.ExpressionClosureFromVal(arg)
	v, problems = closure.Value()
	if !problems.HasErrors() {
		if v.IsWhollyKnown() {
			return v, nil, false
		}
		return cty.DynamicVal, nil, true
	}
	for at := closure.EvalContext; at != nil; at = at.Parent() {
		for _, variable := range at.Variables {
			if units, fits := expression.Size(variable, expression.MaxValueSize); !m.Spend(units) || !fits || mixtureOf(variable).any() {
				return cty.DynamicVal, nil, true
			}
		}
	}
	return v, problems, false
}
