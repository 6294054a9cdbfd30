// Package deploycli reads what auth0-deploy-cli exports and imports: a tenant.yaml, or a folder of JSON files.
package deploycli

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/door/wire"
	"grants/internal/systemapi"
)

// Options say what stands beside the files.
type Options struct {
	Settings *Settings // the deploy CLI's config.json; nil without one
}

// Read reads a file of YAML, or the folders of an export. The error is about what could not be read at all.
// https://auth0.com/docs/deploy-monitor/deploy-cli-tool
func Read(fsys fs.FS, name string, opts Options) (*config.Config, []diag.Diagnostic, error) {
	settings := opts.Settings
	if settings == nil {
		settings = &Settings{}
	}
	r := &reader{files: &diag.Files{}, settings: settings, keywords: replacing{Keywords: settings.Keywords}, here: map[string]bool{}}
	r.builder = &wire.Builder{Files: r.files, ByName: true, Absent: absent}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, nil, err
	case info.IsDir():
		err = r.folder(fsys, name)
	default:
		err = r.yaml(fsys, name)
	}
	if err != nil {
		return nil, nil, err
	}
	r.noteAbsence()
	cfg, diagnostics := r.builder.Config()
	return cfg, diagnostics, nil
}

type reader struct {
	files    *diag.Files
	builder  *wire.Builder
	settings *Settings
	keywords replacing
	here     map[string]bool // the keys that the files have, or the folders, if only to say that there are none
	systems  []systemapi.API // whose resource servers are here
	granted  map[systemapi.API]diag.Span
	unread   bool // some of a file could not be read
}

// kinds are what is read, as the YAML and the folders of an export call it. What is of one database has a folder of its own.
var kinds = []struct {
	kind              config.Kind
	key, folder, many string
	spare             bool // without it, every answer is what it is with it
}{
	{kind: config.KindAPI, key: "resourceServers", folder: "resource-servers", many: "APIs"},
	{kind: config.KindApplication, key: "clients", folder: "clients", many: "applications"},
	{kind: config.KindClientGrant, key: "clientGrants", folder: "grants", many: "client grants"},
	{kind: config.KindRole, key: "roles", folder: "roles", many: "roles", spare: true},
	{kind: config.KindConnection, key: "connections", folder: "connections", many: "connections"},
	{kind: config.KindConnection, key: "databases", folder: databases, many: "databases, which are connections, too"},
	{kind: config.KindOrganization, key: "organizations", folder: "organizations", many: "organizations"},
}

func (r *reader) yaml(fsys fs.FS, name string) error {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	file := r.files.Add(name)
	r.files.SetContent(file, content)
	text, err := r.keywords.replace(content, true)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	document, err := tree.ReadYAML(file, text.content)
	if err != nil {
		r.torn(text, err)
		return nil
	}
	text.place(document)
	if document.Kind != tree.Object {
		r.builder.Torn(&tree.Error{At: document.At, Message: fmt.Sprintf("expected an object with resourceServers, clients and clientGrants, not %s", document.Kind)})
		return nil
	}
	for _, of := range kinds {
		r.list(of.kind, of.key, document.Get(of.key))
	}
	if tenant := document.Get("tenant"); tenant != nil {
		r.builder.Tenant(tenant)
	}
	return nil
}

func (r *reader) torn(text *replaced, err error) {
	r.unread = true
	problem := *err.(*tree.Error)
	if at := min(int(problem.At.Start), len(text.content)); bytes.HasPrefix(text.content[at:], []byte("@@")) {
		problem.Detail = tree.KeywordHint
	}
	problem.At = text.old(problem.At)
	r.builder.Torn(&problem)
}

func (r *reader) list(kind config.Kind, key string, list *tree.Node) {
	switch {
	case list == nil:
		return
	case list.Kind == tree.Unknown:
		r.note(kind, config.Gap{ID: list.Gap, At: list.At, Effect: config.GapAccess, Message: list.Text + ", so nobody knows the " + key})
	case list.Kind != tree.List:
		r.builder.Report("wrong-type", list.At, fmt.Sprintf("%s takes a list, not %s", key, list.Kind), "")
		return
	}
	r.here[key] = true
	for _, item := range list.Items {
		r.element(kind, item)
	}
}

