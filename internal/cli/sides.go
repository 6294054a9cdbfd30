package cli

import (
	"fmt"
	"path/filepath"

	"grants/config"
	"grants/internal/parallel"
	"grants/internal/source"
	"grants/plan"
)

// side is one of the two states that a plan compares.
type side struct {
	role   string // the head, the baseline
	name   string // the same with what it was resolved to
	here   bool   // the files of the project as they are
	source *source.Project
	info   source.Info
	opts   options
	shared []string // files of values that are none of its own
	both   []string // of a baseline: what gives the head the same values
	*project
}

// comparePlan compiles both sides, each with its own values for variables, and compares them. Both must compile: what one lacks would look like
// a gain or a loss.
//
// Without a baseline on the command line, the settings have one.
func (s *session) comparePlan(args []string, flags *planFlags) (*plan.Plan, error) {
	tuneForTwo(s.env)
	head, base, err := s.openSides(args, flags.head, flags.against)
	if err == nil {
		err = s.sideValues(head, base, &flags.baseline)
	}
	if err != nil {
		return nil, err
	}
	if err := loadSides(head, base); err != nil {
		return nil, err
	}
	if head.files == 0 && head.info.Kind != "empty" && head.info.Kind != "json" {
		return nil, fmt.Errorf("%q has no configuration: no file below it ends in .grants.hcl or .grants.json; if all of it is to go, say so with --head empty:",
			head.info.Path)
	}
	for _, side := range []*side{head, base} {
		side.commit = side.info.Prefix()
		if err := s.refuseAs(side.name, side.project); err != nil {
			if side == base {
				s.printNotes(base, "")
				s.adviseValues(base)
			}
			return nil, err
		}
	}
	if base.files == 0 && len(base.info.Notes) == 0 && base.info.Kind == "dir" {
		base.info.Notes = append(base.info.Notes, fmt.Sprintf("%q has no configuration, so the baseline is empty", base.info.Path))
	}
	p := plan.Diff(base.tenant, head.tenant)
	p.Tool = version()
	base.describe(&p.Base)
	head.describe(&p.Head)
	p.SharedValues = append(p.SharedValues, base.both...)
	noteDomains(p, base.tenant.Domain, head.tenant.Domain)
	return p, nil
}

func (s *session) openSides(args []string, headSpec, baseSpec string) (head, base *side, err error) {
	name := "."
	if len(args) > 0 {
		name = args[0]
	}
	sides := &source.Sides{Base: s.dir(), Name: name, Files: s.files}
	if head, err = s.openHead(sides, headSpec); err != nil {
		return nil, nil, err
	}
	usual, err := s.usualBaseline(sides)
	if err != nil {
		return nil, nil, err
	}
	src, info, err := sides.Against(firstOf(baseSpec, usual))
	if err != nil {
		return nil, nil, err
	}
	base = newSide("the baseline", src, info)
	if headSpec == "" {
		head.source = head.source.Overlay(src.InFolder) // not to be read again
	}
	return head, base, nil
}

// usualBaseline is what the project is compared with where the command line says nothing. The settings are those of the files, whatever the
// head is.
func (s *session) usualBaseline(sides *source.Sides) (string, error) {
	here, err := source.Open(s.dir(), sides.Name)
	if err != nil {
		return defaultBaseline, nil // with a head of its own the project need not be there
	}
	set, err := s.settings(&project{source: here})
	if err != nil {
		return "", err
	}
	return firstOf(set.Plan.Against.Value, defaultBaseline), nil
}

// openHead opens the files of the project, unless the command line names another state.
func (s *session) openHead(sides *source.Sides, spec string) (*side, error) {
	if spec != "" {
		src, info, err := sides.Head(spec)
		if err != nil {
			return nil, err
		}
		return newSide("the head", src, info), nil
	}
	src, err := source.Open(s.dir(), sides.Name)
	if err != nil {
		return nil, err
	}
	path := firstOf(filepath.ToSlash(filepath.Join(src.Dir, src.File)), ".")
	info := source.Info{Spec: "dir:" + path, Kind: "dir", Path: path}
	return &side{role: "the head", name: "the configuration", here: true, source: src, info: info}, nil
}

func newSide(role string, src *source.Project, info source.Info) *side {
	opened := &side{role: role, name: role + " " + info.Spec, source: src, info: info}
	if info.Revision != "" {
		opened.name += " (" + info.Revision + ")"
	}
	return opened
}

// loadSides reads and compiles both sides. What both have in common is parsed once.
func loadSides(head, base *side) (err error) {
	if head.source.Config == nil && base.source.Config == nil {
		return loadTogether(head, base)
	}
	for _, side := range []*side{head, base} {
		if side.project, err = load(side.source, side.opts); err != nil {
			return fmt.Errorf("%s: %w", side.name, err)
		}
	}
	return nil
}

func loadTogether(head, base *side) error {
	first, second := config.LoadPair(config.Side{FS: head.source.FS, Options: head.opts.Options}, config.Side{FS: base.source.FS, Options: base.opts.Options})
	if first.Err != nil {
		return fmt.Errorf("%s: %w", head.name, first.Err)
	}
	if second.Err != nil {
		return fmt.Errorf("%s: %w", base.name, second.Err)
	}
	parallel.Do(
		func() { head.project = compileConfig(head.source, first.Config, first.Diagnostics, head.opts) },
		func() { base.project = compileConfig(base.source, second.Config, second.Diagnostics, base.opts) },
	)
	return nil
}

func (s *side) describe(described *plan.Side) {
	described.Spec, described.Kind, described.Path = s.info.Spec, s.info.Kind, s.info.Path
	if s.info.Revision != "" {
		described.Revision = &s.info.Revision
	}
	described.Notes = append(described.Notes, s.info.Notes...)
	if s.info.Digest != "" && s.info.Digest != described.Digest.String() {
		described.Notes = append(described.Notes, fmt.Sprintf("%q says that its digest is %s, and it is %s: "+
			"it was changed after it was written, or another version of grants wrote it", s.info.Path, s.info.Digest, described.Digest))
	}
}

// noteDomains warns of a comparison of two tenants.
func noteDomains(p *plan.Plan, base, head string) {
	if base != "" && head != "" && base != head {
		p.Base.Notes = append(p.Base.Notes, fmt.Sprintf("this is another tenant: its domain is %q, and that of the head is %q", base, head))
	}
}
