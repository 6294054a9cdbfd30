package language

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"grants/config"
	"grants/diag"
	"grants/internal/expression"
	"grants/internal/intern"
	"grants/internal/syntax"
	"grants/internal/systemapi"
)

// project is a configuration while it is being read and evaluated.
type project struct {
	opts        Options
	files       *diag.Files
	diagnostics []diag.Diagnostic
	ignores     []config.Ignore
	controls    []config.Control

	variables    map[string]*variable
	locals       map[string]*local
	declarations []*declaration          // in the order of the source
	named        map[string]*declaration // by address without key
	addresses    map[string]bool         // of the objects that are not static and may be referred to
	broken       bool                    // some block could not be read
	brokenLocals bool                    // a locals block could not be read: any local may be missing
	lost         bool                    // a file could not be read: anything may be missing
	lostInputs   bool                    // a file of values could not be read: any variable may lack its value
	exhausted    bool                    // the budget is spent, which has been reported
	elsewhere    map[string]bool         // variables that the state declares which this one is compared with
	reported     map[reportKey]int       // index in diagnostics

	templates   map[diag.Span]*expression.Template // that have been evaluated
	builtin     map[systemapi.API]cty.Value        // the scopes of system APIs, as far as they were asked for
	longWay     bool                               // take no shortcuts and recycle no syntax, for tests
	instances   int                                // made by for_each
	functions   map[string]function.Function
	meter       *expression.Meter
	subject     string                               // the address that diagnostics are about where they do not say
	path        []edge                               // the references being followed, outermost first
	variablesOf map[hclsyntax.Expression][]reference // what an expression refers to, worked out once
	bytes       int64                                // the budget for all files
	blocks      int                                  // likewise
	dropped     int                                  // mistakes that are not reported
	suggestions int                                  // "did you mean" looks through all names, so not for every one of a thousand mistakes
}

func newProject(opts Options) *project {
	p := &project{
		opts:        opts,
		files:       &diag.Files{},
		variables:   map[string]*variable{},
		locals:      map[string]*local{},
		variablesOf: map[hclsyntax.Expression][]reference{},
		meter:       &expression.Meter{Budget: expression.ProjectBudget, Each: expression.ExpressionBudget},
		reported:    map[reportKey]int{},
		templates:   map[diag.Span]*expression.Template{},
		bytes:       maxProjectSize,
		blocks:      maxBlocks,
	}
	p.functions = expression.Functions(p.meter)
	return p
}

// reportKey tells a mistake from its repetitions: one block with for_each, or one local, may run into it many times.
type reportKey struct {
	code, message string
	at            diag.Range
}

// report keeps a diagnostic. The same mistake at the same place is reported once, with the addresses of the others.
func (p *project) report(d diag.Diagnostic) {
	if d.Address == "" {
		d.Address = p.subject
	}
	key := reportKey{d.Code, d.Message, d.Range}
	if i, again := p.reported[key]; again {
		const cost = 500 // of making a diagnostic, compared to that of a byte
		p.meter.Total += cost
		if first := &p.diagnostics[i]; first.Address != d.Address {
			first.Also = append(first.Also, d.Address)
		}
		return
	}
	if len(p.diagnostics) >= maxDiagnostics {
		p.broken = true
		p.dropped++
		return
	}
	p.reported[key] = len(p.diagnostics)
	p.diagnostics = append(p.diagnostics, d)
}

// maxDiagnostics is how many mistakes are reported. Nobody reads that many, and there may be millions.
const maxDiagnostics = 20_000

// cutShort says, in place of the last diagnostic, how many more there are. A mistake of several objects counts for each of them.
func (p *project) cutShort() {
	if p.dropped == 0 {
		return
	}
	p.dropped++
	last := &p.diagnostics[len(p.diagnostics)-1]
	*last = diag.Diagnostic{
		Code: syntax.CodeLimit, Severity: diag.Error, Range: last.Range,
		Message: fmt.Sprintf("there are more than %d mistakes; %d more are not reported", maxDiagnostics, p.dropped),
	}
}

func (p *project) problem(code string, span diag.Span, message, detail string) {
	p.report(diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Detail: detail, Range: p.files.Range(span)})
}

// declare collects what the files declare. Files come in the order of their names, and blocks in the order of their file.
func (p *project) declare(units []*unit) {
	count := 0
	for _, u := range units {
		count += len(u.declarations)
	}
	p.named = make(map[string]*declaration, count)
	p.declarations = make([]*declaration, 0, count)
	used := spent{mostBlocks: p.blocks}
	for _, u := range units {
		p.declareWithin(&used, u)
		for _, d := range u.diagnostics {
			p.report(d)
		}
		p.ignores = append(p.ignores, u.ignores...)
		p.controls = append(p.controls, u.controls...)
		p.broken = p.broken || u.broken
		p.lost = p.lost || u.lost
		p.brokenLocals = p.brokenLocals || u.brokenLocals
		for _, v := range u.variables {
			p.declareVariable(v)
		}
		for _, l := range u.locals {
			p.declareLocal(l)
		}
		for _, d := range u.declarations {
			p.declareObject(d)
		}
	}
}

