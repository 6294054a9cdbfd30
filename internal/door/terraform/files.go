package terraform

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/expression"
)

// Options are what Terraform would be told beside the files.
type Options struct {
	Workspace string            // terraform.workspace; empty where nobody says
	Domain    string            // the tenant's domain; empty where the files say
	Variables map[string]string // of the root module, as on a command line
	Files     []ValueFile       // further files of values, as on a command line; the later count for more
}

// ReadFiles reads the configuration in a folder, with the modules that it calls by a local path. Nothing is run: what is known only to the platform or to
// other providers is a gap.
// https://developer.hashicorp.com/terraform/language
func ReadFiles(fsys fs.FS, dir string, opts Options) (*config.Config, []diag.Diagnostic, error) {
	r := newReading(fsys, dir, opts)
	r.root = r.newModule(dir, nil, map[string]value{})
	if len(r.folders[dir])+len(r.torn) == 0 {
		return nil, nil, errors.Join(append(r.unread, fmt.Errorf("no file in it ends in .tf"))...)
	}
	r.root.inputs = r.values(dir)
	r.root.expand()
	r.noteProviders()
	if len(r.unread) > 0 {
		return nil, nil, errors.Join(r.unread...)
	}
	builder := assemble(r.files, r.resources)
	for _, problem := range r.torn {
		builder.Torn(problem)
	}
	if r.limited {
		r.gap(config.Gap{
			ID: "limit", Effect: config.GapAccess,
			Message: fmt.Sprintf("the blocks become more than %d resources or %d modules, and no more are read", maxInstances, maxModules),
		})
	}
	for _, gap := range r.gaps {
		builder.Gap(gap)
		if isUnread[gap.ID] && gap.Effect == config.GapAccess {
			r.uncounted = append(r.uncounted, everyKind...)
		}
	}
	for _, kind := range everyKind {
		if slices.Contains(r.uncounted, kind) {
			builder.LeavesOut(kind)
		}
	}
	for _, of := range r.objectGaps {
		if kind := loginPart[parse(of.address).kind]; kind != "" {
			builder.Logins(kind, of.gap)
		} else {
			builder.GapOf(of.address, of.gap)
		}
	}
	cfg, diagnostics := builder.Config()
	return cfg, diagnostics, nil
}

func newReading(fsys fs.FS, dir string, opts Options) *reading {
	r := &reading{
		fsys: fsys, options: opts, files: &diag.Files{}, folders: map[string][]file{}, declared: map[string]*declarations{},
		told: map[config.Gap]bool{}, room: maxLiterals, ids: map[string]importedID{}, seen: map[hclsyntax.Expression]*look{},
		meter:     &expression.Meter{Budget: expression.ProjectBudget, Each: expression.ExpressionBudget, Undecided: undecided},
		templates: map[string]hclsyntax.Expression{}, literals: map[hclsyntax.Expression]map[string]diag.Span{},
	}
	r.texts = &texts{fsys: fsys, dir: dir, meter: r.meter, known: map[string]string{}, decoded: map[string]cty.Value{}}
	r.functions = functions(r.meter)
	r.texts.add(r.functions)
	r.functions["templatefile"] = r.template()
	return r
}

// isUnread has the gaps behind which there may be objects that nobody has seen.
var isUnread = map[string]bool{"module-not-local": true, "file-not-read": true, "limit": true, "managed-elsewhere": true}

// reading is a configuration that is being read.
type reading struct {
	fsys      fs.FS
	options   Options
	files     *diag.Files
	folders   map[string][]file
	declared  map[string]*declarations // by folder
	root      *module
	providers []written
	ids       map[string]importedID // of applications that import blocks name, by their addresses

	meter     *expression.Meter
	functions map[string]function.Function
	texts     *texts
	templates map[string]hclsyntax.Expression // by their paths
	seen      map[hclsyntax.Expression]*look
	literals  map[hclsyntax.Expression]map[string]diag.Span

	resources []*resource
	modules   int // instances
	made      int // instances of blocks
	chain     int // references that are being followed
	room      int // literals that may be kept
	limited   bool

	gaps       []config.Gap
	told       map[config.Gap]bool
	objectGaps []objectGap
	uncounted  []config.Kind // of which there may be more, or none
	torn       []*tree.Error
	unread     []error
}

// objectGap is a gap of a resource, whose address is Terraform's.
type objectGap struct {
	address string
	gap     config.Gap
}

func (r *reading) gapOf(address string, gap config.Gap) {
	r.objectGaps = append(r.objectGaps, objectGap{address, gap})
}

// domain is the tenant's domain: what the options say, or else what the provider is given.
func (r *reading) domain() string {
	if r.options.Domain != "" {
		return r.options.Domain
	}
	for _, provider := range r.providers {
		if attribute := provider.Body.Attributes["domain"]; attribute != nil && r.root != nil {
			v := r.root.once("provider.domain", func() value { return r.root.eval(attribute.Expr, nil) })
			if v.IsKnown() && !v.IsNull() && v.Type() == cty.String {
				return v.AsString()
			}
		}
	}
	return ""
}

// noteProviders says what the tenant's domain is. Two providers are two tenants, of which nobody here knows which has what.
func (r *reading) noteProviders() {
	if domain := r.domain(); domain != "" {
		at := diag.Span{}
		if len(r.providers) > 0 {
			at = r.root.header(r.providers[0])
			if attribute := r.providers[0].Body.Attributes["domain"]; attribute != nil {
				at = spanOf(r.providers[0].file, attribute.Expr.Range())
			}
		}
		r.resources = append(r.resources, &resource{kind: "auth0_tenant", data: true, values: &tree.Node{
			Kind: tree.Object, At: at, Members: []tree.Member{{Key: "domain", KeyAt: at, Value: &tree.Node{Kind: tree.Text, Text: domain, At: at}}},
		}})
	}
	if len(r.providers) > 1 {
		r.gap(config.Gap{
			ID: "several-tenants", Effect: config.GapAccess, At: r.root.header(r.providers[1]),
			Message: "there are several providers for auth0, which may be of several tenants: all resources are taken for those of one",
		})
	}
}
