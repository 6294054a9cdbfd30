package terraform

import (
	"maps"

	"github.com/hashicorp/hcl/v2/ext/tryfunc"
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
	return all
}