func (r *reader) element(kind config.Kind, n *tree.Node) {
	if n.Kind != tree.Object {
		r.builder.Report("wrong-type", n.At, fmt.Sprintf("expected an object, not %s", n.Kind), "")
		return
	}
	switch kind {
	case config.KindAPI:
		if system, _ := systemapi.Shape(n.Get("identifier").String()); system != "" {
			r.systems = append(r.systems, system)
		}
		r.builder.API(n, "")
	case config.KindApplication:
		if global := n.Get("global"); global == nil || global.Text != "true" { // "All Applications" is none
			r.builder.Application(n, n.Get("name").Literally())
		}
	case config.KindRole:
		r.builder.Role(n, "")
	case config.KindConnection:
		r.builder.Connection(n, "")
	case config.KindOrganization:
		r.builder.Organization(n, "")
	case config.KindClientGrant:
		r.noteSystem(n.Get("audience"))
		r.builder.ClientGrant(n, "")
	}
}

// noteSystem keeps the place where the platform's own API is granted on.
func (r *reader) noteSystem(audience *tree.Node) {
	system, _ := systemapi.Shape(audience.Literally())
	if system == "" {
		return
	}
	if r.granted == nil {
		r.granted = map[systemapi.API]diag.Span{}
	}
	if _, known := r.granted[system]; !known {
		r.granted[system] = audience.At
	}
}

// folder reads the folders of an export. What a file is called says nothing: its content counts.
func (r *reader) folder(fsys fs.FS, dir string) error {
	found := false
	for _, of := range kinds {
		names, err := jsonFiles(fsys, path.Join(dir, of.folder))
		if err != nil {
			return err
		}
		if names == nil {
			continue
		}
		found, r.here[of.key] = true, true
		for _, name := range names {
			if err := r.json(fsys, name, func(n *tree.Node) { r.element(of.kind, n) }); err != nil {
				return err
			}
		}
		if of.kind == config.KindClientGrant {
			r.noteNames(names)
		}
	}
	if !found {
		return fmt.Errorf("%q has none of the folders resource-servers, clients, grants and roles", dir)
	}
	if name := path.Join(dir, "tenant.json"); isFile(fsys, name) {
		return r.json(fsys, name, r.builder.Tenant)
	}
	return nil
}

func isFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// databases is the folder that has a folder for each database.
const databases = "database-connections"

// jsonFiles are the files of a folder, sorted; nil where there is no such folder.
func jsonFiles(fsys fs.FS, dir string) ([]string, error) {
	if _, err := fs.Stat(fsys, dir); err != nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(fsys, dir)
	names := []string{}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if path.Ext(name) == ".json" && !entry.IsDir() {
			names = append(names, name)
		} else if database := path.Join(name, "database.json"); entry.IsDir() && path.Base(dir) == databases && isFile(fsys, database) {
			names = append(names, database)
		}
	}
	slices.Sort(names)
	return names, err
}

func (r *reader) json(fsys fs.FS, name string, take func(*tree.Node)) error {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	file := r.files.Add(name)
	r.files.SetContent(file, content)
	text, err := r.keywords.replace(content, false)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	json := tree.Reader{File: file}
	documents, err := json.ReadJSON(text.content)
	for _, document := range documents {
		text.place(document)
		take(document)
	}
	if err != nil {
		r.torn(text, err)
	}
	return nil
}

// noteNames says that a grant may be missing where the deploy CLI's own names are used: it gives the grants of one application on one API the same
// name, whatever their subject type, so that the last of them is kept.
func (r *reader) noteNames(names []string) {
	for _, name := range names {
		if base := strings.TrimSuffix(path.Base(name), ".json"); !strings.HasSuffix(base, "user") && !strings.HasSuffix(base, "client") {
			r.builder.Gap(config.Gap{
				ID: "grants-share-a-file", Effect: config.GapAccess, At: diag.Span{File: r.fileOf(name)},
				Message: "this export has one file for each application and API: of a grant for users and one for clients it has kept the last",
			})
			return
		}
	}
}

// fileOf is a file that was read.
func (r *reader) fileOf(name string) diag.FileID {
	for id := diag.FileID(1); int(id) <= r.files.Len(); id++ {
		if r.files.Name(id) == name {
			return id
		}
	}
	return 0
}

