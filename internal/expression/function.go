package expression

import (
	"regexp"
	pattern "regexp/syntax"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"grants/internal/syntax"
)

func quantifier(holds func(list []bool) bool) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "list", Type: cty.List(cty.Bool)}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var list []bool
			for _, element := range args[0].AsValueSlice() {
				if element.IsNull() {
					return cty.NilVal, function.NewArgErrorf(0, "it has an element that is null")
				}
				list = append(list, element.True())
			}
			return cty.BoolVal(holds(list)), nil
		},
	})
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

// Functions are the functions of the language, with every call paid for.
func Functions(m *Meter) map[string]function.Function {
	out := make(map[string]function.Function, len(functions))
	for _, f := range functions {
		out[f.Name()] = m.function(f.Name(), f.call)
	}
	return out
}

// function checks the types of the arguments, pays for them before a call, and for the result after it.
func (m *Meter) function(name string, f function.Function) function.Function {
	spec := &function.Spec{
		Type: func(args []cty.Value) (cty.Type, error) {
			if m.Exceeded || !m.Spend(callCost(name, args)) {
				return cty.NilType, errBudget
			}
			if anyUnknown(args) {
				return cty.DynamicPseudoType, nil
			}
			args, err := arguments(name, f, args)
			if err != nil {
				return cty.NilType, err
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if anyUnknown(args) {
				return cty.DynamicVal, nil
			}
			args, err := arguments(name, f, args)
			if err != nil {
				return cty.NilVal, err
			}
			v, err := f.Call(args)
			if err != nil {
				return cty.NilVal, err
			}
			if units, ok := Size(v, MaxValueSize); !m.Spend(units) || !ok {
				m.Exceeded = true
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

// anyUnknown reports whether HCL tries a call before it has the values: it evaluates the condition of a for once with a key and a value that are not
// known yet. What comes of that is not known either, and nothing is checked until the values are there.
func anyUnknown(args []cty.Value) bool {
	return slices.ContainsFunc(args, func(arg cty.Value) bool { return !arg.IsWhollyKnown() })
}

// permissive leaves all checks to the function itself.
func permissive(p function.Parameter) function.Parameter {
	p.Type = cty.DynamicPseudoType
	p.AllowNull, p.AllowUnknown, p.AllowDynamicType, p.AllowMarked = true, true, true, true
	return p
}

// conversions are the functions that are called to convert.
var conversions = []string{"tobool", "tolist", "tomap", "tonumber", "toset", "tostring"}

// arguments converts lists and maps to the types that a function takes, and refuses whatever else would need conversion: upper(1) is no "1".
func arguments(name string, f function.Function, args []cty.Value) ([]cty.Value, error) {
	out := make([]cty.Value, len(args))
	if slices.Contains(conversions, name) {
		for i, arg := range args {
			if out[i] = uniform(arg); isMixed(arg) {
				return nil, function.NewArgErrorf(i, "its elements are of different types")
			}
		}
		return out, nil
	}
	for i, arg := range args {
		parameter := f.VarParam()
		if i < len(f.Params()) {
			parameter = &f.Params()[i]
		}
		if arg.IsNull() && !parameter.AllowNull {
			return nil, function.NewArgErrorf(i, "it is null")
		}
		if mismatch := typeMismatch(arg, parameter.Type); mismatch != "" {
			return nil, function.NewArgErrorf(i, "it %s, not %s", mismatch, DescribeType(parameter.Type))
		}
		converted, err := Conform(arg, parameter.Type)
		if err != nil {
			return nil, function.NewArgError(i, err)
		}
		out[i] = converted
		if slices.Contains(unifying, name) && differ(out[0], converted) {
			return nil, function.NewArgErrorf(i, "it is of another type than the first")
		}
	}
	return out, nil
}

// unifying are the functions that make their arguments of one type.
var unifying = []string{"coalesce", "coalescelist", "setintersection", "setsubtract", "setunion"}

// isMixed reports whether the elements of a tuple would need conversion to be those of a list.
func isMixed(v cty.Value) bool {
	v, _ = v.Unmark()
	if v.IsNull() || !v.Type().IsTupleType() {
		return false
	}
	elements := v.AsValueSlice()
	return slices.ContainsFunc(elements, func(element cty.Value) bool { return differ(elements[0], element) })
}

// callCost is at least the size of what the call may build, and the time it may take.
func callCost(name string, args []cty.Value) int {
	const unaffordable = 2 * ExpressionBudget
	sizes := make([]int, len(args))
	cost := 1
	for i, arg := range args {
		size, fits := Size(arg, MaxValueSize)
		sizes[i] = size
		if cost += size; !fits || cost > ExpressionBudget {
			return unaffordable
		}
	}
	if cost += mixedCost(args); cost > ExpressionBudget {
		return unaffordable
	}
	if estimate := estimates[name]; estimate != nil && len(args) > 0 {
		cost += min(max(0, estimate(args, sizes)), unaffordable)
	}
	return cost
}

// estimates are what calls cost beyond the size of their arguments. Sizes are at most the budget, so a product of two fits an int.
var estimates = map[string]func(args []cty.Value, sizes []int) int{
	"setproduct": func(_ []cty.Value, sizes []int) int {
		product := 1
		for _, n := range sizes {
			product = min(product*n, 2*ExpressionBudget)
		}
		return product
	},
	"replace":      insertions,
	"regexreplace": func(args []cty.Value, sizes []int) int { return insertions(args, sizes) + matching(args[1:], args[0]) },
	"regex":        func(args []cty.Value, _ []int) int { return matching(args, last(args)) },
	"regexall":     func(args []cty.Value, _ []int) int { return matching(args, last(args)) },
	"join":         func(args []cty.Value, sizes []int) int { return elements(args[1:]) * sizes[0] },
	"indent": func(args []cty.Value, sizes []int) int {
		n := min(max(whole(args[0]), 0), 2*ExpressionBudget)
		return int(n) * sizes[len(sizes)-1]
	},
	"format":     formatted,
	"formatlist": func(args []cty.Value, sizes []int) int { return formatted(args, sizes) * max(1, elements(args[1:])) },
	"jsondecode": func(args []cty.Value, _ []int) int {
		if !IsText(args[0]) {
			return 0
		}
		if decoded := syntax.MeasureJSON([]byte(Text(args[0]))); !decoded.Fits() {
			return 2 * ExpressionBudget
		}
		return 0
	},
	"parseint":  func(args []cty.Value, _ []int) int { return longNumber(args[0]) },
	"tonumber":  func(args []cty.Value, _ []int) int { return longNumber(args[0]) },
	"contains":  compared,
	"index":     compared,
	"chunklist": func(_ []cty.Value, sizes []int) int { return sizes[0] },
}

func last(args []cty.Value) cty.Value { return args[len(args)-1] }

func whole(v cty.Value) int64 {
	v, _ = v.Unmark()
	if v.Type() != cty.Number || v.IsNull() || !v.IsKnown() {
		return 0
	}
	n, _ := WholeNumber(v)
	return n
}

// insertions is the size of a text that another is inserted into, perhaps at every byte.
func insertions(_ []cty.Value, sizes []int) int {
	if len(sizes) != 3 {
		return 0
	}
	return sizes[0] * sizes[2]
}

// matching is the time a regular expression takes: that of its program for every byte of the text.
func matching(args []cty.Value, subject cty.Value) int {
	if !IsText(args[0]) || !IsText(subject) {
		return 0
	}
	const steps = 4 // of a program in the time of a unit
	if len(Text(args[0])) > maxPattern {
		return 2 * ExpressionBudget
	}
	parsed, err := pattern.Parse(Text(args[0]), pattern.Perl)
	if err != nil {
		return 0 // which the function reports
	}
	program, err := pattern.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return len(program.Inst) * (len(Text(subject)) + steps) / steps
}

// maxPattern is how long a regular expression may be.
const maxPattern = 10_000

// formatted is the size of what a format string makes of its arguments: each verb may name the largest, or a width.
func formatted(args []cty.Value, sizes []int) int {
	if !IsText(args[0]) {
		return 0
	}
	format := Text(args[0])
	if wideVerb.MatchString(format) {
		return 2 * ExpressionBudget
	}
	const widest = 1000
	each := slices.Max(append(sizes[1:], 0))
	if width.MatchString(format) {
		each += widest
	}
	return min(len(format)+strings.Count(format, "%")*each, 2*ExpressionBudget)
}

var (
	wideVerb = regexp.MustCompile(`%[^%a-zA-Z]*[0-9]{4}`)
	width    = regexp.MustCompile(`%[^%a-zA-Z]*[0-9]{2}`)
)

// longNumber is the time to read a number, which grows with the square of its digits.
func longNumber(v cty.Value) int {
	if !IsText(v) {
		return 0
	}
	n := len(Text(v))
	return n * n / syntax.MaxDigits
}

// compared is the time to find a value among others.
func compared(_ []cty.Value, sizes []int) int {
	return 3 * sizes[0]
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
