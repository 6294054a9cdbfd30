// Package wire turns objects of the Management API, as its JSON, the deploy CLI's files and Terraform's state have them, into a config.
package wire

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/door/tree"
)

// Codes of the rules that own what is reported here.
const (
	codeSyntax       = "syntax"
	codeMissing      = "missing-attribute"
	codeUnknownValue = "unknown-value"
	codeWrongType    = "wrong-type"
	codeLimit        = "limit"
)

// Builder takes objects one by one and makes a config of them. What a form has differently is said by its fields.
type Builder struct {
	Files *diag.Files

	// ByName says that grants name applications by their names, as the deploy CLI's files do.
	ByName bool

	// Headed says that the place of an object is that of its header.
	Headed bool

	// Partial says that the form manages the connections and organizations that it was given, as Terraform does: the tenant may have others, so that nothing
	// follows from their absence.
	Partial bool

	// Label is the label and the key of what the form has a handle for; nil where names make labels.
	Label func(handle string) (label, key string)

	// Absent says what it means that an application does not have an attribute; nil where that is what the platform takes for "not set".
	Absent func(kind config.Kind, attribute string, object *tree.Node) *config.Gap

	apis         []*built[*config.API]
	applications []*built[*config.Application]
	grants       []*built[*config.ClientGrant]
	roles        []*built[*config.Role]

	connections   []*built[*config.Connection]
	organizations []*built[*config.Organization]
	enabledLinks  []enabledLink
	unlisted      []unlisted
	enabled       map[string]*tree.Node // connections by the id of their organization
	ofLogins      []loginGap

	tenant      *config.TenantSettings
	absent      []config.Kind
	gaps        []config.Gap
	diagnostics []diag.Diagnostic
	incomplete  bool
	domains     []domain
	domainsSeen map[string]bool
	dropped     int // mistakes that are not reported
	refused     int // objects that are not taken
	byHandle    map[string][]config.Gap
}

// built is an object with what its label is made of, until all objects are known.
type built[T any] struct {
	object T
	handle string     // what the form calls it within itself: a Terraform address, a name
	wanted string     // the label, if nobody else wants it
	key    string     // what the platform knows it by; empty where it does not exist yet
	node   *tree.Node // where there is no key: its content tells it from others of its name
	links  []link
	gaps   []config.Gap
}

// link is a reference to be resolved once all objects are known.
type link struct {
	field     *config.Located[config.Reference]
	handle    string // of the object that is meant
	isAPI     bool
	attribute string
	within    bool // it is one of the form, which does not say what the platform knows it by
}

// What a source may have. Nobody reads more mistakes, and a tenant of 50,000 applications and 200,000 grants has a quarter of the objects.
const (
	maxMistakes = 20_000
	maxObjects  = 1_000_000
)

// Report adds a mistake.
func (b *Builder) Report(code string, at diag.Span, message, detail string) {
	if len(b.diagnostics) >= maxMistakes {
		b.dropped++
		return
	}
	b.diagnostics = append(b.diagnostics, diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Detail: detail, Range: b.Files.Range(at)})
}

// Torn reports a document that can't be read, or only up to a place.
func (b *Builder) Torn(err *tree.Error) {
	b.incomplete = true
	b.Report(codeSyntax, err.At, err.Message, err.Detail)
}

// Gap adds something that the source does not say.
func (b *Builder) Gap(gap config.Gap) { b.gaps = append(b.gaps, gap) }

// GapOf adds something that the source does not say of what the form has a handle for.
func (b *Builder) GapOf(handle string, gap config.Gap) {
	if b.byHandle == nil {
		b.byHandle = map[string][]config.Gap{}
	}
	b.byHandle[handle] = append(b.byHandle[handle], gap)
}

// LeavesOut says that nothing follows from the absence of objects of a kind.
func (b *Builder) LeavesOut(kind config.Kind) {
	if !slices.Contains(b.absent, kind) {
		b.absent = append(b.absent, kind)
	}
}

// another counts an object. Where there are too many, the rest is left out, which is said.
func (b *Builder) another() bool {
	if len(b.apis)+len(b.applications)+len(b.grants)+len(b.roles)+len(b.connections)+len(b.organizations) < maxObjects {
		return true
	}
	b.refused++
	return false
}

