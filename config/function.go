package config

import (
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// pureFunctions are the functions of the language. None reads files, environment, clock, network or randomness.
var pureFunctions = map[string]function.Function{
	"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "chunklist": stdlib.ChunklistFunc, "coalesce": stdlib.CoalesceFunc,
	"coalescelist": stdlib.CoalesceListFunc, "compact": stdlib.CompactFunc, "concat": stdlib.ConcatFunc, "contains": stdlib.ContainsFunc,
	"distinct": stdlib.DistinctFunc, "element": stdlib.ElementFunc, "flatten": stdlib.FlattenFunc, "floor": stdlib.FloorFunc,
	"format": stdlib.FormatFunc, "formatlist": stdlib.FormatListFunc, "indent": stdlib.IndentFunc, "index": stdlib.IndexFunc,
	"join": stdlib.JoinFunc, "jsondecode": stdlib.JSONDecodeFunc, "jsonencode": stdlib.JSONEncodeFunc, "keys": stdlib.KeysFunc,
	"length": stdlib.LengthFunc, "lookup": stdlib.LookupFunc, "lower": stdlib.LowerFunc, "max": stdlib.MaxFunc, "merge": stdlib.MergeFunc,
	"min": stdlib.MinFunc, "parseint": stdlib.ParseIntFunc, "range": stdlib.RangeFunc, "regex": stdlib.RegexFunc,
	"regexall": stdlib.RegexAllFunc, "regexreplace": stdlib.RegexReplaceFunc, "replace": stdlib.ReplaceFunc, "reverse": stdlib.ReverseListFunc,
	"setintersection": stdlib.SetIntersectionFunc, "setproduct": stdlib.SetProductFunc, "setsubtract": stdlib.SetSubtractFunc,
	"setunion": stdlib.SetUnionFunc, "signum": stdlib.SignumFunc, "slice": stdlib.SliceFunc, "sort": stdlib.SortFunc, "split": stdlib.SplitFunc,
	"startswith": affix(strings.HasPrefix), "endswith": affix(strings.HasSuffix), "strlen": stdlib.StrlenFunc, "substr": stdlib.SubstrFunc,
	"title": stdlib.TitleFunc, "trim": stdlib.TrimFunc, "trimprefix": stdlib.TrimPrefixFunc, "trimspace": stdlib.TrimSpaceFunc,
	"trimsuffix": stdlib.TrimSuffixFunc, "upper": stdlib.UpperFunc, "values": stdlib.ValuesFunc, "zipmap": stdlib.ZipmapFunc,
	"tobool": stdlib.MakeToFunc(cty.Bool), "tonumber": stdlib.MakeToFunc(cty.Number), "tostring": stdlib.MakeToFunc(cty.String),
	"tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)), "tomap": stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType)),
	"toset": stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)),
}

func affix(has func(s, affix string) bool) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "string", Type: cty.String}, {Name: "affix", Type: cty.String}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(has(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

// functions are the pure functions, with every call paid for.
func functions(m *meter) map[string]function.Function {
	out := make(map[string]function.Function, len(pureFunctions))
	for name, f := range pureFunctions {
		out[name] = m.function(name, f)
	}
	return out
}

// function pays for the arguments before a call and for the result after it.
func (m *meter) function(name string, f function.Function) function.Function {
	spec := &function.Spec{
		Type: func(args []cty.Value) (cty.Type, error) {
			if !m.spend(callCost(name, args)) {
				return cty.NilType, errBudget
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, err := f.Call(args)
			if err != nil {
				return cty.NilVal, err
			}
			if units, ok := size(v, expressionBudget); !m.spend(units) || !ok {
				m.exceeded = true
				return cty.NilVal, errBudget
			}
			return v, nil
		},
	}
	for _, parameter := range f.Params() {
		spec.Params = append(spec.Params, permissive(parameter))
	}
	if variadic := f.VarParam(); variadic != nil {
		parameter := permissive(*variadic)
		spec.VarParam = &parameter
	}
	return function.New(spec)
}

// permissive leaves all checks to the function itself.
func permissive(p function.Parameter) function.Parameter {
	p.AllowNull, p.AllowUnknown, p.AllowDynamicType, p.AllowMarked = true, true, true, true
	return p
}

// callCost is at least the size of what the call may build.
func callCost(name string, args []cty.Value) int {
	sizes := make([]int, len(args))
	cost := 1
	for i, arg := range args {
		sizes[i], _ = size(arg, expressionBudget)
		cost += sizes[i]
	}
	switch name {
	case "setproduct":
		cost = 1
		for _, n := range sizes {
			cost = min(cost*n, 2*expressionBudget)
		}
	case "replace", "regexreplace", "join", "indent":
		if len(sizes) > 1 {
			cost += multiplied(name, args, sizes)
		}
	case "format", "formatlist":
		if len(args) > 0 && hasWideVerb(args[0]) {
			cost += 2 * expressionBudget
		}
	case "jsondecode":
		if len(args) > 0 && isText(args[0]) && jsonTooDeep([]byte(text(args[0]))) >= 0 {
			cost += 2 * expressionBudget
		}
	}
	return cost
}

// multiplied is the size of what a function may insert again and again.
func multiplied(name string, args []cty.Value, sizes []int) int {
	switch {
	case name == "join":
		return min(sizes[0]*max(1, len(args)-1)+elements(args[1:])*sizes[0], 2*expressionBudget)
	case name == "indent":
		n := 0
		if v, _ := args[0].Unmark(); v.Type() == cty.Number && !v.IsNull() && v.IsKnown() {
			whole, _ := wholeNumber(v)
			n = int(min(max(whole, 0), 2*expressionBudget))
		}
		return min(n*sizes[1], 2*expressionBudget)
	case len(sizes) == 3:
		return min(sizes[0]*sizes[2]/8, 2*expressionBudget)
	}
	return 0
}

func elements(lists []cty.Value) int {
	n := 0
	for _, list := range lists {
		if v, _ := list.Unmark(); v.IsKnown() && !v.IsNull() && v.CanIterateElements() {
			n += v.LengthInt()
		}
	}
	return n
}

var wideVerb = regexp.MustCompile(`%[^%a-zA-Z]*[0-9]{5}`)

func hasWideVerb(format cty.Value) bool { return isText(format) && wideVerb.MatchString(text(format)) }

func isText(v cty.Value) bool {
	v, _ = v.Unmark()
	return v.Type() == cty.String && v.IsKnown() && !v.IsNull()
}

func text(v cty.Value) string {
	v, _ = v.Unmark()
	return v.AsString()
}
