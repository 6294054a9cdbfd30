package importer

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"grants/config"
	"grants/config/layout"
	"grants/config/schema"
	"grants/diag"
)

// ImportedFile is where a project gets what it does not have.
const ImportedFile = "imported.grants.hcl"

// Update is what makes a project what a source has.
type Update struct {
	Edits    []diag.Edit
	Imported string   // blocks of what the project does not have; empty where it has all
	New      []string // addresses, as the project will have them
	Changed  []string // ADDRESS.ATTRIBUTE
	Reported []Report // what differs and is not for an import to change
	Vanished []string // addresses of what the source does not have
	Pruned   bool     // they are deleted by Edits, but for those that are Reported
}

// Report is something that differs and stays as it is.
type Report struct {
	At      diag.Range
	Message string
}

// Into compares a source with a project. Objects that both have keep their label, their file, comments and expressions: only values that differ and are
// written out are changed. Read gives the content of a file of the project.
func Into(project, source *config.Config, read func(name string) []byte, prune bool) *Update {
	u := &updating{matching: match(project, source), read: read, update: &Update{Pruned: prune}, texts: map[string]string{}, deleted: map[*config.Permission]bool{}, relisted: map[config.Object]bool{}, writer: layout.NewWriter(project)}
	for _, theirs := range source.Objects() {
		ours := u.ours[theirs]
		switch {
		case ours == nil:
		case isSystem(theirs):
			u.report(ours.Base().Header, "%s: the platform created this grant, and nobody else can change or delete it", ours.Base().Address)
		default:
			u.compare(ours, theirs)
		}
	}
	u.addNew()
	for _, o := range u.vanished() {
		u.vanish(o, prune)
	}
	slices.Sort(u.update.Changed)
	return u.update
}

func isSystem(o config.Object) bool {
	grant, is := o.(*config.ClientGrant)
	return is && grant.System
}

type updating struct {
	*matching
	read   func(name string) []byte
	update *Update
	texts  map[string]string // of files

	deleted  map[*config.Permission]bool // blocks of roles
	relisted map[config.Object]bool      // organizations whose connections are written anew
	writer   layout.Writer
}

// text is what is written at a place.
func (u *updating) text(at diag.Span) string {
	name := u.project.Files.Name(at.File)
	text, known := u.texts[name]
	if !known {
		text = string(u.read(name))
		u.texts[name] = text
	}
	if int(at.End) > len(text) || at.Start > at.End {
		return ""
	}
	return text[at.Start:at.End]
}

func (u *updating) edit(at diag.Span, text string) {
	u.update.Edits = append(u.update.Edits, diag.Edit{Range: u.project.Files.Range(at), NewText: text})
}

func (u *updating) report(at diag.Span, format string, args ...any) {
	u.update.Reported = append(u.update.Reported, Report{u.project.Files.Range(at), fmt.Sprintf(format, args...)})
}

// compare brings the attributes of an object up to date that the source states.
func (u *updating) compare(ours, theirs config.Object) {
	kind := schema.Of(theirs.Base().Address)
	var missing []*schema.Attribute
	var permissions []*config.Permission
	for path, attribute := range kind.EveryAttribute() {
		if role, is := attribute.Of(theirs).(*config.Role); is {
			permissions = u.comparePermissions(ours.(*config.Role), role)
			continue
		}
		is, unsaid := attribute.State(theirs)
		was, unread := attribute.State(ours)
		if !is && !unsaid && was {
			u.reportUnstated(ours, path, attribute)
			continue
		}
		isIdentity := path == "client_id" && kind != schema.Application || path == "audience" || path == "subject_type" || path == "default_for"
		if !is || unread || isIdentity || was && u.value(attribute, ours) == u.value(attribute, theirs) {
			continue
		}
		if !was && attribute.Default != "" && u.written(attribute, theirs) == attribute.Default {
			continue // so it is without a word
		}
		if !was && kind == schema.Application && path == "name" && theirs.(*config.Application).DisplayName.Value == ours.Base().Name {
			continue // the label says it
		}
		if own, is := ours.(named); is && path == "name" && theirs.(named).PlatformName() == own.PlatformName() {
			continue // likewise
		}
		if u.change(ours, theirs, path, attribute, was) {
			missing = append(missing, attribute)
		}
	}
	u.complete(ours, theirs, missing, permissions)
}