// noteLimits says what was left out because there is too much of it.
func (b *Builder) noteLimits() {
	if b.dropped > 0 {
		b.dropped++
		last := &b.diagnostics[len(b.diagnostics)-1]
		*last = diag.Diagnostic{
			Code: codeLimit, Severity: diag.Error, Range: last.Range,
			Message: fmt.Sprintf("there are more than %d mistakes; %d more are not reported", maxMistakes, b.dropped),
		}
	}
	if b.refused > 0 {
		b.incomplete = true
		b.diagnostics = append(b.diagnostics, diag.Diagnostic{
			Code: codeLimit, Severity: diag.Error, Message: fmt.Sprintf("there are more than %d objects; %d more are not read", maxObjects, b.refused),
		})
	}
}

// Config is what was built, each list sorted by address, and what was reported.
func (b *Builder) Config() (*config.Config, []diag.Diagnostic) {
	b.setDomain()
	c := &config.Config{Tenant: b.tenant, Files: b.Files, Sources: b.Files.Len()}
	b.noteLimits()
	b.label()
	b.resolve()
	b.resolveConnections()
	b.settleLogins()
	for _, api := range b.apis {
		c.APIs = append(c.APIs, api.object)
		b.addGaps(api.handle, api.object.Address, api.gaps)
	}
	for _, app := range b.applications {
		c.Applications = append(c.Applications, app.object)
		b.addGaps(app.handle, app.object.Address, app.gaps)
	}
	for _, grant := range b.grants {
		c.ClientGrants = append(c.ClientGrants, grant.object)
		b.addGaps(grant.handle, grant.object.Address, grant.gaps)
	}
	for _, role := range b.roles {
		c.Roles = append(c.Roles, role.object)
		b.addGaps(role.handle, role.object.Address, role.gaps)
	}
	for _, connection := range b.connections {
		c.Connections = append(c.Connections, connection.object)
		b.addGaps(connection.handle, connection.object.Address, connection.gaps)
	}
	for _, organization := range b.organizations {
		c.Organizations = append(c.Organizations, organization.object)
		b.addGaps(organization.handle, organization.object.Address, organization.gaps)
	}
	for _, handle := range slices.Sorted(maps.Keys(b.byHandle)) { // parts of objects
		b.gaps = append(b.gaps, b.byHandle[handle]...)
	}
	c.Gaps, c.Absent, c.Incomplete = b.gaps, b.absent, b.incomplete
	diag.Sort(b.diagnostics)
	return c, b.diagnostics
}

func (b *Builder) addGaps(handle, address string, gaps []config.Gap) {
	b.gaps = append(b.gaps, addressed(gaps, address)...)
	b.gaps = append(b.gaps, addressed(b.byHandle[handle], address)...)
	delete(b.byHandle, handle)
}

func addressed(gaps []config.Gap, address string) []config.Gap {
	for i := range gaps {
		gaps[i].Address = address
	}
	return gaps
}

// reading fills the fields of one object.
type reading struct {
	b      *Builder
	kind   config.Kind
	block  *schema.Block
	object *tree.Node
	gaps   []config.Gap
	links  []link
}

// find is the value of an attribute under any of its names, nil where it is absent or, as exports have it, an empty string.
func (r *reading) find(names ...string) *tree.Node {
	for _, name := range names {
		if found := r.path(name); found != nil && !(found.Kind == tree.Text && found.Text == "") {
			return found
		}
	}
	return nil
}

// path is the value at a path of keys. Terraform's state has a nested block as a list of at most one object. Where nobody knows what is on the way, or it
// is nothing that has keys, that is the value: it is not absent.
func (r *reading) path(path string) *tree.Node {
	at := r.object
	for key := range strings.SplitSeq(path, ".") {
		switch at = one(at); {
		case at == nil, at.Kind == tree.List && len(at.Items) == 0:
			return nil
		case at.Kind == tree.Null:
			return nil
		case at.Kind != tree.Object:
			return at
		}
		at = at.Get(key)
	}
	return at
}

func one(n *tree.Node) *tree.Node {
	if n != nil && n.Kind == tree.List && len(n.Items) == 1 {
		return n.Items[0]
	}
	return n
}