// note says that a kind is left out, wholly or in part.
func (r *reader) note(kind config.Kind, gap config.Gap) {
	r.leavesOut(kind)
	if kind == config.KindConnection || kind == config.KindOrganization {
		r.builder.Logins(kind, gap)
		return
	}
	r.builder.Gap(gap)
}

func (r *reader) leavesOut(kind config.Kind) {
	r.builder.LeavesOut(kind)
	if kind == config.KindClientGrant {
		r.builder.LeavesOut(config.KindThirdPartyDefault)
	}
}

// noteAbsence says what the files leave out. What has no key, or no folder, is not managed by them; what is there is all there is.
func (r *reader) noteAbsence() {
	for _, of := range kinds {
		switch excluded := r.settings.excludes(of.key); {
		case excluded != "":
			r.note(of.kind, config.Gap{ID: "kind-excluded", Effect: config.GapAccess, Message: fmt.Sprintf("%s leaves out the %s", excluded, of.many)})
		case !r.here[of.key] && r.unread: // which has been said
		case !r.here[of.key] && of.spare:
			r.leavesOut(of.kind)
		case !r.here[of.key]:
			r.note(of.kind, config.Gap{ID: "kind-left-out", Effect: config.GapAccess, Message: fmt.Sprintf("the %s are not in these files", of.many)})
		case r.settings.excludesSome(of.key) != "":
			r.note(of.kind, config.Gap{
				ID: "objects-excluded", Effect: config.GapAccess, Message: fmt.Sprintf("%s leaves out some %s", r.settings.excludesSome(of.key), of.many),
			})
		}
	}
	if r.here["clientGrants"] {
		r.builder.Gap(config.Gap{
			ID: "own-grant-not-exported", Effect: config.GapDeploy,
			Message: "the deploy CLI never exports the client grant that it uses itself",
		})
	}
	for _, system := range systemapi.All() {
		if at, granted := r.granted[system]; granted && !slices.Contains(r.systems, system) {
			r.notePolicies(system, at)
		}
	}
	if r.settings.Domain != "" {
		r.builder.Domain(r.settings.Domain, diag.Span{})
	}
}

// notePolicies says that nobody knows the policies of one of the platform's own APIs, which exports don't have.
func (r *reader) notePolicies(system systemapi.API, at diag.Span) {
	r.builder.Gap(config.Gap{
		ID: "policy-not-exported", Address: "system_api." + string(system), Attribute: "subject_type_authorization", At: at, Effect: config.GapAccess,
		Message: noPolicies,
	})
}

const noPolicies = "an export leaves out the access policies of the platform's own APIs"

// absent: grants always have scopes, organizations connections, and exports drop the policies of the platform's own APIs.
func absent(kind config.Kind, attribute string, object *tree.Node) *config.Gap {
	if kind == config.KindRole && attribute == "permission" {
		return &config.Gap{ID: "field-not-exported", Effect: config.GapAccess, Message: "the role has no permissions, not even an empty list, and every export has one"}
	}
	if kind == config.KindConnection && attribute == "is_domain_connection" || kind == config.KindOrganization && attribute == "third_party_client_access" {
		return &config.Gap{ID: "field-not-exported", Effect: config.GapAccess, Message: attribute + " is not in the file, and the tenant keeps what it has"}
	}
	if kind == config.KindOrganization && attribute == "enabled_connections" {
		return &config.Gap{ID: "field-not-exported", Effect: config.GapAccess, Message: "the organization has no connections, not even an empty list, and every export has one"}
	}
	if kind == config.KindClientGrant && attribute == "scopes" {
		return &config.Gap{ID: "field-not-exported", Effect: config.GapAccess, Message: "the grant has neither scopes nor allow_all_scopes, and every export has one of them"}
	}
	if kind != config.KindAPI || attribute != "subject_type_authorization.user.policy" && attribute != "subject_type_authorization.client.policy" {
		return nil
	}
	system, _ := systemapi.Shape(object.Get("identifier").String())
	if system == "" {
		return nil
	}
	return &config.Gap{ID: "policy-not-exported", Effect: config.GapAccess, Message: noPolicies}
}
