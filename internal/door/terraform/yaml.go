package terraform

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"grants/internal/door/tree"
	"grants/internal/expression"
)

// yaml is the value of a document of YAML, with what Terraform takes for true, false and numbers.
// https://developer.hashicorp.com/terraform/language/functions/yamldecode
func (t *texts) yaml(args []string) (cty.Value, error) {
	text := args[0]
	t.meter.Spend(len(text))
	v, known := t.decoded[text]
	if !known {
		n, err := tree.ReadYAML(0, []byte(text))
		if err != nil {
			return t.notHere(cty.DynamicPseudoType, "%s", err)
		}
		if v, err = decode(n, text); err != nil {
			return t.notHere(cty.DynamicPseudoType, "%s", err)
		}
		t.decoded[text] = v
	}
	if units, fits := expression.Size(v, expression.MaxValueSize); !fits || !t.meter.Spend(units) {
		return t.notHere(cty.DynamicPseudoType, "the YAML has more values than are read")
	}
	if v.IsNull() {
		return cty.NullVal(cty.DynamicPseudoType), nil
	}
	return v, nil
}

// decode is the value of a node of YAML.
func decode(n *tree.Node, text string) (cty.Value, error) {
	switch n.Kind {
	case tree.Object:
		object := make(map[string]cty.Value, len(n.Members))
		for _, m := range n.Members { // of what is inherited, the last counts
			v, err := decode(m.Value, text)
			if err != nil {
				return v, err
			}
			object[m.Key] = v
		}
		return cty.ObjectVal(object), nil
	case tree.List:
		list := make([]cty.Value, len(n.Items))
		for i, item := range n.Items {
			v, err := decode(item, text)
			if err != nil {
				return v, err
			}
			list[i] = v
		}
		return cty.TupleVal(list), nil
	}
	return decodeScalar(n, text)
}

// What a plain scalar is to Terraform. https://yaml.org/spec/1.2/spec.html#id2805071
var (
	isTrue     = []string{"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}
	isFalse    = []string{"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}
	wholeLike  = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	numberLike = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?$`)
	dateLike   = regexp.MustCompile(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}`)
)

func decodeScalar(n *tree.Node, text string) (cty.Value, error) {
	switch written := text[min(int(n.At.Start), len(text)):]; {
	case strings.HasPrefix(written, "&") || strings.HasPrefix(written, "!"):
		return cty.DynamicVal, errors.New("YAML that gives a text an anchor or a tag is not read")
	case n.Kind == tree.Null:
		return cty.NullVal(cty.DynamicPseudoType), nil
	case n.Text == "" || written[0] != n.Text[0]: // in quotes, or as a block
		return cty.StringVal(n.Text), nil
	case slices.Contains(isTrue, n.Text):
		return cty.True, nil
	case slices.Contains(isFalse, n.Text):
		return cty.False, nil
	case dateLike.MatchString(n.Text):
		return cty.DynamicVal, errors.New("a date in YAML is not read: write it in quotes")
	case wholeLike.MatchString(n.Text), numberLike.MatchString(n.Text):
		return decodeNumber(n.Text)
	case n.Kind == tree.Number && n.Text[len(n.Text)-1] >= 'A': // .inf, .nan
		return cty.DynamicVal, errors.New("a number in YAML that has no end is not read")
	}
	return cty.StringVal(n.Text), nil
}

func decodeNumber(text string) (cty.Value, error) {
	if v, err := cty.ParseNumberVal(text); err == nil {
		return v, nil
	}
	whole, err := strconv.ParseInt(text, 0, 64)
	return cty.NumberIntVal(whole), err
}