// absent reports whether an attribute is absent, and whether nobody knows for that what the platform has: then it is noted.
func (r *reading) absent(attribute string, n *tree.Node) (is, unsaid bool) {
	if n != nil || r.b.Absent == nil {
		return n == nil, false
	}
	gap := r.b.Absent(r.kind, attribute, r.object)
	if gap != nil {
		gap.Attribute, gap.At = attribute, r.object.At
		r.gaps = append(r.gaps, *gap)
	}
	return true, gap != nil
}

// later makes of a reference, where a text is wanted, the id that is known only after the plan was applied; anything else stays.
func later(n *tree.Node) *tree.Node {
	if n == nil || n.Kind != tree.Link {
		return n
	}
	return &tree.Node{Kind: tree.Unknown, Gap: "known-after-apply", Text: "it is known only after the plan is applied", Literal: "${" + n.Text + ".id}", At: n.At}
}

// unknown notes that nobody knows a value yet.
func (r *reading) unknown(attribute string, n *tree.Node) bool {
	if n = later(n); n.Kind != tree.Unknown {
		return false
	}
	r.gaps = append(r.gaps, config.Gap{ID: n.Gap, Attribute: attribute, At: n.At, Effect: effectOf(attribute), Written: n.Literal, Message: n.Text})
	return true
}

// effectOf is what may be wrong where an attribute is not known.
func effectOf(attribute string) config.GapEffect {
	switch attribute {
	case "name", "description", "strategy":
		return config.GapNone
	case "token_dialect", "token_lifetime", "token_lifetime_for_web", "allow_offline_access", "signing_alg", "consent_policy", "redirection_policy":
		return config.GapDeploy
	}
	return config.GapAccess
}

// isRead has what is read of objects, at their top: what the language has, under its name or others.
var isRead = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range []string{
		"scope", "authorization_details", "authentication_method", "flags", "is_system", "global", "id", "friendly_name", "external_client_id",
		"resource_server_identifier", "organization_id", "grant_id", "value", "permissions", "permission", "role_id",
		"connections", "connection", "connection_id", "is_enabled",
	} {
		names[name] = true
	}
	for _, block := range []*schema.Block{schema.API, schema.Application, schema.ClientGrant, schema.Role, schema.Connection, schema.Organization, schema.Tenant} {
		for path := range block.EveryAttribute() {
			name, _, _ := strings.Cut(path, ".")
			names[name] = true
		}
	}
	return names
}()

// Reads reports whether anything is read of an attribute of an object. What is not, such as a secret, need not be kept.
func Reads(attribute string) bool { return isRead[attribute] }

// isIdentity has the attributes that objects are known by.
var isIdentity = map[string]bool{"identifier": true, "name": true, "client_id": true}

// values are those that an attribute of the object can have; nil where any will do.
func (r *reading) values(attribute string) []string {
	at := r.block
	for {
		name, rest, nested := strings.Cut(attribute, ".")
		if !nested {
			return at.Attribute(name).Values
		}
		at, attribute = at.Block(name), rest
	}
}

// text takes a string, which may be at a path that is not its name.
func (r *reading) text(field *config.Located[string], attribute string, at ...string) {
	values := r.values(attribute)
	if len(at) == 0 {
		at = []string{attribute}
	}
	n := later(r.find(at...))
	if is, unsaid := r.absent(attribute, n); is {
		field.Failed = unsaid
		return
	}
	switch {
	case n.Kind == tree.Unknown && n.Literal != "" && isIdentity[attribute]: // it tells objects apart as it is
		r.unknown(attribute, n)
		*field = config.Located[string]{Value: n.Literal, Span: n.At, Set: true}
	case n.Kind == tree.Unknown && attribute == "subject_type": // a grant that says nothing of it is for clients
		r.unknown(attribute, n)
	case r.unknown(attribute, n):
		*field = config.Located[string]{Span: n.At, Failed: true}
	case n.Kind != tree.Text:
		r.wrongType(attribute, n, "a string")
		*field = config.Located[string]{Span: n.At, Failed: true}
	case values != nil && !slices.Contains(values, n.Text):
		r.b.Report(codeUnknownValue, n.At, fmt.Sprintf("%s can't be %q", attribute, n.Text), "Values are "+strings.Join(values, ", ")+".")
		*field = config.Located[string]{Span: n.At, Failed: true}
	default:
		*field = config.Located[string]{Value: n.Text, Span: n.At, Set: true}
	}
}

