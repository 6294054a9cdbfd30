package comparison

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"grants/internal/guard"
	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/plan"
)

// openSides opens the head and what it is compared with. Where the settings of the project choose the baseline, and the change may be what makes them
// do so, they are returned.
func (o opener) openSides(sides *source.Sides, asked *Request) (head, base *Side, choice *settings.Settings, err error) {
	if head, err = o.openHead(sides, asked.Head); err != nil {
		return nil, nil, nil, err
	}
	spec := cmp.Or(asked.Against, asked.before)
	if spec == "" && plan.Guards(asked.Guards) == plan.GuardsHead {
		if choice, err = o.chosenHere(sides); err != nil {
			return nil, nil, nil, err
		}
		spec = guard.DefaultBaseline
		if choice != nil {
			spec = choice.Plan.Against.Value
		}
	}
	if spec == "" {
		spec, err = o.chosenBefore(sides)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	src, info, err := sides.Against(spec)
	if err != nil {
		return nil, nil, nil, adviseBaseline(asked.Against, spec, err)
	}
	base = newSide("the baseline", src, info)
	if asked.Head == "" {
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
func (o opener) chosenHere(sides *source.Sides) (*settings.Settings, error) {
	here, err := source.Open(o.Folder(), sides.Name)
	if err != nil {
		return nil, nil // with a head of its own the project need not be there
	}
	set, err := o.Settings(&project.Project{Source: here})
	if err != nil || cmp.Or(set.Plan.Against.Value, guard.DefaultBaseline) == guard.DefaultBaseline {
		return nil, err
	}
	return set, nil
}

// chosenBefore is what the settings of where the branch started choose: those of the head have no say in what judges it.
func (o opener) chosenBefore(sides *source.Sides) (string, error) {
	src, info, err := sides.Against(guard.DefaultBaseline)
	if err != nil {
		return "", adviseBaseline("", guard.DefaultBaseline, err)
	}
	set, err := o.Settings(&project.Project{Source: src, Commit: info.Prefix()})
	if err != nil {
		return "", err
	}
	return cmp.Or(set.Plan.Against.Value, guard.DefaultBaseline), nil
}

// openHead opens the files of the project, unless the command line names another state.
func (o opener) openHead(sides *source.Sides, spec string) (*Side, error) {
	if spec != "" {
		src, info, err := sides.Head(spec)
		if err != nil {
			return nil, err
		}
		return newSide("the head", src, info), nil
	}
	src, err := source.Open(o.Folder(), sides.Name)
	if err != nil {
		return nil, err
	}
	path := cmp.Or(filepath.ToSlash(filepath.Join(src.Dir, src.File)), ".")
	info := source.Info{Spec: "dir:" + path, Kind: "dir", Path: path}
	return &Side{role: "the head", Name: "the configuration", here: true, source: src, info: info}, nil
}
