package policy

import (
	"encoding/binary"
	"reflect"

	"github.com/zclconf/go-cty/cty"

	"grants/compiler"
	"grants/plan"
)

// On is what a policy is about: each row of a kind is judged by itself.
type On string

// The kinds of rows.
const (
	OnAccess      On = "access"
	OnApplication On = "application"
	OnAPI         On = "api"
	OnClientGrant On = "client_grant"
	OnRole        On = "role"
	OnGained      On = "gained" // impacts of a plan
	OnLost        On = "lost"
)

// kinds are all kinds, with the type of their rows.
var kinds = []struct {
	on   On
	rows reflect.Type
}{
	{OnAccess, reflect.TypeFor[accessRow]()},
	{OnApplication, reflect.TypeFor[applicationRow]()},
	{OnAPI, reflect.TypeFor[apiRow]()},
	{OnClientGrant, reflect.TypeFor[grantRow]()},
	{OnRole, reflect.TypeFor[roleRow]()},
	{OnGained, reflect.TypeFor[plan.Impact]()},
	{OnLost, reflect.TypeFor[plan.Impact]()},
}

// field is a name of a row, from the tag of the member that has its value.
type field struct {
	name     string
	index    []int
	of       reflect.Type
	value    cty.Type
	nullable bool
}

// fields are the names of each kind of rows.
var fields = func() map[On][]field {
	all := map[On][]field{}
	for _, kind := range kinds {
		all[kind.on] = fieldsOf(kind.rows)
	}
	return all
}()

func fieldsOf(row reflect.Type) []field {
	var found []field
	for i := range row.NumField() {
		member := row.Field(i)
		name, tagged := member.Tag.Lookup("json")
		switch {
		case member.Anonymous && !tagged: // its members are as if they were the row's, as in JSON
			for _, inner := range fieldsOf(member.Type) {
				inner.index = append([]int{i}, inner.index...)
				found = append(found, inner)
			}
			continue
		case !tagged || !member.IsExported():
			continue
		}
		f := field{name: name, index: []int{i}, of: member.Type}
		if f.of.Kind() == reflect.Pointer {
			f.of, f.nullable = f.of.Elem(), true
		}
		f.value = typeOf(f.of)
		found = append(found, f)
	}
	return found
}

// typeOf is the type of a member's value for an expression.
func typeOf(member reflect.Type) cty.Type {
	switch member.Kind() {
	case reflect.String:
		return cty.String
	case reflect.Bool:
		return cty.Bool
	case reflect.Int:
		return cty.Number
	case reflect.Slice:
		return cty.List(typeOf(member.Elem()))
	case reflect.Struct:
		attributes := map[string]cty.Type{}
		for _, f := range fieldsOf(member) {
			attributes[f.name] = f.value
		}
		return cty.Object(attributes)
	}
	panic("policy: rows have no values of type " + member.String())
}

// in is the value of the field in a row.
func (f *field) in(row reflect.Value) reflect.Value { return row.FieldByIndex(f.index) }

// valueOf is a member for an expression.
func valueOf(v reflect.Value, of cty.Type) cty.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return cty.NullVal(of)
		}
		return valueOf(v.Elem(), of)
	case reflect.String:
		return cty.StringVal(v.String())
	case reflect.Bool:
		return cty.BoolVal(v.Bool())
	case reflect.Int:
		return cty.NumberIntVal(v.Int())
	case reflect.Slice:
		return listOf(v, of)
	case reflect.Struct:
		values := map[string]cty.Value{}
		for _, f := range fieldsOf(v.Type()) {
			values[f.name] = valueOf(f.in(v), f.value)
		}
		return cty.ObjectVal(values)
	}
	panic("policy: rows have no values of type " + v.Type().String())
}

func listOf(v reflect.Value, of cty.Type) cty.Value {
	if v.Len() == 0 {
		return cty.ListValEmpty(of.ElementType())
	}
	items := make([]cty.Value, v.Len())
	for i := range items {
		items[i] = valueOf(v.Index(i), of.ElementType())
	}
	return cty.ListVal(items)
}

// appendKey appends what tells a value from others of its type.
func appendKey(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return appendKey(append(b, 1), v.Elem())
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int:
		return binary.AppendVarint(b, v.Int())
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendKey(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendKey(b, v.Field(i))
		}
		return b
	}
	panic("policy: rows have no values of type " + v.Type().String())
}

// texts are the strings that a pattern may match of a value: those of a list, each.
func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.String:
		return []string{v.String()}
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, texts(v.Index(i))...)
		}
		return all
	}
	return nil
}

// enumerations are the values of fields that have no others.
var enumerations = map[string][]string{
	"party":               names(compiler.FirstParty, compiler.ThirdPartyStrict, compiler.ThirdPartyPermissive),
	"subject_type":        names(compiler.SubjectTypes...),
	"decision":            {"allow", "deny"},
	"unreachable_because": append(names(compiler.NoClientCredentialsGrantType, compiler.PublicClient, compiler.DynamicallyRegistered, compiler.NoUserFlow), ""),
	"narrowed_by":         {"request", "rbac", "consent"},
	"reason": names(compiler.PolicyDenyAll, compiler.PolicyAllowAll, compiler.ByClientGrant, compiler.ByDefaultGrant, compiler.NoGrant,
		compiler.ThirdPartyNeedsGrant, compiler.SystemAPIThirdParty, compiler.Unresolved),
	"unresolved":         {"client_id", "audience"},
	"organization_usage": {"deny", "allow", "require", ""},
	"risk":               names(plan.NoRisk, plan.Low, plan.Medium, plan.High),
	"verdict":            names(plan.Wider, plan.Narrower, plan.Mixed, plan.Reshaped),
}

func names[T ~string](values ...T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return all
}