// truth takes true and false, and the strings that keywords make of them.
func (r *reading) truth(field *config.Located[bool], attribute string, names ...string) {
	n := r.find(append(names, attribute)...)
	if is, unsaid := r.absent(attribute, n); is {
		field.Failed = unsaid
		return
	}
	switch {
	case r.unknown(attribute, n):
		*field = config.Located[bool]{Span: n.At, Failed: true}
	case (n.Kind == tree.Bool || n.Kind == tree.Text) && (n.Text == "true" || n.Text == "false"):
		*field = config.Located[bool]{Value: n.Text == "true", Span: n.At, Set: true}
	default:
		r.wrongType(attribute, n, "true or false")
		*field = config.Located[bool]{Span: n.At, Failed: true}
	}
}

func (r *reading) number(field *config.Located[int64], attribute string) {
	n := r.find(attribute)
	if is, unsaid := r.absent(attribute, n); is {
		field.Failed = unsaid
		return
	}
	*field = config.Located[int64]{Span: n.At, Failed: true}
	if r.unknown(attribute, n) {
		return
	}
	if number, err := strconv.ParseInt(n.Text, 10, 64); err == nil && (n.Kind == tree.Number || n.Kind == tree.Text) {
		*field = config.Located[int64]{Value: number, Span: n.At, Set: true}
		return
	}
	r.wrongType(attribute, n, "a whole number")
}

// list takes a list of strings, or of objects of which a key is meant.
func (r *reading) list(field *config.List, attribute, key string, names ...string) {
	n := r.find(append(names, attribute)...)
	if is, unsaid := r.absent(attribute, n); is {
		field.Failed = unsaid
		return
	}
	*field = config.List{Span: n.At, Failed: true}
	if r.unknown(attribute, n) {
		return
	}
	if n.Kind != tree.List {
		r.wrongType(attribute, n, "a list")
		return
	}
	items := make([]config.Located[string], 0, len(n.Items))
	for _, item := range n.Items {
		if key != "" && item.Kind == tree.Object {
			item = item.Get(key)
		}
		switch {
		case item == nil:
		case r.unknown(attribute, item):
			return
		case item.Kind != tree.Text:
			r.wrongType("an element of "+attribute, item, "a string")
			return
		default:
			items = append(items, config.Located[string]{Value: item.Text, Span: item.At, Set: true})
		}
	}
	*field = config.List{Items: items, Span: n.At, Set: true}
}

func (r *reading) wrongType(what string, n *tree.Node, want string) {
	r.b.Report(codeWrongType, n.At, fmt.Sprintf("%s takes %s, not %s", what, want, n.Kind), "")
}

// reference takes what the platform knows an object by. What the form knows it by is resolved when all objects are known.
func (r *reading) reference(field *config.Located[config.Reference], attribute string, isAPI bool, names ...string) {
	n := r.find(append(names, attribute)...)
	if is, unsaid := r.absent(attribute, n); is {
		field.Failed = unsaid
		return
	}
	switch {
	case n.Kind == tree.Link:
		r.links = append(r.links, link{field, n.Text, isAPI, attribute, true})
	case n.Kind == tree.Unknown && n.Literal != "":
		r.unknown(attribute, n)
		if r.b.ByName && !isAPI {
			r.links = append(r.links, link{field, n.Literal, isAPI, attribute, false})
		}
		*field = config.Located[config.Reference]{Value: config.Reference{Name: n.Literal}, Span: n.At, Set: true}
		return
	case r.unknown(attribute, n):
		*field = config.Located[config.Reference]{Span: n.At, Failed: true}
		return
	case n.Kind != tree.Text:
		r.wrongType(attribute, n, "a string")
		*field = config.Located[config.Reference]{Span: n.At, Failed: true}
		return
	case r.b.ByName && !isAPI:
		r.links = append(r.links, link{field, n.Text, isAPI, attribute, false})
	}
	*field = config.Located[config.Reference]{Value: config.Reference{Name: n.Text}, Span: n.At, Set: true}
}
