// Package files finds the files of a project in a file system and reads them, within a limit.
package files

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/go-multierror"
)

// SettingsFile is the name of the file that makes a folder a project of its own, and holds the settings of the tool.
const SettingsFile = "grants.hcl"

// NeverRead reports whether nothing of that name is part of a project that it is in: what is hidden, and what package managers fill.
func NeverRead(base string) bool {
	return strings.HasPrefix(base, ".") || base == "node_modules" || base == "vendor"
}

// HasConfigName reports whether a file is called as configuration is. Load leaves out those that are hidden, or in a folder that is.
func HasConfigName(name string) bool {
	return strings.HasSuffix(name, ".grants.hcl") || strings.HasSuffix(name, ".grants.json")
}

// HasTestName reports whether a file is called as tests of access are. They are no configuration.
func HasTestName(name string) bool {
	return strings.HasSuffix(name, ".grantstest.hcl") || strings.HasSuffix(name, ".grantstest.json")
}

// PolicySuffix ends the names of files of policies.
const PolicySuffix = ".grantspolicy.hcl"

// HasPolicyName reports whether a file is called as files of policies are.
func HasPolicyName(name string) bool { return strings.HasSuffix(name, PolicySuffix) }

// Policies is the paths of the files of policies of a project, or below a folder, sorted.
func Policies(fsys fs.FS, leaveOut func(name string) bool) ([]string, error) {
	return filesBelow(fsys, leaveOut, func(name string) bool { return HasPolicyName(name) && !strings.HasPrefix(path.Base(name), ".") })
}

func isConfigFile(name string) bool { return !strings.HasPrefix(name, ".") && HasConfigName(name) }

// Configuration is the paths of the files that make up a project, sorted.
func Configuration(fsys fs.FS, leaveOut func(name string) bool) ([]string, error) {
	return filesBelow(fsys, leaveOut, func(name string) bool { return isConfigFile(path.Base(name)) })
}

// Tests is the paths of the files of tests in a project, sorted.
func Tests(fsys fs.FS, leaveOut func(name string) bool) ([]string, error) {
	return filesBelow(fsys, leaveOut, HasTestName)
}

// filesBelow are the paths of the wanted files of a project, sorted. What it leaves out, and projects within it, are none of its own.
func filesBelow(fsys fs.FS, leaveOut, want func(string) bool) ([]string, error) {
	var names []string
	var failures *multierror.Error
	_ = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		out := name != "." && (NeverRead(path.Base(name)) || leaveOut != nil && leaveOut(name))
		switch {
		case err != nil:
			failures = multierror.Append(failures, fmt.Errorf("read %s: %w", name, pathErrorCause(err)))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir() && (out || name != "." && isProject(fsys, name)):
			return fs.SkipDir
		case !entry.IsDir() && !out && want(name) && isRegular(fsys, name, entry):
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, failures.ErrorOrNil()
}

// Native are the paths of a project's files in native syntax, sorted: configuration, values for variables, tests, policies, and the settings at the root.
// They are what can be formatted: JSON is written by programs.
func Native(fsys fs.FS, leaveOut func(name string) bool) ([]string, error) {
	return filesBelow(fsys, leaveOut, func(name string) bool {
		return strings.HasSuffix(name, ".grants.hcl") || strings.HasSuffix(name, ".grantsvars.hcl") || strings.HasSuffix(name, ".grantstest.hcl") ||
			HasPolicyName(name) || name == SettingsFile
	})
}

// ProjectsBelow are the folders below the root of fsys that are projects of their own, sorted, without those within them.
func ProjectsBelow(fsys fs.FS) []string {
	var found []string
	_ = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case name == "." || err == nil && !entry.IsDir():
		case err != nil || NeverRead(path.Base(name)):
			return fs.SkipDir
		case isProject(fsys, name):
			found = append(found, name)
			return fs.SkipDir
		}
		return nil
	})
	return found
}

// isProject reports whether a folder is a project of its own.
func isProject(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, path.Join(name, SettingsFile))
	return err == nil && info.Mode().IsRegular()
}

// isRegular follows symbolic links within the project; what leaves it, dangles or loops is left out, and so is what would block a reader.
func isRegular(fsys fs.FS, name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}