// declareWithin trims a file to what the budgets leave, and says where that of blocks is spent.
func (p *project) declareWithin(used *spent, u *unit) {
	before := *used
	used.trim(u)
	used.add(u)
	p.dropped += u.dropped
	if before.blocks <= p.blocks && used.blocks > p.blocks {
		p.problem(syntax.CodeLimit, diag.Span{File: u.file}, fmt.Sprintf("the project has more than %d blocks; those of the files after this one are not read", p.blocks),
			"Split the project: one describes one tenant.")
		p.lost = true
	}
}

func (p *project) declareObject(d *declaration) {
	address := d.address()
	if first := p.named[address]; first != nil {
		message := fmt.Sprintf("%s is declared twice", address)
		if !d.kind.Label {
			message = fmt.Sprintf("a second %s block: a project describes one tenant", d.kind.Name)
		}
		p.report(diag.Diagnostic{
			Code: codeDuplicateName, Severity: diag.Error, Address: address, Message: message,
			Detail:  "A name is unique within its type of block, in all files of the project.",
			Range:   p.files.Range(d.base().Header),
			Related: []diag.Related{{Message: "the first", Range: p.files.Range(first.base().Header)}},
		})
		return
	}
	p.named[address] = d
	p.declarations = append(p.declarations, d)
}

// evaluate works out everything that is not literal. The order is that of the source, so that the same mistakes are reported whatever refers to what first.
func (p *project) evaluate() {
	p.evaluateVariables()
	for _, name := range p.localsInOrder() {
		p.localValue(name, diag.Span{})
	}
	for _, d := range p.declarations {
		p.expand(d, diag.Span{})
	}
	p.index()
	for _, d := range p.declarations {
		p.decode(d)
	}
	p.checkReferences()
}

func sortedBySpan[T any](items map[string]T, span func(T) diag.Span) []string {
	names := make([]string, 0, len(items))
	for name := range items {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		x, y := span(items[a]), span(items[b])
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Start, y.Start), cmp.Compare(a, b))
	})
	return names
}

// index makes the objects that are yet to be evaluated, and lists the addresses of those that something may refer to.
func (p *project) index() {
	p.addresses = map[string]bool{}
	for _, d := range p.declarations {
		if d.static != nil {
			continue
		}
		for i := range d.forEach.list {
			each := &d.forEach.list[i]
			each.object = d.newInstance(each.key)
			if isReferable(d.kind) {
				p.addresses[each.object.Base().Address] = true
			}
		}
	}
}

// has reports whether an address is that of an object.
func (p *project) has(address string) bool {
	d := p.named[address]
	return d != nil && d.static != nil || p.addresses[address]
}

// decode evaluates the objects of a declaration that is not static.
func (p *project) decode(d *declaration) {
	if d.static != nil || d.broken {
		return
	}
	dec := &decoder{project: p, file: d.file(), strings: intern.Strings{}, kind: d.kind}
	for i := range d.forEach.list {
		each := &d.forEach.list[i]
		dec.object = each.object
		if d.forEach.repeated {
			dec.each = each
		}
		p.about(each.object.Base().Address, func() { dec.evaluate(d.kind, d.syntax, d.block.Header) })
		if !isReferable(d.kind) {
			each.k, each.v, each.written = cty.NilVal, cty.NilVal, nil
		}
	}
	if !isReferable(d.kind) {
		d.syntax, d.begun = nil, nil // memory is short while a large project is evaluated
	}
}

// about does something that diagnostics are about an address in.
func (p *project) about(address string, do func()) {
	before := p.subject
	p.subject = address
	do()
	p.subject = before
}

// config is the tree of all that was read.
func (p *project) config() *config.Config {
	cfg := &config.Config{Files: p.files, Ignores: p.ignores, Controls: p.controls, Incomplete: p.broken, Templates: expression.TemplatesRead(p.templates)}
	for _, d := range p.declarations {
		if d.static != nil {
			cfg.Add(d.static)
			continue
		}
		for i := range d.forEach.list {
			cfg.Add(d.forEach.list[i].object)
		}
	}
	return cfg
}

// value is an expression's value, worked out when it is first needed.
type value struct {
	state evaluationState
	v     cty.Value
}

type evaluationState int

const (
	untouched evaluationState = iota
	underway
	known
	failed // and reported
)