// named is what has its name from its label where it says none.
type named interface{ PlatformName() string }

// onlyOurs has the attributes that no other form has.
var onlyOurs = map[string]bool{
	"id": true, "sensitive_scopes": true, "resource": true, "previously": true, "previously_client_id": true, "organizations": true,
}

// reportUnstated says that the project states what the source does not, unless that is what holds anyway.
func (u *updating) reportUnstated(ours config.Object, path string, a *schema.Attribute) {
	if !onlyOurs[path] && path != "domain" && u.written(a, ours) != a.Default {
		u.report(a.Span(ours), "%s: %s is %s here, and not set in the source", ours.Base().Address, path, short(u.written(a, ours)))
	}
}

// complete adds attributes, and to a role permissions, at the end of an object's block.
func (u *updating) complete(ours, theirs config.Object, missing []*schema.Attribute, permissions []*config.Permission) {
	if len(missing)+len(permissions) == 0 {
		return
	}
	base := *ours.Base()
	part := schema.Of(theirs.Base().Address).New(config.Block{Address: base.Address, Name: base.Name})
	for _, a := range missing {
		u.copyAttribute(a, theirs, part)
	}
	if role, is := part.(*config.Role); is {
		role.Permissions = permissions
	}
	u.edit(diag.Span{File: base.Span.File, Start: base.Span.End - 1, End: base.Span.End - 1}, "\n"+u.writer.Body(part))
}

func (u *updating) copyAttribute(a *schema.Attribute, from, to config.Object) {
	switch field := a.Of(to).(type) {
	case *config.Located[string]:
		*field = *a.Of(from).(*config.Located[string])
	case *config.Located[bool]:
		*field = *a.Of(from).(*config.Located[bool])
	case *config.Located[int64]:
		*field = *a.Of(from).(*config.Located[int64])
	case *config.Located[config.Reference]:
		*field = *a.Of(from).(*config.Located[config.Reference])
		field.Value.Name = cmp.Or(u.addresses[field.Value.Name], field.Value.Name)
	case *config.List:
		*field = *a.Of(from).(*config.List)
	case *config.API:
		other := a.Of(from).(*config.API)
		field.Scopes, field.ScopesAttribute = other.Scopes, other.ScopesAttribute
	}
}

// value is what an attribute says, for comparison.
func (u *updating) value(a *schema.Attribute, o config.Object) string {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		return field.Value
	case *config.Located[bool]:
		return fmt.Sprint(field.Value)
	case *config.Located[int64]:
		return fmt.Sprint(field.Value)
	case *config.Located[config.Reference]:
		return u.identity(field.Value)
	case *config.List:
		items := make([]string, len(field.Items))
		for i, item := range field.Items {
			items[i] = item.Value
		}
		slices.Sort(items)
		return strings.Join(slices.Compact(items), "\x00")
	case *config.API:
		scopes := make([]string, len(field.Scopes))
		for i, scope := range field.Scopes {
			scopes[i] = scope.Name.Value + "\x00" + scope.Description.Value
		}
		slices.Sort(scopes)
		return strings.Join(scopes, "\x00\x00")
	}
	return ""
}

// change writes the value of the source in the place of one that is written out. It reports whether the block is to get one instead.
func (u *updating) change(ours, theirs config.Object, path string, a *schema.Attribute, was bool) (missing bool) {
	base, address := ours.Base(), ours.Base().Address
	written := u.written(a, theirs)
	at := a.Span(ours)
	switch {
	case base.Key != "":
		u.report(base.Header, "%s: %s is %s in the source, and the block stands for several objects", address, path, short(written))
	case was && !(base.Span.Contains(at) && isLiteral(u.text(at))):
		u.report(at, "%s: %s is an expression, and %s in the source", address, path, short(written))
	case was:
		u.edit(at, written)
		u.relisted[ours] = u.relisted[ours] || path == "enabled_connections"
		u.update.Changed = append(u.update.Changed, address+"."+path)
	case !strings.HasSuffix(u.text(base.Span), "}") || u.hasBlock(ours, path): // nothing can be added to it
		u.report(base.Header, "%s: %s is %s in the source", address, path, short(written))
	default:
		u.update.Changed = append(u.update.Changed, address+"."+path)
		return true
	}
	return false
}

