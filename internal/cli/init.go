package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/files"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/source"
	"grants/internal/starter"
)

func (s *session) init() *cobra.Command {
	var with []string
	command := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a starting project",
		Long: `Write a small project with comments: settings, and an API with applications that may call it. --with adds the files by which pre-commit,
GitHub or GitLab run grants on it, at the root of the repository; for a project that is there already, it writes those alone. --with mcp starts from an MCP
server whose clients register themselves, and its test.

A file that exists is never written to: then nothing is written, and the exit code is 2.`,
		Args: manual.AtMostOne("folder"),
	}
	all := slices.Concat(starter.Runners(), starter.Setups())
	command.Flags().StringSliceVar(&with, "with", nil, "write what runs it too, or start from a set-up: `NAME` is "+english.Alternatives(all)+"; repeatable")
	manual.Complete(command, true, func(_ []string, typed string) []string { return manual.AfterCommas(typed, all) }, "with")
	command.RunE = func(_ *cobra.Command, args []string) error {
		name := "."
		if len(args) > 0 {
			name = args[0]
		}
		setup := ""
		runners := slices.DeleteFunc(slices.Clone(with), func(name string) bool { return slices.Contains(starter.Setups(), name) })
		if len(runners) < len(with) {
			setup = starter.MCP
		}
		return s.start(name, setup, runners)
	}
	return command
}

// start writes a project into a folder, from a set-up or none, and what runs it, or nothing.
func (s *session) start(name, setup string, runners []string) error {
	dir := s.Path(name)
	names, err := namesIn(dir)
	if err != nil {
		return fmt.Errorf("%q: %w", name, source.Cause(err))
	}
	existing := projectFiles(names)
	if len(existing) > 0 && (len(runners) == 0 || setup != "") {
		return fmt.Errorf("%q is a project already: it has %s", name, existing[0])
	}
	var files []starter.File
	if len(existing) == 0 {
		files = starter.Project(setup)
	}
	root := s.rootOf(dir)
	for _, runner := range runners {
		more, err := starter.Runner(runner, invocation.RelativeTo(source.Resolved(root), source.Resolved(dir)))
		if err != nil {
			return fmt.Errorf("--with: %w", err)
		}
		files = append(files, more...)
	}
	if err := s.writeNew(dir, root, files); err != nil {
		return err
	}
	s.sayNext(name, setup, runners, names)
	return nil
}

// namesIn is the names in a folder; none where there is no folder yet.
func namesIn(dir string) ([]string, error) {
	found, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, entry := range found {
		names = append(names, entry.Name())
	}
	return names, nil
}

// projectFiles is those of some names that are configuration or settings.
func projectFiles(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return name != files.SettingsFile && !files.HasConfigName(name)
	})
}

// rootOf is the root of the repository that a folder is in, or the folder where it is in none.
func (s *session) rootOf(dir string) string {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return cmp.Or(source.Root(absolute), absolute)
}

// writeNew writes files none of which may exist, and says which.
func (s *session) writeNew(dir, root string, files []starter.File) error {
	var paths []string
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if f.InRepository {
			path = filepath.Join(root, filepath.FromSlash(f.Path))
		}
		if _, err := os.Lstat(path); err == nil {
			return fmt.Errorf("%s exists, and nothing was written", s.shown(path))
		}
		paths = append(paths, path)
	}
	for i, path := range paths {
		if err := writeNew(path, files[i].Content); err != nil {
			return fmt.Errorf("write %s: %w", s.shown(path), source.Cause(err))
		}
		fmt.Fprintln(s.Stdout, "wrote "+s.shown(path))
	}
	return nil
}

func writeNew(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := source.Confine(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	return errors.Join(err, f.Close())
}

// shown is a path as seen from where one stands.
func (s *session) shown(path string) string {
	base, err := filepath.Abs(s.Folder())
	if err != nil {
		return path
	}
	relative, err := filepath.Rel(source.Resolved(base), source.Resolved(path))
	if err != nil {
		return path
	}
	return filepath.ToSlash(relative)
}

// sayNext says what is left to do.
func (s *session) sayNext(name, setup string, runners, names []string) {
	argument := ""
	if name != "." {
		argument = " " + name
	}
	fmt.Fprintf(s.Stdout, "\nNext: write down what your tenant has, and look at it:\n  grants lint%[1]s\n  grants matrix%[1]s\n", argument)
	if setup == starter.MCP {
		folder := ""
		if name != "." {
			folder = " -C " + name
		}
		fmt.Fprintf(s.Stdout, "Does a user of such a client get its tool?\n  grants%s explain any-third-party mcp tool:greet --as users\n", folder)
	}
	if slices.Contains(runners, "gitlab") {
		fmt.Fprintln(s.Stdout, "Include the jobs in .gitlab-ci.yml:\n  include:\n    - local: grants.gitlab-ci.yml")
	}
	if len(runners) > 0 {
		fmt.Fprintln(s.Stdout, "Put the address and the version of grants in place of YOUR_ORG/grants and v0.1.0.")
	}
	if foreign, from := starter.Foreign(name, names); foreign != "" {
		fmt.Fprintf(s.Stdout, "%s is here as well, and every command reads it in place:\n  grants lint %s\n", invocation.OneLine(foreign), invocation.OneLine(from))
	}
}
