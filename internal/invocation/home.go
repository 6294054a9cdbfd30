package invocation

import (
	"cmp"
	"fmt"
	"os"
	"path"

	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
)

// Home is the project that an argument names, or something of.
func (r *Run) Home(name string) source.Home {
	return source.FindHome(r.Folder(), name, project.LeftOut)
}

// Opened is what an argument names.
type Opened struct {
	Source *source.Project
	Within string // of a folder that is part of a project: its path in that
	Commit string // what git writes before the names of the files of a commit; else empty
}

// OpenSource opens what an argument names: the project of a folder, a file as a project of its own, a foreign source, or another state of the project in
// the current folder.
func (r *Run) OpenSource(name string) (Opened, error) {
	if r.IsElsewhere(name) {
		sides, err := r.ForeignSides()
		if err != nil {
			return Opened{}, err
		}
		src, info, err := sides.Open(name)
		opened := Opened{Source: src}
		if src != nil && src.Foreign == "" {
			opened.Commit = info.Prefix()
		}
		return opened, err
	}
	if info, err := os.Stat(r.Path(name)); err != nil || !info.IsDir() {
		src, err := source.Open(r.Folder(), name)
		return Opened{Source: src}, err
	}
	home := r.Home(name)
	src, err := source.Open(r.Folder(), home.Dir)
	return Opened{Source: src, Within: home.Within}, err
}

// IsElsewhere reports whether an argument names a foreign source or another state of the project, and no folder or file.
func (r *Run) IsElsewhere(name string) bool {
	return source.IsForeign(name) || source.IsState(name) && !r.exists(name)
}

func (r *Run) exists(name string) bool {
	_, err := os.Stat(r.Path(name))
	return err == nil
}

// OpenAt is Open for a state that may be a revision without a scheme.
func (r *Run) OpenAt(name string) (*project.Project, error) {
	if !source.IsForeign(name) && !source.IsState(name) && !r.exists(name) {
		name = "git:" + name
	}
	return r.Open([]string{name})
}

// Exclude gives options what the settings of a project say about its files.
func (r *Run) Exclude(opts *project.Options, p *project.Project) error {
	if p.Source.File != "" || p.Source.Config != nil {
		return nil
	}
	files, problems, err := settings.Excluded(p.Source.FS)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return &BadSettings{p, problems}
	case len(files.Exclude.Value) > 0:
		opts.LeaveOut = files.LeavesOut
	}
	return nil
}

// NotePart says that an answer is about more than the folder that was named.
func (r *Run) NotePart(p *project.Project, what string) {
	if p.Within != "" {
		fmt.Fprintf(r.Stderr, "grants: %q is part of the project in %q, and %s\n", OneLine(p.Place(p.Within)), OneLine(cmp.Or(p.Source.Dir, ".")), what)
	}
}

// NoteAlone says of a project that is one file what it misses and the project around it has.
func (r *Run) NoteAlone(p *project.Project) error {
	if p.Source.File == "" || !project.MissesSomething(p) {
		return nil
	}
	file := path.Join(p.Source.Dir, p.Source.File)
	home := r.Home(file)
	src, err := source.Open(r.Folder(), home.Dir)
	if err != nil {
		return nil // so there is nothing to say
	}
	whole, err := r.Compile(src)
	if err != nil {
		return nil
	}
	if missed := project.FirstMissed(p, whole); missed != "" {
		fmt.Fprintf(r.Stderr, "grants: %q is read alone; %s is declared in the project in %q: name the folder to read all of it\n",
			OneLine(file), OneLine(missed), OneLine(home.Dir))
	}
	return nil
}
