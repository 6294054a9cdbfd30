package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/wildcard"
)

// Option is something about a rule on which people differ.
type Option struct {
	Name    string
	Doc     string
	Default any // a string, bool, int or []string, and with it the type that values have

	// Refuse says what is wrong with a value of the right type, or nothing. Nil where every value will do.
	Refuse func(value any) string
	// Weaker reports whether a value lets pass what another one, of which it differs, reports. Nil where nobody can tell: it may.
	Weaker func(is, was any) bool
}

// Type is the type of the option's values, for a sentence.
func (o *Option) Type() string {
	switch o.Default.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int:
		return "a whole number"
	case []string:
		return "a list of strings"
	}
	panic("lint: option " + o.Name + " has a default of no known type")
}

// Literal is a value as it is written in the settings.
func Literal(value any) string {
	switch value := value.(type) {
	case string:
		return strconv.Quote(value)
	case []string:
		quoted := make([]string, len(value))
		for i, each := range value {
			quoted[i] = strconv.Quote(each)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return fmt.Sprint(value)
}

// optionAt is the index of the rule's option of a name, or -1.
func (r *Rule) optionAt(name string) int {
	return slices.IndexFunc(r.Options, func(o Option) bool { return o.Name == name })
}

// Option is the value that an option of the rule has for what stands at a place. It has the type of the option's default.
func (p *Pass) Option(name string, at diag.Span) any {
	i := p.rule.optionAt(name)
	if i < 0 {
		panic("lint: rule " + p.rule.ID + " has no option " + name)
	}
	file := ""
	if p.Config != nil {
		file = p.Config.Files.Name(at.File)
	}
	return p.run.resolve(p.rule, file).Options[i].Value
}

// MaximumOption is the option maximum of a rule that says something about what is more.
func MaximumOption(most int, doc string) Option {
	return Option{Name: "maximum", Default: most, Doc: doc, Weaker: func(is, was any) bool { return is.(int) > was.(int) }}
}

// Maximum is the value that the option maximum has for what stands at a place.
func (p *Pass) Maximum(at diag.Span) int { return p.Option("maximum", at).(int) }

var (
	// ExemptOption is for rules that some applications are an exception to: see Pass.Exempts.
	ExemptOption = Option{
		Name: "exempt", Default: []string{}, Weaker: hasMore,
		Doc: "Applications that it says nothing about: patterns of addresses or client ids, in which `*` stands for any characters.",
	}

	// AllowOption is for rules that some APIs are an exception to: see Pass.Allows.
	AllowOption = Option{
		Name: "allow", Default: []string{}, Weaker: hasMore,
		Doc: "APIs that it says nothing about: patterns of addresses or identifiers, in which `*` stands for any characters.",
	}
)

// hasMore is Weaker of a list of exceptions.
func hasMore(is, was any) bool {
	return slices.ContainsFunc(is.([]string), func(item string) bool { return !slices.Contains(was.([]string), item) })
}

// Exempts reports whether the option exempt names an application, for what stands at a place.
func (p *Pass) Exempts(app *compiler.Application, at diag.Span) bool {
	return p.names(ExemptOption, at, app.Address, app.ClientID)
}

// Allows reports whether the option allow names an API, for what stands at a place.
func (p *Pass) Allows(api *compiler.API, at diag.Span) bool {
	return p.names(AllowOption, at, api.Address, api.Identifier)
}

// names reports whether a pattern of an option matches a name of something.
func (p *Pass) names(o Option, at diag.Span, names ...string) bool {
	return slices.ContainsFunc(p.Option(o.Name, at).([]string), func(pattern string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return wildcard.Match(pattern, name) })
	})
}
