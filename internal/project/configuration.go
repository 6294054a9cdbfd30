package project

import (
	"path/filepath"
	"strings"

	"grants/internal/files"
	"grants/internal/settings"
	"grants/internal/source"
)

// IsConfiguration reports whether a file is one that projects are made of, or goes with them.
func IsConfiguration(name string) bool {
	base := filepath.Base(name)
	return files.HasConfigName(base) || files.HasTestName(base) || files.HasPolicyName(base) || strings.HasSuffix(base, ".grantsvars.hcl") || strings.HasSuffix(base, ".grantsvars.json") || base == settings.File
}

// projectsBelow are the folders in a project that are projects of their own.
func projectsBelow(src *source.Project) []string { return files.ProjectsBelow(src.FS) }

// LeftOut reports whether the project in a folder leaves out what is within. Where its settings can't be read, nobody knows, and it is told when they count.
func LeftOut(folder, within string) bool {
	src, err := source.Open("", folder)
	if err != nil {
		return false
	}
	files, problems, err := settings.Excluded(src.FS)
	return err == nil && len(problems) == 0 && files.LeavesOut(within)
}
