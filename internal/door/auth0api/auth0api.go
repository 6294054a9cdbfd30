// Package auth0api reads what the Management API answers: listings of applications, APIs, client grants and more, from files or a stream.
package auth0api

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/door/wire"
)

// Read reads the listings in the files of a folder that are named after them (clients*.json, client-grants*.json, resource-servers*.json, roles*.json,
// connections*.json, organizations*.json, tenant*.json), or in a single file of any name. Those of the connections of an organization (enabled_connections*.json)
// don't say whose they are: a folder or the file has the id of the organization in its name. The error is about what could not be read at all.
// https://auth0.com/docs/api/management/v2
func Read(fsys fs.FS, names []string) (*config.Config, []diag.Diagnostic, error) {
	r := &reader{files: &diag.Files{}, listings: map[config.Kind]*listing{}}
	r.builder = &wire.Builder{Files: r.files, Absent: absent}
	for _, name := range names {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, nil, err
		}
		r.read(name, content)
	}
	r.noteListings()
	cfg, diagnostics := r.builder.Config()
	return cfg, diagnostics, nil
}

// Listings are the files of a folder that are read, sorted.
func Listings(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && kindOfFile(d.Name()) != "":
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// kindOfFile is what a file's name says of its content; empty where the file is not read.
func kindOfFile(name string) config.Kind {
	if path.Ext(name) != ".json" {
		return ""
	}
	for _, known := range []struct {
		prefix string
		kind   config.Kind
	}{
		{"client-grants", config.KindClientGrant}, {"client_grants", config.KindClientGrant}, {"clients", config.KindApplication},
		{"resource-servers", config.KindAPI}, {"resource_servers", config.KindAPI}, {"roles", config.KindRole}, {"tenant", kindTenant},
		{"connections", config.KindConnection}, {"organizations", config.KindOrganization},
		{"enabled-connections", kindEnabled}, {"enabled_connections", kindEnabled},
	} {
		if strings.HasPrefix(name, known.prefix) {
			return known.kind
		}
	}
	return ""
}

// What is listed and is no object of its own.
const (
	kindTenant  config.Kind = "tenant"              // the settings of the tenant
	kindEnabled config.Kind = "enabled_connections" // the connections of one organization
)

type reader struct {
	files    *diag.Files
	builder  *wire.Builder
	listings map[config.Kind]*listing
	seen     map[string]string // the text of what was listed, by what it is
	content  []byte            // of the file that is being read
	name     string            // likewise
}

// listing is what is known of how complete a listing is.
type listing struct {
	count, total int
	totalAt      diag.Span
	documents    int
	more         int // documents that say that others follow
	moreAt       diag.Span
	refused      string // the platform's message where it answered with an error
	refusedAt    diag.Span
}

// keys are the names of listings in documents that are objects.
var keys = map[string]config.Kind{
	"clients": config.KindApplication, "client_grants": config.KindClientGrant, "resource_servers": config.KindAPI, "roles": config.KindRole,
	"connections": config.KindConnection, "organizations": config.KindOrganization,
}

// listing is that of a kind; of the connections of an organization, by that kind and its id.
func (r *reader) listing(kind config.Kind) *listing {
	if r.listings[kind] == nil {
		r.listings[kind] = &listing{}
	}
	return r.listings[kind]
}

func (r *reader) read(name string, content []byte) {
	file := r.files.Add(name)
	r.files.SetContent(file, content)
	r.content, r.name = content, name
	hint := kindOfFile(path.Base(name))
	json := tree.Reader{File: file, Mode: modeOf(hint), Within: within, Each: func(at []string, element *tree.Node) {
		kind := hint
		if len(at) == 1 && hint != kindEnabled {
			kind = keys[at[0]]
		}
		r.element(kind, element)
	}}
	documents, err := json.ReadJSON(content)
	for _, document := range documents {
		r.document(hint, document)
	}
	if err != nil {
		r.builder.Torn(err.(*tree.Error))
	}
}

// modeOf hands over listings one by one. Each line of a stream may be an object.
func modeOf(hint config.Kind) func(at []string) tree.Mode {
	return func(at []string) tree.Mode {
		if len(at) == 0 || len(at) == 1 && (keys[at[0]] != "" || hint == kindEnabled && at[0] == string(kindEnabled)) {
			return tree.Each
		}
		return tree.Keep
	}
}

// within leaves out what is not read of an object.
func within(at []string) tree.Mode {
	if wire.Reads(at[0]) {
		return tree.Keep
	}
	return tree.Skip
}

// document is what a document has beside the elements that were handed over.
func (r *reader) document(hint config.Kind, n *tree.Node) {
	if hint == kindEnabled {
		r.enabledDocument(n)
		return
	}
	if n.Kind == tree.List {
		r.listing(hint).documents++
		return
	}
	kind := config.Kind("")
	for key, of := range keys {
		if n.Get(key) != nil {
			kind = of
		}
	}
	switch {
	case kind != "":
		r.page(r.listing(kind), n)
	case n.Get("statusCode") != nil && n.Get("error") != nil:
		l := r.listing(hint)
		l.refused, l.refusedAt = cmp.Or(n.Get("message").String(), n.Get("error").String()), n.At
	default:
		r.element(hint, n)
	}
}

// page looks at what a page says of how many there are.
func (r *reader) page(l *listing, n *tree.Node) {
	l.documents++
	if total := n.Get("total"); total != nil && total.Kind == tree.Number {
		fmt.Sscan(total.Text, &l.total)
		l.totalAt = total.At
	}
	if next := n.Get("next"); next != nil {
		l.more++
		l.moreAt = next.At
	}
}

// element takes an object. What it is shows in its keys.
func (r *reader) element(hint config.Kind, n *tree.Node) {
	if hint == kindEnabled {
		r.enable(n)
		return
	}
	kind := kindOf(n, hint)
	if kind == "" {
		r.builder.Report("unknown-block", n.At, "this is no application, API, client grant, role, connection, organization or settings of a tenant", "")
		return
	}
	l := r.listing(kind)
	l.count++
	if r.again(kind, n) {
		return
	}
	switch kind {
	case config.KindApplication:
		if global := n.Get("global"); global == nil || global.Text != "true" { // "All Applications" is none
			r.builder.Application(n, "")
		}
	case config.KindAPI:
		r.builder.API(n, "")
	case config.KindClientGrant:
		r.builder.ClientGrant(n, "")
	case config.KindRole:
		r.builder.Role(n, "")
	case config.KindConnection:
		r.builder.Connection(n, "")
	case config.KindOrganization:
		r.builder.Organization(n, "")
	case kindTenant:
		r.builder.Tenant(n)
	}
}

// again reports whether an object was listed before: pages overlap where something was created while they were read. Where it changed meanwhile, nobody
// knows which is older.
func (r *reader) again(kind config.Kind, n *tree.Node) bool {
	id := idOf(n)
	if id == "" {
		return false
	}
	key, text := string(kind)+"\x00"+id, string(r.content[n.At.Start:n.At.End])
	before, listed := r.seen[key]
	switch {
	case !listed && r.seen == nil:
		r.seen = map[string]string{}
		fallthrough
	case !listed:
		r.seen[key] = text
	case before != text:
		r.builder.Gap(config.Gap{
			ID: "listed-twice", Effect: config.GapAccess, At: n.At, Message: fmt.Sprintf("%q is listed twice, and not as the same: the first is taken", id),
		})
	}
	return listed
}

func idOf(n *tree.Node) string {
	if n.Get("audience") != nil {
		return n.Get("id").String()
	}
	id, _ := telling(n)
	return cmp.Or(n.Get("client_id").String(), n.Get("identifier").String(), id)
}

// telling is the id of an object that tells by itself what it is of; empty of anything else.
func telling(n *tree.Node) (id string, kind config.Kind) {
	id = n.Get("id").String()
	switch {
	case strings.HasPrefix(id, "rol_"):
		return id, config.KindRole
	case strings.HasPrefix(id, "con_"):
		return id, config.KindConnection
	case strings.HasPrefix(id, "org_"):
		return id, config.KindOrganization
	}
	return "", ""
}

func kindOf(n *tree.Node, hint config.Kind) config.Kind {
	_, told := telling(n)
	switch {
	case n.Kind != tree.Object:
		return ""
	case n.Has("audience"):
		return config.KindClientGrant
	case n.Has("identifier"):
		return config.KindAPI
	case n.Has("client_id"):
		return config.KindApplication
	case told != "":
		return told
	case n.Has("strategy"):
		return config.KindConnection
	case n.Has("flags"), n.Has("default_audience"), n.Has("friendly_name"):
		return kindTenant
	}
	return hint
}

// listed are the kinds that a whole dump has.
var listed = []struct {
	kind  config.Kind
	words string
	spare bool // without it, every answer is what it is with it
	login bool // it bears on logins to third parties alone
}{
	{kind: config.KindAPI, words: "APIs"}, {kind: config.KindApplication, words: "applications"}, {kind: config.KindClientGrant, words: "client grants"},
	{kind: config.KindRole, words: "roles", spare: true}, {kind: config.KindConnection, words: "connections", spare: true, login: true},
	{kind: config.KindOrganization, words: "organizations", spare: true, login: true},
}

// isCut reports whether some of a listing is not there, and notes why.
func (l *listing) isCut(words string, gap *config.Gap) bool {
	switch {
	case l.refused != "":
		gap.ID, gap.At, gap.Message = "listing-refused", l.refusedAt, fmt.Sprintf("the platform did not list the %s: %s", words, l.refused)
	case l.count < l.total:
		gap.At, gap.Message = l.totalAt, fmt.Sprintf("%d of %d %s are listed", l.count, l.total, words)
	case l.more > 0 && l.more == l.documents:
		gap.At, gap.Message = l.moreAt, fmt.Sprintf("more %s follow on a page that is not here", words)
	default:
		return false
	}
	return true
}

// noteListings says what is missing as a whole, or was cut.
func (r *reader) noteListings() {
	r.noteEnabled()
	for _, of := range listed {
		l := r.listings[of.kind]
		gap := config.Gap{ID: "listing-cut", Effect: config.GapAccess}
		switch {
		case of.spare && l == nil:
			r.builder.LeavesOut(of.kind)
			continue
		case l == nil || l.documents == 0 && l.count == 0 && l.refused == "":
			gap.ID, gap.Message = "listing-missing", fmt.Sprintf("no file lists the %s", of.words)
		case !l.isCut(of.words, &gap):
			continue
		}
		if of.login {
			r.builder.Logins(of.kind, gap)
		} else {
			r.builder.Gap(gap)
		}
		r.builder.LeavesOut(of.kind)
		if of.kind == config.KindClientGrant {
			r.builder.LeavesOut(config.KindThirdPartyDefault)
		}
	}
}

// absent: an application without these attributes was listed for a token that may not see them. APIs always have policies in what the platform answers.
func absent(kind config.Kind, attribute string, _ *tree.Node) *config.Gap {
	switch {
	case kind == config.KindApplication && (attribute == "grant_types" || attribute == "is_first_party"):
		return &config.Gap{
			ID: "field-not-listed", Effect: config.GapAccess,
			Message: attribute + " is not listed: the token that listed the applications may not have read:clients",
		}
	case kind == config.KindClientGrant && attribute == "scopes":
		return &config.Gap{ID: "field-not-listed", Effect: config.GapAccess, Message: "the scopes are not listed, which the platform does unless a grant is for all"}
	case kind == config.KindRole && attribute == "permission":
		return &config.Gap{
			ID: "permissions-not-listed", Effect: config.GapAccess,
			Message: "the permissions of the role are not listed: the platform lists them by themselves, at /roles/ID/permissions",
		}
	case kind == config.KindConnection && attribute == "is_domain_connection", kind == config.KindOrganization && attribute == "third_party_client_access":
		return &config.Gap{ID: "field-not-listed", Effect: config.GapAccess, Message: attribute + " is not listed, which the platform does today"}
	case kind == config.KindOrganization && attribute == "enabled_connections":
		return &config.Gap{
			ID: "connections-not-listed", Effect: config.GapAccess,
			Message: "the connections of the organization are not listed: the platform lists them by themselves, at /organizations/ID/enabled_connections",
		}
	case kind == config.KindAPI && strings.HasPrefix(attribute, "subject_type_authorization."):
		return &config.Gap{ID: "field-not-listed", Effect: config.GapAccess, Message: attribute + " is not listed, which the platform does today"}
	}
	return nil
}
