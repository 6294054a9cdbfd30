package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"grants/config/language"
	"grants/internal/guard"
	"grants/internal/parallel"
	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/internal/version"
	"grants/plan"
	"grants/plan/objects"
)

// side is one of the two states that a plan compares.
type side struct {
	role   string // the head, the baseline
	name   string // the same with what it was resolved to
	here   bool   // the files of the project as they are
	source *source.Project
	info   source.Info
	opts   project.Options
	shared []string // files of values that are none of its own
	both   []string // of a baseline: what gives the head the same values
	*project.Project
}

// compared is a plan with what it was made of.
type compared struct {
	plan       *plan.Plan
	closing    []plan.Selector // the gates
	within     string          // the folder of the project that it was asked about; empty for all of it
	base, head *side
}

// comparePlan compiles both sides, each with its own values for variables, and compares them. Both must compile: what one lacks would look like
// a gain or a loss.
//
// Without a baseline on the command line, the settings have one.
//
// The gates are those of the settings that judge, and then those of the flags.
func (s *session) comparePlan(args []string, flags *planFlags) (*compared, error) {
	tuneForTwo(s.env)
	sides, within, err := s.planSides(argument(args), flags)
	if err != nil {
		return nil, err
	}
	head, base, choice, err := s.openSides(sides, flags)
	if err != nil && flags.head == "" {
		if _, failure := s.open(args); failure != nil {
			return nil, failure // without a project, nobody misses a baseline
		}
	}
	if err == nil {
		err = s.checkParts(head, base, within)
	}
	if err == nil {
		err = s.sideValues(head, base, &flags.baseline)
	}
	if err == nil {
		err = s.loadPlan(head, base)
	}
	if err != nil {
		return nil, err
	}
	guarded, err := s.judge(head, base, plan.Guards(flags.guards))
	if err != nil {
		return nil, err
	}
	weakened := s.weakened(sides.Name, guarded, head, base)
	if choice != nil {
		more, err := s.checkChoice(sides, base, choice)
		if err != nil {
			return nil, err
		}
		weakened = guard.Merge(weakened, more)
	}
	p, err := plan.DiffWithin(base.Tenant, head.Tenant, plan.Options{Elsewhere: guarded.elsewhere(), MostCells: plan.MaxSuspects})
	if err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", head.name, base.name, err)
	}
	p.Note(weakened, head.Tenant)
	p.Tool, p.Gate.Guards = version.Version(), guarded.by
	if err := cmp.Or(base.checkDigest(p.Base.Digest), head.checkDigest(p.Head.Digest)); err != nil {
		return nil, err
	}
	base.describe(&p.Base)
	head.describe(&p.Head)
	noteGaps(&p.Base, base)
	noteGaps(&p.Head, head)
	p.SharedValues = append(p.SharedValues, base.both...)
	noteDomains(p, base.Tenant.Domain, head.Tenant.Domain)
	closing, err := gates(slices.Concat(guarded.judging().Plan.FailOn.Value, flags.failOn))
	return &compared{p, closing, within, base, head}, err
}

// planSides are the sides of a plan. A foreign source that is named as the project is the head.
func (s *session) planSides(name string, flags *planFlags) (*source.Sides, string, error) {
	variables, err := assignments("--var", s.vars)
	if err != nil {
		return nil, "", err
	}
	if source.IsForeign(name) && flags.head == "" {
		flags.head = name
		if flags.against == "" {
			if flags.before, err = source.Before(name, guard.DefaultBaseline); err != nil {
				return nil, "", err
			}
		}
		name = "."
	}
	sides, within := s.sides(name)
	sides.Foreign = s.foreignOptions(variables)
	return sides, within, nil
}

// noteGaps says at a side what bears on access and is not said by it.
func noteGaps(described *plan.Side, of *side) {
	if from := sourceOf(of.Project, of.info.Spec); from != nil {
		if note := fidelity.Note(from); note != "" {
			described.Notes = append(described.Notes, note)
		}
	}
}

// sides are those of the project that an argument names, or a folder of, and the path of that folder in it.
func (s *session) sides(name string) (*source.Sides, string) {
	sides := &source.Sides{Base: s.dir(), Name: name, Files: s.files}
	if info, err := os.Stat(s.path(name)); err == nil && !info.IsDir() || err != nil && project.IsConfiguration(name) {
		return sides, ""
	}
	home := s.home(name)
	sides.Name = home.Dir
	return sides, home.Within
}

// checkParts refuses to compare one part of a project with another: the head is all of it.
func (s *session) checkParts(head, base *side, within string) error {
	if within == "" || !head.here || base.info.Kind != "dir" {
		return nil
	}
	if at := s.withinProject(head.source, base.info.Path); at != "." && filepath.IsLocal(filepath.FromSlash(at)) {
		return fmt.Errorf("%q is part of the project in %q, which has settings, and so is %q: put a grants.hcl into each to compare them as projects of their own",
			head.source.Shown(within), firstOf(head.source.Dir, "."), base.info.Path)
	}
	return nil
}

