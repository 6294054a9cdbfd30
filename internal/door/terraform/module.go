package terraform

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/syntax"
)

// written is a block of a file.
type written struct {
	*hclsyntax.Block
	file diag.FileID
}

// local is a value of a locals block.
type local struct {
	*hclsyntax.Attribute
	file diag.FileID
}

// module is an instance of a module: the files of a folder, and what they are given.
type module struct {
	*reading
	*declarations
	dir    string
	path   []step
	inputs map[string]value

	known    map[string]value // what was evaluated, by what it is
	busy     map[string]bool  // what is being evaluated: it depends on itself if it is asked for
	children map[string][]*module
	counts   map[string][]instance // of blocks, by what they are called
}

// declarations are the blocks of the files in a folder, which all instances of a module share.
type declarations struct {
	variables, data, managed, calls, outputs map[string]written
	locals                                   map[string]local
	order                                    []written // resources, in the order of the files
}

// What a configuration may have.
const (
	maxModules   = 10_000  // instances of modules, all together
	maxInstances = 250_000 // of resources, all together
	maxPath      = 20      // modules within one another
	maxChain     = 1_000   // references that follow one another
)

func (r *reading) newModule(dir string, at []step, inputs map[string]value) *module {
	r.modules++
	m := &module{
		reading: r, dir: dir, path: at, inputs: inputs, declarations: r.declared[dir],
		known: map[string]value{}, busy: map[string]bool{}, children: map[string][]*module{}, counts: map[string][]instance{},
	}
	if m.declarations != nil && len(at) > 0 {
		return m
	}
	m.declarations = &declarations{
		variables: map[string]written{}, data: map[string]written{}, managed: map[string]written{}, calls: map[string]written{},
		outputs: map[string]written{}, locals: map[string]local{},
	}
	r.declared[dir] = m.declarations
	for _, file := range r.folder(dir) {
		m.take(file)
	}
	return m
}

// file is a file that was parsed.
type file struct {
	id   diag.FileID
	name string
	body *hclsyntax.Body
}

// folder is the parsed files of a folder, by name.
func (r *reading) folder(dir string) []file {
	if files, known := r.folders[dir]; known {
		return files
	}
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		r.unread = append(r.unread, fmt.Errorf("read %q: %w", dir, err))
	}
	var files []file
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case entry.IsDir():
		case strings.HasSuffix(name, ".tf.json"):
			r.gaps = append(r.gaps, config.Gap{ID: "file-not-read", Effect: config.GapAccess, Message: fmt.Sprintf("%s is not read: only native syntax is", name)})
		case path.Ext(name) == ".tf":
			if body, id, ok := r.parse(name); ok {
				files = append(files, file{id, name, body})
			}
		}
	}
	r.folders[dir] = files
	return files
}

// parse reads a file. What is wrong with it is reported.
func (r *reading) parse(name string) (*hclsyntax.Body, diag.FileID, bool) {
	content, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		r.unread = append(r.unread, fmt.Errorf("read %q: %w", name, err))
		return nil, 0, false
	}
	return r.parseContent(name, content)
}

func (r *reading) parseContent(name string, content []byte) (*hclsyntax.Body, diag.FileID, bool) {
	id := r.files.Add(name)
	r.files.SetContent(id, content)
	if problem := refuse(content, id); problem != nil {
		r.torn = append(r.torn, problem)
		return nil, 0, false
	}
	if body, ok := inPieces(content, name); ok {
		return body, id, true
	}
	parsed, problems := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	for _, problem := range problems {
		if problem.Severity == hcl.DiagError && problem.Subject != nil {
			r.torn = append(r.torn, &tree.Error{At: spanOf(id, *problem.Subject), Message: lower(problem.Summary), Detail: problem.Detail})
			break // what follows may come from it
		}
	}
	if parsed == nil {
		return nil, 0, false
	}
	return parsed.Body.(*hclsyntax.Body), id, true
}

