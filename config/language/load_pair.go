package language

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"

	"grants/config"
	"grants/diag"
	"grants/internal/files"
	"grants/internal/parallel"
	"grants/internal/syntax"
)

// Side is one of two states of a project.
type Side struct {
	FS      fs.FS
	Options Options
}

// Loaded is what Load returns.
type Loaded struct {
	Config      *config.Config
	Diagnostics []diag.Diagnostic
	Err         error
}

// LoadPair is Load for two states of one project. A file that is the same in both is parsed once, and both Configs share the objects that need no
// evaluation. A value that is not one state's own may be for a variable that only the other state declares. Apart from that, and from the numbers of
// files, they are what Load makes of either.
func LoadPair(a, b Side) (Loaded, Loaded) {
	return newPairing(a, b).load(a, b)
}

func newPairing(a, b Side) *pairing {
	p := &pairing{first: newProject(a.Options), second: newProject(b.Options), files: map[string]*pairedFile{}}
	p.second.files = p.first.files
	return p
}

func (p *pairing) load(a, b Side) (first, second Loaded) {
	first.Err = p.add(a, func(f *pairedFile) *sideOfFile { return &f.first })
	second.Err = p.add(b, func(f *pairedFile) *sideOfFile { return &f.second })
	if first.Err != nil || second.Err != nil {
		return first, second
	}
	p.number()
	first.Err, second.Err = p.readAll(a.FS, b.FS)
	if first.Err != nil || second.Err != nil {
		return first, second
	}
	p.second.files = p.first.files.Clone() // values of variables come from further files
	firsts, seconds := p.units(func(f *pairedFile) *unit { return f.first.unit }), p.units(func(f *pairedFile) *unit { return f.second.unit })
	p.first.elsewhere, p.second.elsewhere = declaredVariables(seconds), declaredVariables(firsts)
	parallel.Do(func() {
		first.Config, first.Diagnostics = p.first.configure(firsts)
	}, func() {
		second.Config, second.Diagnostics = p.second.configure(seconds)
	})
	return first, second
}

func declaredVariables(units []*unit) map[string]bool {
	names := map[string]bool{}
	for _, u := range units {
		for _, v := range u.variables {
			names[v.name] = true
		}
	}
	return names
}

// pairing is two projects while they are being read.
type pairing struct {
	first, second *project
	files         map[string]*pairedFile
	inOrder       []*pairedFile // by name
}

// pairedFile is a file that is in one of the states, or in both.
type pairedFile struct {
	name          string
	first, second sideOfFile
}

type sideOfFile struct {
	there bool
	past  int // how many files the budget of bytes did not last for, up to this one
	id    diag.FileID
	unit  *unit
}

func (p *pairing) add(from Side, side func(*pairedFile) *sideOfFile) error {
	names, err := configFiles(from.FS, from.Options)
	if err != nil {
		return err
	}
	lasts := p.first.filesWithin(from.FS, names)
	for i, name := range names {
		f := p.files[name]
		if f == nil {
			f = &pairedFile{name: name}
			p.files[name] = f
		}
		side(f).there, side(f).past = true, max(0, i+1-lasts)
	}
	return nil
}

// number gives the files their numbers, one for each side that has a file. On either side alone, the numbers rise with the names, as those of
// Load do: what comes first in the project depends on that.
func (p *pairing) number() {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		f := p.files[name]
		p.inOrder = append(p.inOrder, f)
		for _, side := range []*sideOfFile{&f.first, &f.second} {
			if side.there {
				side.id = p.first.files.Add(name)
			}
		}
	}
}

func (p *pairing) readAll(a, b fs.FS) (firstErr, secondErr error) {
	firsts, seconds := make([]error, len(p.inOrder)), make([]error, len(p.inOrder))
	parallel.Each(len(p.inOrder), func(i int) {
		f := p.inOrder[i]
		var text files.Content
		if f.first.past > 0 {
			f.first.unit = p.first.beyond(f.first.id, f.first.past == 1)
		} else if f.first.there {
			if text, firsts[i] = files.Read(a, f.name); firsts[i] == nil {
				f.first.unit = p.first.parse(f.name, f.first.id, text)
			}
		}
		if f.second.past > 0 {
			f.second.unit = p.second.beyond(f.second.id, f.second.past == 1)
		} else if f.second.there {
			seconds[i] = p.readSecond(b, f, text)
		}
	})
	return joined(firsts), joined(seconds)
}

// readSecond reads the second side of a file whose first side has a content.
func (p *pairing) readSecond(from fs.FS, f *pairedFile, first files.Content) error {
	text, err := files.Read(from, f.name)
	if err != nil {
		return err
	}
	if f.first.unit != nil && f.first.past == 0 && text.Size == first.Size && bytes.Equal(text.Text, first.Text) {
		f.second.unit = f.first.unit.again()
	}
	if f.second.unit == nil {
		f.second.unit = p.second.parse(f.name, f.second.id, text)
	}
	return nil
}

// again is a unit for a second evaluation beside the first, nil where it has syntax that can't be copied. What needs no evaluation is shared, for
// reading only.
func (u *unit) again() *unit {
	second, copied := *u, &syntax.Copy{}
	second.declarations = slices.Clone(u.declarations)
	for i, d := range u.declarations {
		if d.static == nil {
			second.declarations[i] = d.again(copied)
		}
	}
	second.variables = slices.Clone(u.variables)
	for i, v := range u.variables {
		again := *v
		if v.syntax != nil {
			again.syntax = copied.Body(v.syntax)
		}
		second.variables[i] = &again
	}
	second.locals = slices.Clone(u.locals)
	for i, l := range u.locals {
		again := *l
		again.expr = copied.Expression(l.expr)
		second.locals[i] = &again
	}
	if copied.Other {
		return nil
	}
	return &second
}

// again is a declaration that is not static and has not been evaluated.
func (d *declaration) again(copied *syntax.Copy) *declaration {
	second := *d.dynamic
	if d.begun != nil {
		second.begun = copyObject(d.begun)
	}
	if d.syntax != nil {
		second.syntax = copied.Body(d.syntax)
	}
	second.forEach.written = d.forEach.written.again()
	return &declaration{kind: d.kind, dynamic: &second}
}

func (p *pairing) units(of func(*pairedFile) *unit) []*unit {
	var units []*unit
	for _, f := range p.inOrder {
		if u := of(f); u != nil {
			units = append(units, u)
		}
	}
	return units
}

// withOwnObject is a declaration whose object may be changed.
func (d *declaration) withOwnObject() *declaration {
	return &declaration{kind: d.kind, static: copyObject(d.static)}
}

// copyObject is an object with fields of its own. Their lists are replaced and never changed, so they are shared.
func copyObject(o config.Object) config.Object {
	switch o := o.(type) {
	case *config.TenantSettings:
		return duplicate(*o)
	case *config.API:
		return duplicate(*o)
	case *config.Application:
		return duplicate(*o)
	case *config.ClientGrant:
		return duplicate(*o)
	case *config.Role:
		return copyRole(o)
	case *config.Connection:
		return duplicate(*o)
	case *config.Organization:
		return duplicate(*o)
	}
	panic("config: an object of an unknown type")
}

func duplicate[T any](o T) *T { return &o }