// hasBlock reports whether an object has the nested block that a path begins with, to which nothing can be added from outside.
func (u *updating) hasBlock(o config.Object, path string) bool {
	outer, _, nested := strings.Cut(path, ".")
	if !nested {
		return false
	}
	for other, attribute := range schema.Of(o.Base().Address).EveryAttribute() {
		if set, failed := attribute.State(o); (set || failed) && strings.HasPrefix(other, outer+".") {
			return true
		}
	}
	return false
}

func short(text string) string {
	if line := strings.Join(strings.Fields(text), " "); len(line) <= 80 {
		return line
	} else {
		return line[:80] + "…"
	}
}

// isLiteral reports whether an expression is written out: a string without a template, a number, a truth value, a reference to an API or an application, or
// a list or map of these, or of references to connections, without a comment.
func isLiteral(text string) bool {
	rest, quoted := strings.Builder{}, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted && (c == '$' || c == '%') && strings.HasPrefix(text[i+1:], "{"):
			return false
		case quoted && (c == '$' || c == '%') && strings.HasPrefix(text[i+1:], string(c)+"{"):
			i += 2
		case !quoted:
			rest.WriteByte(c)
		}
	}
	plain := rest.String()
	switch word := strings.TrimSpace(plain); {
	case word == "true" || word == "false", strings.Trim(word, "0123456789") == "":
		return true
	case strings.HasPrefix(word, "api.") || strings.HasPrefix(word, "application."):
		return !strings.ContainsAny(word, " ?:()+-*/")
	}
	return strings.Trim(toConnection.ReplaceAllString(plain, ""), "[]{}=:, \t\r\n") == ""
}

// toConnection is a reference to a connection, without what is quoted in it.
var toConnection = regexp.MustCompile(`\bconnection\.[A-Za-z_][\w-]*(\[\])?`)

// written is the value of the source as the project writes it.
func (u *updating) written(a *schema.Attribute, o config.Object) string {
	switch field := a.Of(o).(type) {
	case *config.Located[config.Reference]:
		if to := u.identity(field.Value); to != field.Value.Name || field.Value.IsAddress {
			return to + ".identifier"
		}
	case *config.List:
		items := make([]string, len(field.Items))
		for i, item := range field.Items {
			if items[i] = layout.Quote(item.Value); a.Refers == "connection" {
				items[i] = cmp.Or(u.connections[item.Value], items[i])
			}
		}
		return bracketed(items)
	case *config.API:
		return scopesText(field)
	case *config.Located[string]:
		return layout.Quote(field.Value)
	}
	return u.value(a, o)
}

func bracketed(items []string) string {
	line := "[" + strings.Join(items, ", ") + "]"
	if len(line) > 80 {
		line = "[\n" + strings.Join(items, ",\n") + ",\n]"
	}
	return line
}

func scopesText(api *config.API) string {
	var items []string
	described := slices.ContainsFunc(api.Scopes, func(s config.Scope) bool { return s.Description.Set })
	for _, scope := range api.Scopes {
		item := layout.Quote(scope.Name.Value)
		if described {
			item += " = " + layout.Quote(scope.Description.Value)
		}
		items = append(items, item)
	}
	if described {
		return "{\n" + strings.Join(items, "\n") + "\n}"
	}
	return bracketed(items)
}

// addNew writes what the project does not have, with labels that it does not have, and references to what it has.
func (u *updating) addNew() {
	taken := map[string]bool{}
	for _, o := range u.project.Objects() {
		taken[schema.Of(o.Base().Address).Name+"."+o.Base().Name] = true
	}
	renamed, fresh, isNew := map[string]string{}, map[config.Object]bool{}, map[string]bool{}
	for _, o := range u.fresh() {
		fresh[o] = true
		kind, label := schema.Of(o.Base().Address), labelFor(o.Base())
		for n := 2; kind.Label && taken[kind.Name+"."+label]; n++ {
			label = fmt.Sprintf("%s_%d", labelFor(o.Base()), n)
		}
		taken[kind.Name+"."+label] = true
		renamed[o.Base().Address] = kind.Name + "." + label
		if !kind.Label {
			renamed[o.Base().Address] = kind.Name
		}
		isNew[renamed[o.Base().Address]] = true
	}
	c := u.translated(fresh, renamed)
	var text strings.Builder
	for _, block := range layout.Blocks(c, nil, nil) {
		if !isNew[block.Address] {
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n")
		}
		text.WriteString(block.Text)
		u.update.New = append(u.update.New, block.Address)
	}
	u.update.Imported = text.String()
}

