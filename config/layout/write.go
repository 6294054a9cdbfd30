package layout

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/config/schema"
)

// Block is a block of HCL that says what an object says.
type Block struct {
	Address string
	API     string // the address of the API that a grant is on, if the config has it
	Text    string // not yet laid out: Format does that
}

// Instead is the expression that is to stand in the place of an attribute's value, by the address of the object and the path of the attribute; empty
// where the value stands.
type Instead func(address, attribute string) string

// Comments are what stands at an attribute, by the address of the object and the path of the attribute: lines above it, and what is behind its value.
type Comments func(address, attribute string) (above []string, behind string)

// Blocks writes every object of a config as a block: the tenant's first, then the others in the order of the config. What refers to an object is a
// reference, and what is not set is left out. Labels are those of the config, and so need to be names that HCL takes. Instead and Comments may be nil.
func Blocks(c *config.Config, instead Instead, comments Comments) []Block {
	w := newWriter(c)
	w.instead, w.comments = instead, comments
	var blocks []Block
	if c.Tenant != nil {
		blocks = append(blocks, Block{Address: c.Tenant.Address, Text: w.object(c.Tenant)})
	}
	for _, api := range c.APIs {
		blocks = append(blocks, Block{Address: api.Address, API: api.Address, Text: w.object(api)})
	}
	for _, app := range c.Applications {
		blocks = append(blocks, Block{Address: app.Address, Text: w.object(app)})
	}
	for _, role := range c.Roles {
		blocks = append(blocks, Block{Address: role.Address, Text: w.object(role)})
	}
	for _, connection := range c.Connections {
		blocks = append(blocks, Block{Address: connection.Address, Text: w.object(connection)})
	}
	for _, organization := range c.Organizations {
		blocks = append(blocks, Block{Address: organization.Address, Text: w.object(organization)})
	}
	for _, grant := range c.ClientGrants {
		block := Block{Address: grant.Address, Text: w.object(grant)}
		if block.API = w.apis[grant.Audience.Value.Name]; grant.Audience.Value.IsAddress {
			block.API = grant.Audience.Value.Name
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// Writer writes what stands in blocks, with references to the objects of a config.
type Writer struct{ w *writer }

// NewWriter is a Writer that refers to the objects of a config.
func NewWriter(c *config.Config) Writer { return Writer{newWriter(c)} }

// Body is what stands between the braces of an object's block, not yet laid out.
func (w Writer) Body(o config.Object) string {
	w.w.body(schema.Of(o.Base().Address), o)
	return w.w.taken()
}

func newWriter(c *config.Config) *writer {
	w := &writer{applications: map[string]string{}, apis: map[string]string{}, connections: map[string]string{}}
	for _, app := range c.Applications {
		if app.ClientID.Set {
			w.applications[app.ClientID.Value] = app.Address
		}
	}
	for _, api := range c.APIs {
		w.apis[api.Identifier.Value] = api.Address
	}
	for _, connection := range c.Connections {
		w.connections[connection.PlatformName()] = connection.Address
	}
	return w
}

// writer writes one block after the other.
type writer struct {
	out          bytes.Buffer
	indent       int
	applications map[string]string // addresses by client_id
	apis         map[string]string // addresses by identifier
	connections  map[string]string // addresses by name
	instead      Instead
	comments     Comments
	path         string // of the block that is being written, within its object; with a point at its end
}

func (w *writer) line(parts ...string) {
	w.out.WriteString(strings.Repeat("  ", w.indent))
	for _, part := range parts {
		w.out.WriteString(part)
	}
	w.out.WriteByte('\n')
}

func (w *writer) open(parts ...string) {
	w.line(append(parts, " {")...)
	w.indent++
}

func (w *writer) close() {
	w.indent--
	w.line("}")
}

func (w *writer) taken() string {
	text := w.out.String()
	w.out.Reset()
	return text
}

// widest is how long a list may be that stands in one line.
const widest = 100

func (w *writer) list(name string, list *config.List, references map[string]string) {
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		if items[i] = references[item.Value]; items[i] == "" {
			items[i] = Quote(item.Value)
		}
	}
	if line := name + " = [" + strings.Join(items, ", ") + "]"; len(line) <= widest {
		w.line(line)
		return
	}
	w.line(name, " = [")
	w.indent++
	for _, item := range items {
		w.line(item, ",")
	}
	w.indent--
	w.line("]")
}

// object writes an object as a block of its kind.
func (w *writer) object(o config.Object) string {
	kind := schema.Of(o.Base().Address)
	if kind.Label {
		w.open(kind.Name, " ", Quote(o.Base().Name))
	} else {
		w.open(kind.Name)
	}
	w.body(kind, o)
	w.close()
	return w.taken()
}

func (w *writer) body(kind *schema.Block, o config.Object) {
	for i := range kind.Attributes {
		w.attribute(&kind.Attributes[i], o)
	}
	for _, nested := range kind.Blocks {
		if role, is := o.(*config.Role); is && nested.Together != nil {
			w.permissions(nested, role)
			continue
		}
		if w.isEmpty(nested, o) {
			continue
		}
		if len(nested.Attributes) == 1 && len(nested.Blocks) == 0 && nested.Name != "token_exchange" {
			w.short(nested, o)
			continue
		}
		w.open(nested.Name)
		w.nested(nested, func() { w.body(nested, o) })
		w.close()
	}
}

// permissions writes the permission blocks of a role.
func (w *writer) permissions(kind *schema.Block, role *config.Role) {
	outer := w.path
	for i, permission := range role.Permissions {
		w.open(kind.Name)
		w.path = fmt.Sprintf("%s%s[%d].", outer, kind.Name, i)
		w.body(kind, permission)
		w.close()
	}
	w.path = outer
}

// short writes a block of one attribute in one line.
func (w *writer) short(kind *schema.Block, o config.Object) {
	outer := w.out
	w.out = bytes.Buffer{}
	w.indent++
	w.nested(kind, func() { w.attribute(&kind.Attributes[0], o) })
	w.indent--
	inner := w.out.String()
	w.out = outer
	if strings.Contains(inner, "#") { // a comment ends with its line
		w.open(kind.Name)
		w.out.WriteString(inner)
		w.close()
		return
	}
	w.line(kind.Name, " { ", strings.TrimSpace(inner), " }")
}

// nested writes something within a nested block.
func (w *writer) nested(kind *schema.Block, write func()) {
	outer := w.path
	w.path += kind.Name + "."
	write()
	w.path = outer
}

func (w *writer) isEmpty(kind *schema.Block, o config.Object) bool {
	for path, attribute := range kind.EveryAttribute() {
		if set, _ := attribute.State(o); set || w.expression(o, w.path+kind.Name+"."+path) != "" {
			return false
		}
	}
	return true
}

// expression is what is to stand in the place of an attribute's value; empty where the value stands.
func (w *writer) expression(o config.Object, path string) string {
	if w.instead == nil {
		return ""
	}
	return w.instead(o.Base().Address, path)
}

func (w *writer) attribute(a *schema.Attribute, o config.Object) {
	text := w.expression(o, w.path+a.Name)
	if set, _ := a.State(o); !set && text == "" {
		return
	}
	start := w.out.Len()
	w.value(a, o, text)
	if w.comments != nil {
		w.comment(start, o.Base().Address, w.path+a.Name)
	}
}

// comment puts the comments at an attribute to its text, which begins at start. What is behind a value of several lines goes above it.
func (w *writer) comment(start int, address, path string) {
	above, behind := w.comments(address, path)
	text := string(w.out.Bytes()[start:])
	w.out.Truncate(start)
	if behind != "" && strings.Count(text, "\n") == 1 {
		text = strings.TrimSuffix(text, "\n") + " # " + behind + "\n"
	} else if behind != "" {
		above = append(above, behind)
	}
	if rest, apart := strings.CutPrefix(text, "\n"); apart && len(above) > 0 {
		w.line()
		text = rest
	}
	for _, line := range above {
		w.line("# ", line)
	}
	w.out.WriteString(text)
}

// value writes an attribute with its value, or with a text in the place of that.
func (w *writer) value(a *schema.Attribute, o config.Object, text string) {
	if ref, is := a.Of(o).(*config.Located[config.Reference]); text != "" && (!is || w.target(a, ref.Value) == "") {
		w.line(a.Name, " = ", text)
		return
	}
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		w.line(a.Name, " = ", Quote(field.Value))
	case *config.Located[bool]:
		w.line(a.Name, " = ", strconv.FormatBool(field.Value))
	case *config.Located[int64]:
		w.line(a.Name, " = ", strconv.FormatInt(field.Value, 10))
	case *config.Located[config.Reference]:
		w.reference(a, field.Value)
	case *config.List:
		w.list(a.Name, field, w.referredTo(a))
	case *config.API:
		w.scopes(field)
	}
}

// referredTo is what the items of a list may be references to: addresses by item.
func (w *writer) referredTo(a *schema.Attribute) map[string]string {
	if a.Refers == "connection" {
		return w.connections
	}
	return nil
}

// reference names the object that an identifier is that of, if the config has it.
func (w *writer) reference(a *schema.Attribute, to config.Reference) {
	text := w.target(a, to)
	if text == "" {
		text = Quote(to.Name)
	}
	w.line(a.Name, " = ", text)
}

// target is the reference to an object of the config; empty where it has none of that identifier.
func (w *writer) target(a *schema.Attribute, to config.Reference) string {
	known, identity := w.apis, ".identifier"
	if a.Refers == "application" {
		known, identity = w.applications, ".client_id"
	}
	switch address := known[to.Name]; {
	case to.IsAddress:
		return to.Name + identity
	case address != "":
		return address + identity
	}
	return ""
}

// scopes are a map where any of them has a description, else a list.
func (w *writer) scopes(a *config.API) {
	if !slices.ContainsFunc(a.Scopes, func(s config.Scope) bool { return s.Description.Set }) {
		list := &config.List{}
		for _, scope := range a.Scopes {
			list.Items = append(list.Items, scope.Name)
		}
		w.list("scopes", list, nil)
		return
	}
	w.line()
	w.line("scopes = {")
	w.indent++
	for _, scope := range a.Scopes {
		w.line(Quote(scope.Name.Value), " = ", Quote(scope.Description.Value))
	}
	w.indent--
	w.line("}")
	w.line()
}

// Quote writes a string as HCL does: what would start a template is doubled, and what is no plain text is escaped.
func Quote(text string) string {
	var quoted strings.Builder
	quoted.WriteByte('"')
	for i, c := range text {
		switch {
		case c == '"' || c == '\\':
			quoted.WriteRune('\\')
			quoted.WriteRune(c)
		case c == '\n':
			quoted.WriteString(`\n`)
		case c == '\r':
			quoted.WriteString(`\r`)
		case c == '\t':
			quoted.WriteString(`\t`)
		case (c == '$' || c == '%') && strings.HasPrefix(text[i+1:], "{"):
			quoted.WriteRune(c)
			quoted.WriteRune(c)
		case !strconv.IsGraphic(c) && c != ' ':
			quoted.WriteString(escape(c))
		default:
			quoted.WriteRune(c)
		}
	}
	quoted.WriteByte('"')
	return quoted.String()
}

func escape(c rune) string {
	digits := strconv.FormatInt(int64(c), 16)
	if c > 0xffff {
		return `\U` + strings.Repeat("0", 8-len(digits)) + digits
	}
	return `\u` + strings.Repeat("0", 4-len(digits)) + digits
}
