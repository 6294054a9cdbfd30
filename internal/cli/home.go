package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/settings"
	"grants/internal/source"
)

// home is the project that an argument names, or something of.
func (s *session) home(name string) source.Home { return source.FindHome(s.dir(), name, leftOut) }

// leftOut reports whether the project in a folder leaves out what is within. Where its settings can't be read, nobody knows, and it is told when they count.
func leftOut(folder, within string) bool {
	src, err := source.Open("", folder)
	if err != nil {
		return false
	}
	files, problems, err := settings.Excluded(src.FS)
	return err == nil && len(problems) == 0 && files.LeavesOut(within)
}

// openSource opens what an argument names: the project of a folder and the path of the folder in it, or a file as a project of its own.
func (s *session) openSource(name string) (src *source.Project, within string, err error) {
	if info, err := os.Stat(s.path(name)); err != nil || !info.IsDir() {
		src, err := source.Open(s.dir(), name)
		return src, "", err
	}
	home := s.home(name)
	src, err = source.Open(s.dir(), home.Dir)
	return src, home.Within, err
}

// exclude gives options what the settings of a project say about its files.
func (s *session) exclude(opts *options, p *project) error {
	if p.source.File != "" || p.source.Config != nil {
		return nil
	}
	files, problems, err := settings.Excluded(p.source.FS)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return &badSettings{p, problems}
	case len(files.Exclude.Value) > 0:
		opts.LeaveOut = files.LeavesOut
	}
	return nil
}

// isBelow reports whether a path is that of a folder or of something in it. Everything is below the empty folder.
func isBelow(folder, name string) bool {
	return folder == "" || name == folder || strings.HasPrefix(name, folder+"/")
}

// declaredBelow are the addresses of what is declared in a folder of the project, for outputs that are to be about that; nil for all of it.
func declaredBelow(within string, tenants ...*compiler.Tenant) map[string]bool {
	if within == "" {
		return nil
	}
	addresses := map[string]bool{}
	for _, t := range tenants {
		add := func(address string, header diag.Span) {
			if !header.IsZero() && isBelow(within, t.Config.Files.Name(header.File)) {
				addresses[address] = true
			}
		}
		for _, api := range t.Config.APIs {
			add(api.Address, api.Header)
		}
		for _, app := range t.Config.Applications {
			add(app.Address, app.Header)
		}
		for _, grant := range t.Config.ClientGrants {
			add(grant.Address, grant.Header)
		}
		if t.Config.Tenant != nil {
			add(t.Config.Tenant.Address, t.Config.Tenant.Header)
		}
	}
	return addresses
}

// notePart says that an answer is about more than the folder that was named.
func (s *session) notePart(p *project, what string) {
	if p.within != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is part of the project in %q, and %s\n", oneLine(p.place(p.within)), oneLine(firstOf(p.source.Dir, ".")), what)
	}
}

// noteAlone says of a project that is one file what it misses and the project around it has.
func (s *session) noteAlone(p *project) error {
	if p.source.File == "" || !missesSomething(p) {
		return nil
	}
	file := path.Join(p.source.Dir, p.source.File)
	home := s.home(file)
	src, err := source.Open(s.dir(), home.Dir)
	if err != nil {
		return nil // so there is nothing to say
	}
	whole, err := s.compile(src)
	if err != nil {
		return nil
	}
	if missed := firstMissed(p, whole); missed != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is read alone; %s is declared in the project in %q: name the folder to read all of it\n",
			oneLine(file), oneLine(missed), oneLine(home.Dir))
	}
	return nil
}

func missesSomething(p *project) bool {
	return len(p.tenant.UnresolvedReferences) > 0 || slices.ContainsFunc(p.diagnostics, func(d diag.Diagnostic) bool { return d.Code == "unknown-reference" })
}

// firstMissed is something that a file refers to and that only the project around it declares.
func firstMissed(alone, whole *project) string {
	has := map[string]bool{}
	for _, d := range whole.diagnostics {
		has[d.Message] = true
	}
	for _, d := range alone.diagnostics {
		if d.Code == "unknown-reference" && !has[d.Message] {
			return "what it refers to"
		}
	}
	unresolved := map[string]bool{}
	for _, r := range whole.tenant.UnresolvedReferences {
		unresolved[r.Literal()] = true
	}
	for _, r := range alone.tenant.UnresolvedReferences {
		if !unresolved[r.Literal()] {
			return fmt.Sprintf("%q", r.Literal())
		}
	}
	return ""
}

const maxProjectsNamed = 5

func quoted(src *source.Project, folders []string) []string {
	var names []string
	for i, folder := range folders {
		if i == maxProjectsNamed {
			return append(names, fmt.Sprintf("and %d more", len(folders)-i))
		}
		names = append(names, fmt.Sprintf("%q", src.Shown(folder)))
	}
	return names
}

// projectsBelow are the folders in a project that are projects of their own.
func projectsBelow(src *source.Project) []string { return config.ProjectsBelow(src.FS) }

// isConfiguration reports whether a file is one that projects are made of, or goes with them.
func isConfiguration(name string) bool {
	base := filepath.Base(name)
	return config.HasConfigName(base) || strings.HasSuffix(base, ".grantsvars.hcl") || strings.HasSuffix(base, ".grantsvars.json") || base == settings.File
}