func labelFor(block *config.Block) string {
	if block.Key == "" {
		return block.Name
	}
	return block.Name + "_" + labelOf(block.Key)
}

// translated is the project with what is new, which refers to what the project has by its addresses there.
func (u *updating) translated(fresh map[config.Object]bool, renamed map[string]string) *config.Config {
	c := &config.Config{APIs: slices.Clone(u.project.APIs), Applications: slices.Clone(u.project.Applications), Connections: slices.Clone(u.project.Connections)}
	address := func(ref *config.Located[config.Reference]) {
		if ref.Value.IsAddress {
			ref.Value.Name = cmp.Or(u.addresses[ref.Value.Name], renamed[ref.Value.Name], ref.Value.Name)
		}
	}
	name := func(block *config.Block) {
		block.Address, block.Key = renamed[block.Address], ""
		_, block.Name, _ = strings.Cut(block.Address, ".")
	}
	for _, o := range u.source.Objects() {
		if !fresh[o] {
			continue
		}
		switch o := o.(type) {
		case *config.TenantSettings:
			copied := *o
			address(&copied.DefaultAudience)
			c.Tenant = &copied
		case *config.API:
			copied := *o
			name(&copied.Block)
			c.APIs = append(c.APIs, &copied)
		case *config.Application:
			copied := *o
			name(&copied.Block)
			address(&copied.ResourceServerIdentifier)
			c.Applications = append(c.Applications, &copied)
		case *config.ClientGrant:
			copied := *o
			name(&copied.Block)
			address(&copied.ClientID)
			address(&copied.Audience)
			c.ClientGrants = append(c.ClientGrants, &copied)
		case *config.Role:
			copied := *o
			name(&copied.Block)
			copied.Permissions = each(o.Permissions, func(p config.Permission) config.Permission { address(&p.API); return p })
			c.Roles = append(c.Roles, &copied)
		case *config.Connection:
			copied := *o
			name(&copied.Block)
			c.Connections = append(c.Connections, &copied)
		case *config.Organization:
			copied := *o
			name(&copied.Block)
			c.Organizations = append(c.Organizations, &copied)
		}
	}
	return c
}

// namedBy is what of the project stays and names an object, in words; empty where nothing does.
func (u *updating) namedBy(o config.Object) string {
	switch o := o.(type) {
	case *config.API:
		if slices.ContainsFunc(u.project.Roles, func(role *config.Role) bool { return u.permits(role, o.Address) }) {
			return "a role"
		}
	case *config.Connection:
		if slices.ContainsFunc(u.project.Organizations, func(organization *config.Organization) bool { return u.enables(organization, o.PlatformName()) }) {
			return "an organization"
		}
	}
	return ""
}

// permits reports whether a role that stays has a block that names an API and is not deleted.
func (u *updating) permits(role *config.Role, api string) bool {
	return u.stays(role) && slices.ContainsFunc(role.Permissions, func(p *config.Permission) bool { return p.API.Value.Name == api && !u.deleted[p] })
}

// enables reports whether an organization that stays lists a connection, and keeps its list.
func (u *updating) enables(organization *config.Organization, connection string) bool {
	return u.stays(organization) && !u.relisted[organization] && organization.EnabledConnections.Index(connection) >= 0
}

// stays reports whether an object of the project is not deleted.
func (u *updating) stays(o config.Object) bool {
	return o.Base().Key != "" || u.theirs[o] != nil || slices.Contains(u.source.Absent, kindOf(o))
}

// vanish deletes a block that the source does not have, if that is asked for and it stands for that object alone.
func (u *updating) vanish(o config.Object, prune bool) {
	base := o.Base()
	u.update.Vanished = append(u.update.Vanished, base.Address)
	switch lines := u.project.Files.Lines(base.Span); {
	case !prune:
	case u.namedBy(o) != "":
		u.report(base.Header, "%s is not in the source, and %s that stays names it", base.Address, u.namedBy(o))
	case base.Key != "":
		u.report(base.Header, "%s is not in the source, and the block stands for several objects", base.Address)
	case lines.IsZero():
		u.edit(base.Span, "")
	default:
		u.edit(lines, "")
	}
}