// loadPlan reads and compiles both sides, which must compile, and the head must have files.
func (s *session) loadPlan(head, base *side) error {
	if head.here && head.source.File == settings.File {
		return project.NoConfiguration(head.source, head.info.Path)
	}
	if err := loadSides(head, base); err != nil {
		return err
	}
	if head.Files == 0 && head.info.Kind != "empty" && head.info.Kind != "json" {
		if head.here && project.Instead(head.source) != "" {
			return project.NoConfiguration(head.source, head.info.Path)
		}
		return fmt.Errorf("%q has no configuration: no file below it ends in .grants.hcl or .grants.json; if all of it is to go, say so with --head empty:",
			head.info.Path)
	}
	if head.here {
		if err := s.noteAlone(head.Project); err != nil {
			return err
		}
	}
	for _, side := range []*side{head, base} {
		side.Commit = side.info.Prefix()
		if err := s.refuseAs(side.name, side.Project); err != nil {
			if side == base {
				s.printNotes(base, "")
				s.adviseValues(base)
			}
			return err
		}
	}
	if base.Files == 0 && len(base.info.Notes) == 0 && base.info.Kind == "dir" {
		base.info.Notes = append(base.info.Notes, fmt.Sprintf("%q has no configuration, so the baseline is empty", base.info.Path))
	}
	return nil
}

// openSides opens the head and what it is compared with. Where the settings of the project choose the baseline, and the change may be what makes them
// do so, they are returned.
func (s *session) openSides(sides *source.Sides, flags *planFlags) (head, base *side, choice *settings.Settings, err error) {
	if head, err = s.openHead(sides, flags.head); err != nil {
		return nil, nil, nil, err
	}
	spec := firstOf(flags.against, flags.before)
	if spec == "" && plan.Guards(flags.guards) == plan.GuardsHead {
		if choice, err = s.chosenHere(sides); err != nil {
			return nil, nil, nil, err
		}
		spec = guard.DefaultBaseline
		if choice != nil {
			spec = choice.Plan.Against.Value
		}
	}
	if spec == "" {
		spec, err = s.chosenBefore(sides)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	src, info, err := sides.Against(spec)
	if err != nil {
		return nil, nil, nil, adviseBaseline(flags.against, spec, err)
	}
	base = newSide("the baseline", src, info)
	if flags.head == "" {
		head.source = head.source.Overlay(src.InFolder) // not to be read again
	}
	return head, base, choice, nil
}

// adviseBaseline says what to do where a baseline can't be opened that nobody asked for.
func adviseBaseline(asked, spec string, err error) error {
	if asked != "" {
		return err
	}
	err = fmt.Errorf("%w; name a baseline with --against, such as git:main or dir:FOLDER", err)
	if strings.Contains(spec, guard.DefaultBaseline) {
		return fmt.Errorf("%w, or let git find out what origin's branch is: git remote set-head origin --auto", err)
	}
	return err
}

// chosenHere is the settings of the files, whatever the head is, if they choose what the project is compared with; else nil.
func (s *session) chosenHere(sides *source.Sides) (*settings.Settings, error) {
	here, err := source.Open(s.dir(), sides.Name)
	if err != nil {
		return nil, nil // with a head of its own the project need not be there
	}
	set, err := s.settings(&project.Project{Source: here})
	if err != nil || firstOf(set.Plan.Against.Value, guard.DefaultBaseline) == guard.DefaultBaseline {
		return nil, err
	}
	return set, nil
}

// chosenBefore is what the settings of where the branch started choose: those of the head have no say in what judges it.
func (s *session) chosenBefore(sides *source.Sides) (string, error) {
	src, info, err := sides.Against(guard.DefaultBaseline)
	if err != nil {
		return "", adviseBaseline("", guard.DefaultBaseline, err)
	}
	set, err := s.settings(&project.Project{Source: src, Commit: info.Prefix()})
	if err != nil {
		return "", err
	}
	return firstOf(set.Plan.Against.Value, guard.DefaultBaseline), nil
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
		if side.Project, err = project.Load(side.source, side.opts); err != nil {
			return fmt.Errorf("%s: %w", side.name, err)
		}
	}
	return nil
}

func loadTogether(head, base *side) error {
	first, second := language.LoadPair(language.Side{FS: head.source.FS, Options: head.opts.Options}, language.Side{FS: base.source.FS, Options: base.opts.Options})
	if first.Err != nil {
		return fmt.Errorf("%s: %w", head.name, first.Err)
	}
	if second.Err != nil {
		return fmt.Errorf("%s: %w", base.name, second.Err)
	}
	parallel.Do(
		func() { head.Project = project.Compile(head.source, first.Config, first.Diagnostics, head.opts) },
		func() { base.Project = project.Compile(base.source, second.Config, second.Diagnostics, base.opts) },
	)
	return nil
}

func (s *side) describe(described *plan.Side) {
	described.Spec, described.Kind, described.Path = s.info.Spec, s.info.Kind, s.info.Path
	if s.info.Revision != "" {
		described.Revision = &s.info.Revision
	}
	described.Notes = append(described.Notes, s.info.Notes...)
}

// checkDigest refuses a snapshot that is not what its digest is of: what it says of a tenant is nobody's word.
func (s *side) checkDigest(is objects.Sum) error {
	if s.info.Kind != "json" || s.info.Digest == is.String() {
		return nil
	}
	return fmt.Errorf("%s: it says that its digest is %s, and it is %s: it was changed after it was written, or another version of grants wrote it; "+
		"write it anew with grants snapshot", s.name, s.info.Digest, is)
}

// noteDomains warns of a comparison of two tenants.
func noteDomains(p *plan.Plan, base, head string) {
	if base != "" && head != "" && base != head {
		p.Base.Notes = append(p.Base.Notes, fmt.Sprintf("this is another tenant: its domain is %q, and that of the head is %q", base, head))
	}
}
