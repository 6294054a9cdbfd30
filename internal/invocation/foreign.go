package invocation

import (
	"github.com/spf13/pflag"

	"grants/internal/source"
)

// ForeignFlags say how sources in foreign forms are read.
type ForeignFlags struct{ Keywords, domain, workspace string }

// Add gives a command line the flags.
func (f *ForeignFlags) Add(flags *pflag.FlagSet) {
	flags.StringVar(&f.Keywords, "keywords", "", "replace keywords of auth0-deploy-cli as its `FILE` (config.json) says")
	flags.StringVar(&f.domain, "domain", "", "the tenant's `DOMAIN`, where a foreign source does not say it")
	flags.StringVar(&f.workspace, "workspace", "", "Terraform's workspace `NAME`")
}

// ForeignSides opens sources in foreign forms, and other states of the project in the current folder.
func (r *Run) ForeignSides() (*source.Sides, error) {
	variables, err := Assignments("--var", r.Vars)
	return &source.Sides{Base: r.Folder(), Name: ".", Files: r.Files, Foreign: r.ForeignOptions(variables)}, err
}

// ForeignOptions is the flags with the values of variables.
func (r *Run) ForeignOptions(variables map[string]string) source.Foreign {
	return source.Foreign{
		Keywords: r.Foreign.Keywords, Domain: r.Foreign.domain, Workspace: r.Foreign.workspace,
		Variables: variables, VarFiles: r.VarFiles, Stdin: r.Stdin,
	}
}
