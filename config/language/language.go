// Package language reads our HCL into the tree: native and JSON form, with variables, locals, for_each and references evaluated. Each value
// remembers where it was written.
package language

import (
	"grants/config"
	"grants/diag"
	"io/fs"
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
func Load(fsys fs.FS, opts Options) (*config.Config, []diag.Diagnostic, error) {
	return newProject(opts).load(fsys)
}
