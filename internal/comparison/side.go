package comparison

import (
	"fmt"
	"slices"

	"grants/config/language"
	"grants/internal/invocation"
	"grants/internal/parallel"
	"grants/internal/project"
	planformat "grants/internal/render/plan"
	"grants/internal/source"
	"grants/plan"
	"grants/plan/objects"
)

// Side is one of the two states that a plan compares.
type Side struct {
	Name   string // its role with what it was resolved to
	role   string // the head, the baseline
	here   bool   // the files of the project as they are
	source *source.Project
	info   source.Info
	opts   project.Options
	shared []string // files of values that are none of its own
	both   []string // of a baseline: what gives the head the same values
	keeps  bool     // of a head: it has client grants beside its own, see keepSystemGrants
	*project.Project
}

func newSide(role string, src *source.Project, info source.Info) *Side {
	opened := &Side{role: role, Name: role + " " + info.Spec, source: src, info: info}
	if info.Revision != "" {
		opened.Name += " (" + info.Revision + ")"
	}
	return opened
}

// loadSides reads and compiles both sides. What both have in common is parsed once.
func loadSides(head, base *Side) (err error) {
	if head.source.Config == nil && base.source.Config == nil {
		return loadTogether(head, base)
	}
	for _, side := range []*Side{head, base} {
		if side.Project, err = project.Load(side.source, side.opts); err != nil {
			return fmt.Errorf("%s: %w", side.Name, err)
		}
	}
	return nil
}

// Rewritten reads and compiles a project as its files are, and as they are going to be, which have the same values.
func Rewritten(before, after *source.Project, opts project.Options) (was, is *project.Project, err error) {
	first, second := &Side{Name: "the files as they are", source: before, opts: opts}, &Side{Name: "the new files", source: after, opts: opts}
	err = loadTogether(first, second)
	return first.Project, second.Project, err
}

func loadTogether(head, base *Side) error {
	first, second := language.LoadPair(language.Side{FS: head.source.FS, Options: head.opts.Options}, language.Side{FS: base.source.FS, Options: base.opts.Options})
	if first.Err != nil {
		return fmt.Errorf("%s: %w", head.Name, first.Err)
	}
	if second.Err != nil {
		return fmt.Errorf("%s: %w", base.Name, second.Err)
	}
	parallel.Do(
		func() { head.Project = project.Compile(head.source, first.Config, first.Diagnostics, head.opts) },
		func() { base.Project = project.Compile(base.source, second.Config, second.Diagnostics, base.opts) },
	)
	return nil
}

func (s *Side) describe(described *plan.Side) {
	described.Spec, described.Kind, described.Path = s.info.Spec, s.info.Kind, s.info.Path
	if s.info.Revision != "" {
		described.Revision = &s.info.Revision
	}
	described.Notes = append(described.Notes, s.info.Notes...)
}

// checkDigest refuses a snapshot that is not what its digest is of: what it says of a tenant is nobody's word.
func (s *Side) checkDigest(is objects.Sum) error {
	if s.info.Kind != "json" || s.keeps || s.info.Digest == is.String() {
		return nil
	}
	return fmt.Errorf("%s: it says that its digest is %s, and it is %s: it was changed after it was written, or another version of grants wrote it; "+
		"write it anew with grants snapshot", s.Name, s.info.Digest, is)
}

func (s *Side) note(format string, args ...any) {
	s.info.Notes = append(s.info.Notes, fmt.Sprintf(format, args...))
}

// notes are what a reader must know about how a baseline was read, where no plan says so.
func (s *Side) notes() []string {
	if len(s.both) == 0 {
		return s.info.Notes
	}
	return append(slices.Clone(s.info.Notes), planformat.SharedValues(s.both))
}

func (o opener) printNotes(side *Side, prefix string) {
	for _, note := range side.notes() {
		fmt.Fprintf(o.Stderr, "grants: %s%s\n", prefix, invocation.OneLine(note))
	}
}

// HasFiles is false for a snapshot and for nothing, which say nothing about settings.
func (s *Side) HasFiles() bool { return s.source.Config == nil && s.info.Kind != "empty" }
