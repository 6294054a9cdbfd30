package language

import (
	"github.com/zclconf/go-cty/cty"

	"grants/config/schema"
	"grants/diag"
	"grants/internal/systemapi"
)

// scopesOf are the scopes of an API as expressions see them: those that it declares, or the built-in list of a system API, which has no other
// scopes whatever it declares. Which it is, the domain of the tenant says.
func (p *project) scopesOf(d *declaration, i int, at diag.Span) (cty.Value, bool) {
	declared, ok := p.ownValue(d, i, "scopes", at)
	if !ok {
		return declared, false
	}
	identifier, ok := p.ownValue(d, i, "identifier", at)
	if !ok {
		return declared, false
	}
	plain, _ := identifier.Unmark()
	if plain.IsNull() {
		return declared, true
	}
	if api, _ := systemapi.Shape(plain.AsString()); api == "" { // the usual case, which need not know the domain
		return declared, true
	}
	domain, ok := p.domain(at)
	if !ok {
		return declared, false
	}
	if system := systemapi.Of(plain.AsString(), domain, namesIn(declared)); system != "" {
		return p.builtinScopes(system), true
	}
	return declared, true
}

// domain is the tenant's; empty where there is none.
func (p *project) domain(at diag.Span) (string, bool) {
	d := p.named[schema.Tenant.Name]
	if d == nil || d.static == nil && d.broken {
		return "", true
	}
	if !p.expand(d, at) {
		return "", false
	}
	v, ok := cty.DynamicVal, true
	if d.static == nil && d.syntax == nil { // evaluated, and its syntax is gone
		v = readable(d.forEach.list[0].object, "domain")
	} else {
		v, ok = p.ownValue(d, 0, "domain", at)
	}
	plain, _ := v.Unmark()
	if !ok || plain.IsNull() {
		return "", ok
	}
	return plain.AsString(), true
}

func namesIn(list cty.Value) []string {
	var names []string
	for it := list.ElementIterator(); it.Next(); {
		_, name := it.Element()
		if plain, _ := name.Unmark(); !plain.IsNull() {
			names = append(names, plain.AsString())
		}
	}
	return names
}

// builtinScopes are the scopes of a system API. They stand nowhere in the files.
func (p *project) builtinScopes(system systemapi.API) cty.Value {
	if list, known := p.builtin[system]; known {
		return list
	}
	names := make([]cty.Value, 0, len(system.Scopes()))
	for _, name := range system.Scopes() {
		names = append(names, cty.StringVal(name))
	}
	if p.builtin == nil {
		p.builtin = map[systemapi.API]cty.Value{}
	}
	p.builtin[system] = cty.ListVal(names)
	return p.builtin[system]
}
