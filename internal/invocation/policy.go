package invocation

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/files"
	"grants/internal/policy"
	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/lint"
	"grants/lint/rules"
)

// Policies say which policies judge a project.
type Policies struct {
	Wanted  bool                 // by the command: others read none
	By      []project.PolicyFile // in place of those of the project, where the state before a change judges; nil where it does not
	folders []string             // that the user names
}

// AddPolicies gives a command the flag --policies.
func (r *Run) AddPolicies(command *cobra.Command) {
	command.Flags().StringArrayVar(&r.Policies.folders, "policies", nil, "judge by the policies in `FOLDER` as well; repeatable")
}

// ReadPolicies reads the files of policies that judge a project: its own, those in folders that its settings name, and those in folders that the user names.
func (r *Run) ReadPolicies(opts *project.Options, p *project.Project) error {
	switch {
	case !r.Policies.Wanted:
		return nil
	case r.Policies.By != nil:
		opts.Policies = r.Policies.By
		return nil
	}
	found, problems, err := PoliciesOf(p, opts.LeaveOut, func(folder string) (fs.FS, bool, error) {
		fsys, err := source.FolderAt(r.Path(filepath.Join(filepath.FromSlash(p.Source.Dir), filepath.FromSlash(folder))))
		return fsys, true, err
	})
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return &BadSettings{p, problems}
	}
	named, err := r.PoliciesNamed()
	opts.Policies = append(append([]project.PolicyFile{}, found...), named...)
	return err
}

// PoliciesNamed are the files of policies in folders that the user names.
func (r *Run) PoliciesNamed() ([]project.PolicyFile, error) {
	var all []project.PolicyFile
	for _, folder := range r.Policies.folders {
		fsys, err := source.FolderAt(r.Path(folder))
		if err == nil && fsys == nil {
			err = fmt.Errorf("there is no folder %q", folder)
		}
		if err != nil {
			return nil, fmt.Errorf("--policies: %w", err)
		}
		found, err := policyFiles(fsys, nil, filepath.ToSlash(folder), true)
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("no file in %q ends in %s", folder, files.PolicySuffix)
		}
		if err != nil {
			return nil, fmt.Errorf("--policies: %w", err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// PoliciesOf are the files of policies of a project and in the folders that its settings name, which beside opens. What is wrong with the settings
// about them comes back as diagnostics.
func PoliciesOf(p *project.Project, leaveOut func(string) bool, beside func(folder string) (fs.FS, bool, error)) ([]project.PolicyFile, []diag.Diagnostic, error) {
	if p.Source.File != "" || p.Source.FS == nil {
		return nil, nil, nil
	}
	if _, err := fs.Stat(p.Source.FS, settings.File); err != nil && p.Source.Config != nil {
		return nil, nil, nil // of a foreign source, the folder that has the settings
	}
	all, err := policyFiles(p.Source.FS, leaveOut, "", false)
	if err != nil {
		return nil, nil, err
	}
	set, problems, err := settings.Excluded(p.Source.FS)
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	for _, folder := range set.Policies {
		fsys, _, err := beside(folder.Value)
		var found []project.PolicyFile
		if err == nil && fsys != nil {
			found, err = policyFiles(fsys, nil, folder.Value, true)
		}
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("read the policies in %q: %w", folder.Value, source.Cause(err))
		case fsys == nil:
			problems = append(problems, missing(folder, fmt.Sprintf("there is no folder %q", folder.Value)))
		case len(found) == 0:
			problems = append(problems, missing(folder, fmt.Sprintf("no file in %q ends in %s", folder.Value, files.PolicySuffix)))
		}
		for i := range found {
			found[i].Shown = shownOutside(p, found[i].Name)
		}
		all = append(all, found...)
	}
	return all, problems, nil
}

// shownOutside is what people call a file beside the project's folder.
func shownOutside(p *project.Project, name string) string {
	shown := p.Place(name)
	if commit, file, found := strings.Cut(shown, ":"); found && p.Commit != "" {
		return commit + ":" + path.Clean(file)
	}
	return shown
}

func missing(folder lint.Choice[string], message string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "unknown-value", Severity: diag.Error, Message: message, Range: folder.At,
		Detail: "Policies that are not there judge nothing, and nobody would see it. The folder is as seen from that of grants.hcl.",
	}
}

// policyFiles reads the files of policies below a folder that has a name.
func policyFiles(fsys fs.FS, leaveOut func(string) bool, folder string, outside bool) ([]project.PolicyFile, error) {
	names, err := files.Policies(fsys, leaveOut)
	if err != nil {
		return nil, err
	}
	var all []project.PolicyFile
	for _, name := range names {
		content, err := files.Read(fsys, name)
		if err != nil {
			return nil, err
		}
		file := project.PolicyFile{Source: policy.Source{Name: path.Join(folder, name), Content: content}}
		if outside {
			file.Shown = file.Name
		}
		all = append(all, file)
	}
	return all, nil
}

// RulesOf are all rules that judge a project.
func RulesOf(p *project.Project) []*lint.Rule { return p.Rules(rules.All()) }
