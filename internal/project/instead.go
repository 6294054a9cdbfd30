package project

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"grants/internal/settings"
	"grants/internal/source"
	"grants/internal/starter"
)

// NoConfiguration says of a project without files what is there instead.
func NoConfiguration(src *source.Project, name string) error {
	if src.File == "" {
		if nested := projectsBelow(src); len(nested) > 0 {
			return fmt.Errorf("%q has no configuration of its own, but projects below it: %s; name one of them", name, strings.Join(quoted(src, nested), ", "))
		}
	}
	hint := Instead(src)
	if hint == "" {
		hint = "grants init writes a small project to start from"
	}
	return fmt.Errorf("%q has no configuration: no file below it ends in .grants.hcl or .grants.json; %s", name, hint)
}

// Instead is what somebody has to know who took something in the project for configuration; empty where there is nothing of the kind.
func Instead(src *source.Project) string {
	names := namesAtTop(src)
	other := slices.IndexFunc(names, func(name string) bool {
		return strings.HasSuffix(name, ".hcl") && !strings.HasPrefix(name, ".") && !IsConfiguration(name)
	})
	switch foreign, from := starter.Foreign(cmp.Or(src.Dir, "."), names); {
	case foreign != "":
		return fmt.Sprintf("%q is there: name it as %s, as in grants lint %s (docs/sources.md)", foreign, from, from)
	case other >= 0:
		return fmt.Sprintf("is %q configuration? then call it %q", names[other], strings.TrimSuffix(names[other], ".hcl")+".grants.hcl")
	case slices.Contains(names, settings.File):
		return settings.File + " is for settings alone: the blocks api, application and client_grant stand in another file, access.grants.hcl say"
	}
	return ""
}

// namesAtTop are the names at the top of a project, sorted. What can't be read is not there.
func namesAtTop(src *source.Project) []string {
	if src.File != "" {
		return []string{src.File}
	}
	entries, _ := fs.ReadDir(src.FS, ".")
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
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
