package invocation

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"grants/config/language"
	"grants/internal/project"
	"grants/internal/source"
)

// Options are those of a project that is compared with nothing.
func (r *Run) Options(src *source.Project) (project.Options, error) {
	opts := project.Options{Options: language.Options{File: src.File}}
	err := r.Exclude(&opts, &project.Project{Source: src})
	if err != nil {
		return opts, err
	}
	if err := r.ReadPolicies(&opts, &project.Project{Source: src}); err != nil {
		return opts, err
	}
	if opts.Vars, err = Assignments("--var", r.Vars); err != nil {
		return opts, err
	}
	for _, name := range r.VarFiles {
		file, err := r.ValuesHere(src, name)
		if err != nil {
			return opts, Unread("--var-file", name, err)
		}
		opts.VarFiles = append(opts.VarFiles, opts.Add(file))
	}
	return opts, nil
}

// ValuesHere is a file of values on disk. Where the project is about to be rewritten and it with it, it is what it is going to be.
func (r *Run) ValuesHere(src *source.Project, name string) (*source.Companion, error) {
	file := &source.Companion{Name: name, Shown: name, Own: true}
	if within, err := r.fromProject(src, name); err == nil {
		file.Name = within
	}
	content, held := src.Replaced(file.Name)
	if held {
		file.Content = content
		return file, nil
	}
	var err error
	file.Content, err = r.Files.Read(r.Path(name), maxInput)
	return file, err
}

// fromProject is a path as seen from the folder of a project.
func (r *Run) fromProject(src *source.Project, name string) (string, error) {
	folder, err := filepath.Abs(r.Path(filepath.FromSlash(src.Dir)))
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(r.Path(name))
	if err != nil {
		return "", err
	}
	within, err := filepath.Rel(folder, file)
	if root := source.Root(folder); err != nil || filepath.IsAbs(name) && strings.HasPrefix(RelativeTo(root, file), "/") {
		return "", errors.New("it is outside the repository")
	}
	return filepath.ToSlash(within), nil
}

// Assignments are the values that a flag has set, by the names of variables.
func Assignments(flag string, settings []string) (map[string]string, error) {
	vars := make(map[string]string, len(settings))
	for _, setting := range settings {
		name, value, ok := strings.Cut(setting, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("%s: %q is not NAME=VALUE", flag, setting)
		}
		vars[name] = value
	}
	return vars, nil
}

// Unread says that the file of a flag could not be read.
func Unread(flag, name string, err error) error {
	return fmt.Errorf("%s: read %q: %w", flag, name, source.Cause(err))
}
