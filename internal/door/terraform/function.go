package terraform

import (
	"maps"

	"github.com/hashicorp/hcl/v2/ext/tryfunc"
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
	all["try"], all["can"] = tryfunc.TryFunc, tryfunc.CanFunc
	all["formatdate"], all["timeadd"] = stdlib.FormatDateFunc, stdlib.TimeAddFunc
	all["pow"], all["log"] = stdlib.PowFunc, stdlib.LogFunc
	all["chomp"] = stdlib.ChompFunc
	all["csvdecode"] = stdlib.CSVDecodeFunc
	all["length"] = length(all["strlen"])
	return all
}

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
