package config

import (
	"io/fs"

	"github.com/hashicorp/go-multierror"

	"grants/diag"
	"grants/internal/parallel"
)

// Options are what a project is evaluated with beside its files.
type Options struct {
	File     string            // read this file only, whatever its name; a path within the file system
	Vars     map[string]string // values of variables as given on the command line
	VarFiles []VarFile         // further values; a later file wins over an earlier one, and Vars over both

	LeaveOut func(name string) bool // files and folders that are none of the project's, by their paths; nil where there are none

	// Baseline is not nil for a state that another one is compared with. Values for variables that it does not declare are meant for the other.
	Baseline *Baseline
}

// Baseline is the values that only a baseline has. They win over all others, Vars over VarFiles, and every one must have its variable.
type Baseline struct {
	Vars     map[string]string
	VarFiles []VarFile
}

// VarFile is a file of values for variables: *.grantsvars.hcl or, in JSON, *.grantsvars.json.
type VarFile struct {
	Name    string // by which diagnostics name it
	Content []byte
	Own     bool // of this state alone, where two are compared: no other one's variables are meant
}

// Load reads and evaluates the configuration below the root of fsys: every *.grants.hcl and *.grants.json that belongs to the project.
// What users wrote wrong comes back as diagnostics, sorted; the error is for files that could not be read. The Config is never nil when the error is.
func Load(fsys fs.FS, opts Options) (*Config, []diag.Diagnostic, error) {
	return newProject(opts).load(fsys)
}

func (p *project) load(fsys fs.FS) (*Config, []diag.Diagnostic, error) {
	names, err := configFiles(fsys, p.opts)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		p.files.Add(name)
	}
	lasts := p.filesWithin(fsys, names)
	read := &trimmer{units: make([]*unit, len(names)), spent: spent{mostBlocks: p.blocks}}
	failures := make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		if i >= lasts {
			read.add(i, p.beyond(diag.FileID(i+1), i == lasts))
			return
		}
		var u *unit
		if u, failures[i] = p.read(fsys, names[i], diag.FileID(i+1)); u != nil {
			read.add(i, u)
		}
	})
	if err := joined(failures); err != nil {
		return nil, nil, err
	}
	cfg, diagnostics := p.configure(read.units)
	return cfg, diagnostics, nil
}

// configure makes a Config of what the files say.
func (p *project) configure(units []*unit) (*Config, []diag.Diagnostic) {
	p.declare(units)
	p.evaluate()
	cfg := p.config()
	cfg.Sources = len(units)
	p.cutShort()
	diag.Sort(p.diagnostics)
	return cfg, p.diagnostics
}

// configFiles are the paths of the files that make up the project, sorted.
func configFiles(fsys fs.FS, opts Options) ([]string, error) {
	if opts.File != "" {
		return []string{opts.File}, nil
	}
	return Configuration(fsys, opts.LeaveOut)
}

// joined is all failures in one, nil where there is none.
func joined(failures []error) error {
	var all *multierror.Error
	for _, err := range failures {
		if err != nil {
			all = multierror.Append(all, err)
		}
	}
	return all.ErrorOrNil()
}
