package language

import (
	"io/fs"

	"github.com/hashicorp/go-multierror"

	"grants/config"
	"grants/diag"
	"grants/internal/files"
	"grants/internal/parallel"
)

func (p *project) load(fsys fs.FS) (*config.Config, []diag.Diagnostic, error) {
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
func (p *project) configure(units []*unit) (*config.Config, []diag.Diagnostic) {
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
	return files.Configuration(fsys, opts.LeaveOut)
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
