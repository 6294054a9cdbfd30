package terraform

import (
	"maps"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"grants/internal/expression"
)

// functions are those of Terraform that are what they are wherever they run: those of the language with the names that Terraform has, and a few more.
// What reads the clock or the network is not among them; texts has what reads files.
// https://developer.hashicorp.com/terraform/language/functions
func functions(m *expression.Meter) map[string]function.Function {
	all := maps.Clone(expression.Functions(m))
	all["formatdate"], all["timeadd"] = stdlib.FormatDateFunc, stdlib.TimeAddFunc
	all["pow"], all["log"] = stdlib.PowFunc, stdlib.LogFunc
	all["chomp"] = stdlib.ChompFunc
	all["csvdecode"] = stdlib.CSVDecodeFunc
	all["length"] = length(all["strlen"])
	all["one"], all["sensitive"], all["nonsensitive"] = one, same, same
	for name, f := range all {
		all[name] = careful(name, f)
	}
	all["try"], all["can"] = try(m), can(m)
	return all
}

// one is the only element there is, or null where there is none.
// https://developer.hashicorp.com/terraform/language/functions/one
var one = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() || args[0].Type().IsObjectType() || args[0].Type().IsMapType() {
			return cty.NilVal, function.NewArgErrorf(0, "it is no list or set")
		}
		switch elements := args[0].AsValueSlice(); len(elements) {
		case 0:
			return cty.NullVal(cty.DynamicPseudoType), nil
		case 1:
			return elements[0], nil
		}
		return cty.NilVal, function.NewArgErrorf(0, "it has more than one element")
	},
})

// same is a value as it is: no value is marked here.
var same = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowNull: true}},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0], nil },
})

// length is how many elements or characters there are, which is known of a list though some of its elements are not.
// https://developer.hashicorp.com/terraform/language/functions/length
func length(ofText function.Function) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true}},
		Type:   function.StaticReturnType(cty.Number),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if args[0].Type() == cty.String {
				return ofText.Call(args)
			}
			return stdlib.LengthFunc.Call(args)
		},
	})
}