func lower(text string) string {
	if text == "" {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// refuse says why a file is not handed to HCL's parser: as those of our own language, it dies of what is nested too deep.
func refuse(content []byte, file diag.FileID) *tree.Error {
	problem, at := syntax.Refuse(content, file)
	if problem.Code == "" {
		var offset int
		if shape := syntax.Measure(content); !shape.HasTooManySigns() || !fitsInPieces(content) {
			problem, offset = shape.Problem()
		}
		at = syntax.ByteSpan(file, offset)
	}
	if problem.Code == "" {
		return nil
	}
	return &tree.Error{At: at, Message: problem.Message, Detail: problem.Detail}
}

// fitsInPieces reports whether a file that is too much at once is not if its blocks are read one after the other.
func fitsInPieces(content []byte) bool {
	for _, piece := range syntax.Split(content) {
		if !syntax.Measure(content[piece.Start:piece.End]).Fits() {
			return false
		}
	}
	return true
}

// inPieces reads a file that is too much at once.
func inPieces(content []byte, name string) (*hclsyntax.Body, bool) {
	if syntax.Measure(content).Fits() {
		return nil, false
	}
	all := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
	for _, piece := range syntax.Split(content) {
		body, ok := syntax.ParsePiece(name, content[piece.Start:piece.End], piece.Start)
		if !ok {
			return nil, false
		}
		all.Blocks = append(all.Blocks, body.Blocks...)
		maps.Copy(all.Attributes, body.Attributes)
	}
	return all, true
}

// take sorts the blocks of a file.
func (m *module) take(f file) {
	if base := path.Base(f.name); base == "override.tf" || strings.HasSuffix(base, "_override.tf") {
		m.gap(config.Gap{ID: "file-not-read", Effect: config.GapAccess, At: diag.Span{File: f.id}, Message: "files that override others are not read"})
		return
	}
	for _, block := range f.body.Blocks {
		w := written{block, f.id}
		switch n := len(block.Labels); {
		case block.Type == "variable" && n == 1:
			m.variables[block.Labels[0]] = w
		case block.Type == "output" && n == 1:
			m.outputs[block.Labels[0]] = w
		case block.Type == "module" && n == 1:
			m.calls[block.Labels[0]] = w
		case block.Type == "data" && n == 2:
			m.data[block.Labels[0]+"."+block.Labels[1]] = w
		case block.Type == "resource" && n == 2:
			m.managed[block.Labels[0]+"."+block.Labels[1]] = w
			if isWanted[block.Labels[0]] {
				m.order = append(m.order, w)
			}
		case block.Type == "locals":
			for name, attribute := range block.Body.Attributes {
				m.locals[name] = local{attribute, f.id}
			}
		case block.Type == "removed" && n == 0:
			m.removed(w)
		case block.Type == "import" && n == 0 && len(m.path) == 0:
			m.imported(w)
		case block.Type == "provider" && n == 1 && block.Labels[0] == "auth0" && len(m.path) == 0:
			m.providers = append(m.providers, w)
		}
	}
}

// removed says that a resource stays in the tenant that Terraform only stops to manage.
// https://developer.hashicorp.com/terraform/language/block/removed
func (m *module) removed(block written) {
	from := block.Body.Attributes["from"]
	if from == nil {
		return
	}
	traversal, problems := hcl.AbsTraversalForExpr(from.Expr)
	if problems.HasErrors() || !strings.HasPrefix(parse(asWritten(traversal)).kind, "auth0_") {
		return
	}
	for _, lifecycle := range block.Body.Blocks {
		destroy := lifecycle.Body.Attributes["destroy"]
		if lifecycle.Type != "lifecycle" || destroy == nil {
			continue
		}
		if v := m.eval(destroy.Expr, nil); v.IsKnown() && !v.IsNull() && v.Type() == cty.Bool && v.False() {
			m.gap(config.Gap{
				ID: "managed-elsewhere", Effect: config.GapAccess, At: m.header(block),
				Message: fmt.Sprintf("Terraform stops to manage %s, and leaves it in the tenant", asWritten(traversal)),
			})
		}
	}
}

// imported keeps the id of an application that a block says is there already.
// https://developer.hashicorp.com/terraform/language/block/import
func (m *module) imported(block written) {
	to, id := block.Body.Attributes["to"], block.Body.Attributes["id"]
	if to == nil || id == nil {
		return
	}
	if traversal, problems := hcl.AbsTraversalForExpr(to.Expr); !problems.HasErrors() {
		m.ids[asWritten(traversal)] = importedID{id.Expr, block.file}
	}
}

// importedID is the id that an import block gives a resource.
type importedID struct {
	expr hclsyntax.Expression
	file diag.FileID
}

// clientID is the id of an application that is there already; a value that is null where nobody says so.
func (m *module) clientID(address string) (value, importedID) {
	of, known := m.ids[address]
	if !known {
		return value{cty.NullVal(cty.String), nil}, of
	}
	return m.root.once("import "+address, func() value { return m.root.eval(of.expr, nil) }), of
}

// isWanted has the resources that are read.
var isWanted = map[string]bool{
	"auth0_client": true, "auth0_client_cimd": true, "auth0_client_credentials": true, "auth0_client_grant": true,
	"auth0_resource_server": true, "auth0_resource_server_scope": true, "auth0_resource_server_scopes": true,
	"auth0_organization_client_grant": true, "auth0_tenant": true,
	"auth0_role": true, "auth0_role_permissions": true, "auth0_role_permission": true,
	"auth0_connection": true, "auth0_organization": true, "auth0_organization_connections": true, "auth0_organization_connection": true,
}

// gap adds a gap once: instances of a module share their files.
func (r *reading) gap(gap config.Gap) {
	if !r.told[gap] {
		r.told[gap] = true
		r.gaps = append(r.gaps, gap)
	}
}

// expand makes resources of the blocks of a module and of those that it calls.
func (m *module) expand() {
	for _, block := range m.order {
		if m.limited {
			return
		}
		m.expandResource(block)
	}
	for _, name := range sortedKeys(m.calls) {
		if m.limited {
			return
		}
		for _, child := range m.child(name) {
			child.expand()
		}
	}
}

func sortedKeys[T any](all map[string]T) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// child is the instances of a module that the module calls; none where its files are not here.
func (m *module) child(name string) []*module {
	if children, known := m.children[name]; known {
		return children
	}
	m.children[name] = nil
	call := m.calls[name]
	source, isLocal := m.source(call)
	if !isLocal {
		m.noteForeign(name, call, source)
		return nil
	}
	if len(m.path) == maxPath {
		m.gap(config.Gap{
			ID: "limit", Effect: config.GapAccess, At: m.header(call), Message: "modules stand too deep in one another: this one is not read",
		})
		return nil
	}
	for _, each := range m.instances(call, "module."+name) {
		if m.modules >= maxModules {
			m.limited = true
			break
		}
		inputs := map[string]value{}
		for _, attribute := range sortedKeys(call.Body.Attributes) {
			if !isMeta[attribute] {
				inputs[attribute] = m.eval(call.Body.Attributes[attribute].Expr, each.scope)
			}
		}
		at := append(m.path[:len(m.path):len(m.path)], step{name, each.key})
		m.children[name] = append(m.children[name], m.newModule(path.Join(m.dir, source), at, inputs))
	}
	return m.children[name]
}

// isMeta has the arguments that a block has for Terraform itself.
var isMeta = map[string]bool{"source": true, "version": true, "for_each": true, "count": true, "depends_on": true, "providers": true, "provider": true}

// source is where the files of a called module are: a folder, if that is local.
func (m *module) source(call written) (source string, isLocal bool) {
	attribute := call.Body.Attributes["source"]
	if attribute == nil {
		return "", false
	}
	v := m.eval(attribute.Expr, nil)
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return "", false
	}
	source = v.AsString()
	isLocal = strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../")
	return source, isLocal && fs.ValidPath(path.Join(m.dir, source))
}

// noteForeign says that a module is not read. It matters only where it may be about what is read here.
func (m *module) noteForeign(name string, call written, source string) {
	effect := config.GapNone
	if strings.Contains(source, "auth0") || m.mentionsAuth0(call) {
		effect = config.GapAccess
	}
	why := "which is not read"
	if strings.HasPrefix(source, "../") {
		why = "which lies outside of what is read: the folder alone, where there is no git repository around it"
	}
	m.gap(config.Gap{ID: "module-not-local", Effect: effect, At: m.header(call), Message: fmt.Sprintf("the module %q comes from %q, %s", name, source, why)})
}

func (m *module) mentionsAuth0(call written) bool {
	for _, attribute := range call.Body.Attributes {
		for _, traversal := range m.look(attribute.Expr).traversals {
			if strings.HasPrefix(traversal.RootName(), "auth0") {
				return true
			}
		}
	}
	return false
}

func (m *module) header(block written) diag.Span { return spanOf(block.file, block.DefRange()) }
