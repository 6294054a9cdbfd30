// Package project reads and compiles a project, and knows what people call its files and what is there instead where it has none.
package project

import (
	"cmp"
	"io/fs"
	"slices"
	"sync"

	"grants/compiler"
	"grants/config"
	"grants/config/language"
	"grants/diag"
	"grants/internal/policy"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/lint"
)

// Project is a project that was read and compiled.
type Project struct {
	Source      *source.Project
	Tenant      *compiler.Tenant
	Diagnostics []diag.Diagnostic  // of reading and compiling, sorted
	Files       int                // of configuration
	values      map[string]varFile // files of values by the names that diagnostics have
	Policies    *policy.Set        // that judge it; nil where there are none, or nobody asked

	PoliciesRead   bool              // whether somebody asked
	PolicyProblems []diag.Diagnostic // of reading those: of Diagnostics, but for a baseline
	Commit         string            // what git writes before the names of the files of a commit: HASH:FOLDER/; else empty
	Within         string            // the folder of the project that it was asked about, by its path in it; empty for all of it
}

// Load reads and compiles a project that may not compile. Of a snapshot there is nothing to read.
func Load(src *source.Project, opts Options) (*Project, error) {
	if src.Config != nil {
		return Compile(src, src.Config, src.Diagnostics, opts), nil
	}
	cfg, diagnostics, err := language.Load(src.FS, opts.Options)
	if err != nil {
		return nil, err
	}
	return Compile(src, cfg, diagnostics, opts), nil
}

// Compile compiles what was read of a project, with the diagnostics of that.
func Compile(src *source.Project, cfg *config.Config, diagnostics []diag.Diagnostic, opts Options) *Project {
	policies, problems, cfg := readPolicies(cfg, opts.Policies)
	tenant, more := compiler.Compile(cfg)
	diagnostics = append(diagnostics, more...)
	if opts.Baseline == nil { // what judged before may have been wrong
		diagnostics = append(diagnostics, problems...)
	}
	diag.Sort(diagnostics)
	p := &Project{Source: src, Tenant: tenant, Diagnostics: diagnostics, Files: cfg.Sources, Policies: policies, PoliciesRead: opts.Policies != nil, PolicyProblems: problems, values: opts.values()}
	tenant.Shown = remembered(p.shown)
	return p
}

// remembered is a function that works out the name of a file once: most of many objects stand in few files. Several may ask at once.
func remembered(name func(string) string) func(string) string {
	var known sync.Map
	return func(file string) string {
		if shown, ok := known.Load(file); ok {
			return shown.(string)
		}
		shown := name(file)
		known.Store(file, shown)
		return shown
	}
}

// readPolicies reads the policies that judge a project. Their files stand among those of the project, so that findings can point into them.
func readPolicies(cfg *config.Config, sources []PolicyFile) (*policy.Set, []diag.Diagnostic, *config.Config) {
	if len(sources) == 0 {
		return nil, nil, cfg
	}
	with := *cfg
	with.Files = &diag.Files{}
	if cfg.Files != nil {
		with.Files = cfg.Files.Clone()
	}
	all := make([]policy.Source, len(sources))
	for i := range sources {
		all[i] = sources[i].Source
	}
	set, problems := policy.Read(with.Files, all)
	return set, problems, &with
}

// Place is what the user calls a file that a diagnostic is about.
func (p *Project) Place(name string) string {
	if file, ok := p.values[name]; ok {
		return file.shown
	}
	if p.Commit != "" {
		return p.Commit + name
	}
	return p.Source.Shown(name)
}

// shown is what a plan calls a file, whose side says which commit it is of.
func (p *Project) shown(name string) string {
	if file, ok := p.values[name]; ok {
		return file.shown
	}
	return p.Source.Shown(name)
}

// Read is the text of a file that a diagnostic is about, nil where it can't be read again.
func (p *Project) Read(name string) []byte {
	if file, ok := p.values[name]; ok {
		return file.content
	}
	content, err := p.Source.ReadFile(name)
	if err != nil {
		return nil
	}
	return content
}

// File is the one that stands for the project: the project itself, or the place of its settings.
func (p *Project) File() string { return cmp.Or(p.Source.File, "grants.hcl") }

// Sources are the files of the project that findings can be in: its configuration, its settings and its files of values.
func (p *Project) Sources() []string {
	var names []string
	if _, err := fs.Stat(p.Source.FS, settings.File); err == nil && p.Source.File == "" {
		names = append(names, settings.File)
	}
	files := p.Tenant.Config.Files
	for i := range files.Len() {
		names = append(names, files.Name(diag.FileID(i+1)))
	}
	return names
}

// Torn reports whether a part of the project could not be read.
func (p *Project) Torn() bool { return p.Tenant != nil && p.Tenant.Config.Incomplete }

// IsGiven reports whether a file has values that somebody gives, and so is none of the project's.
func (p *Project) IsGiven(name string) bool {
	_, given := p.values[name]
	return given
}

// LacksPolicies reports whether there may be policies that the project does not have here.
func (p *Project) LacksPolicies() bool {
	return !p.PoliciesRead || p.Policies != nil && p.Policies.Torn
}

// Rules are all that judge the project: some, and its policies.
func (p *Project) Rules(rules []*lint.Rule) []*lint.Rule {
	return slices.Concat(rules, p.Policies.Rules())
}
