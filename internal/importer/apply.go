package importer

import (
	"errors"
	"fmt"
	"strings"

	"grants/config/layout"
	"grants/diag"
	"grants/internal/edit"
	"grants/internal/project"
	"grants/internal/rewrite"
	"grants/internal/source"
)

// Bring makes a project what a source has, in memory, and proves it: compared again, nothing is left to change. What it would be is returned as well, which
// may not compile.
func Bring(p, from *project.Project, prune bool, compile func(*source.Project) (*project.Project, error)) (*Update, *rewrite.Files, *project.Project, error) {
	update := Into(p.Tenant.Config, from.Tenant.Config, p.Read, prune)
	files, err := update.apply(p)
	if err != nil {
		return nil, nil, nil, err
	}
	again, err := compile(files.Preview())
	if err != nil {
		return nil, nil, nil, err
	}
	if left := Into(again.Tenant.Config, from.Tenant.Config, again.Read, prune); len(left.Edits)+len(left.New) > 0 {
		err = fmt.Errorf("what would be written is not what the source has, and nothing was written: this is a bug in grants (%s)",
			strings.Join(append(left.New, left.Changed...), ", "))
	}
	return update, files, again, err
}

// apply makes the files of a project what an update says, without writing them. Files that were laid out in the canonical way stay so.
func (u *Update) apply(p *project.Project) (*rewrite.Files, error) {
	files := rewrite.New(p.Source)
	var edits edit.Set
	if edits.Add(u.Edits) == edit.Overlaps {
		return nil, errors.New("two changes are about one place, and nothing was written")
	}
	for _, name := range edits.Files() {
		before, err := files.Content(name)
		if err != nil {
			return nil, err
		}
		after, err := edits.Apply(name, before)
		if err != nil {
			return nil, err
		}
		files.Set(name, laidOut(name, before, after))
	}
	if u.Imported == "" {
		return files, nil
	}
	before, err := files.Content(ImportedFile)
	if err != nil {
		files.Add(ImportedFile)
		before = nil
	}
	text := string(before)
	if text != "" {
		text += "\n"
	}
	files.Set(ImportedFile, laidOut(ImportedFile, nil, []byte(text+u.Imported)))
	return files, nil
}

// laidOut is a file in the canonical layout, if it was in that.
func laidOut(name string, before, after []byte) []byte {
	if was, problems := layout.Format(name, before); len(before) > 0 && (diag.HasErrors(problems) || string(was) != string(before)) {
		return after
	}
	if is, problems := layout.Format(name, after); !diag.HasErrors(problems) {
		return is
	}
	return after
}

// Words say what was done, and what is left to do by hand.
func (u *Update) Words(shown func(file string) string) []string {
	var lines []string
	for _, address := range u.New {
		lines = append(lines, "new: "+address)
	}
	for _, changed := range u.Changed {
		lines = append(lines, "changed: "+changed)
	}
	for _, address := range u.Vanished {
		if u.Pruned {
			lines = append(lines, "deleted: "+address)
		} else {
			lines = append(lines, "not in the source: "+address+" (--prune deletes it)")
		}
	}
	for _, report := range u.Reported {
		lines = append(lines, fmt.Sprintf("left as it is: %s:%d: %s", shown(report.At.File), report.At.Start.Line, report.Message))
	}
	if len(lines) == 0 {
		lines = []string{"the project is what the source has; nothing was written"}
	}
	return lines
}
