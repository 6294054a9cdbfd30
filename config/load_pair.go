package config

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// Side is one of two states of a project.
type Side struct {
	FS      fs.FS
	Options Options
}

// Loaded is what Load returns.
type Loaded struct {
	Config      *Config
	Diagnostics []diag.Diagnostic
	Err         error
}

// LoadPair is Load for two states of one project. A file that is the same in both is parsed once, and both Configs share what it says without
// evaluation; they share the table of files too. Apart from that they are what Load makes of either.
func LoadPair(a, b Side) (Loaded, Loaded) {
	var first, second Loaded
	p := &pairing{first: newProject(a.Options), second: newProject(b.Options)}
	p.second.files = p.first.files
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
	first.Config, first.Diagnostics = p.first.load(p.units(func(f *pairedFile) *unit { return f.first.unit }))
	p.passOn()
	second.Config, second.Diagnostics = p.second.load(p.units(func(f *pairedFile) *unit { return f.second.unit }))
	return first, second
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
	id    diag.FileID
	unit  *unit
}

func (p *pairing) add(from Side, side func(*pairedFile) *sideOfFile) error {
	names, err := configFiles(from.FS, from.Options)
	if err != nil {
		return err
	}
	if p.files == nil {
		p.files = make(map[string]*pairedFile, len(names))
	}
	for _, name := range names {
		f := p.files[name]
		if f == nil {
			f = &pairedFile{name: name}
			p.files[name] = f
		}
		side(f).there = true
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
	eachFile(len(p.inOrder), func(i int) {
		f := p.inOrder[i]
		var text content
		if f.first.there {
			if text, firsts[i] = readContent(a, f.name); firsts[i] == nil {
				f.first.unit = p.first.parse(f.name, f.first.id, text)
			}
		}
		if f.second.there {
			seconds[i] = p.readSecond(b, f, text)
		}
	})
	return joined(firsts), joined(seconds)
}

// readSecond reads the second side of a file whose first side has a content.
func (p *pairing) readSecond(from fs.FS, f *pairedFile, first content) error {
	text, err := readContent(from, f.name)
	switch {
	case err != nil:
		return err
	case f.first.unit != nil && text.equals(first):
		f.second.unit = f.first.unit.again()
	default:
		f.second.unit = p.second.parse(f.name, f.second.id, text)
	}
	return nil
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

// passOn gives the second project the meter of the first, which is in the syntax trees that both share, as good as new.
func (p *pairing) passOn() {
	*p.first.meter = meter{}
	p.second.meter, p.second.functions = p.first.meter, p.first.functions
}

// again is a unit for a second evaluation beside the first. What needs no evaluation is shared, for reading only: there may be a quarter of a
// million of them. Evaluation leaves marks in a syntax tree, which are the same whoever evaluates, so trees are shared too.
func (u *unit) again() *unit {
	second := *u
	second.declarations = slices.Clone(u.declarations)
	for i, d := range second.declarations {
		if d.static == nil {
			second.declarations[i] = d.again()
		}
	}
	second.variables = make([]*variable, len(u.variables))
	for i, v := range u.variables {
		again := *v
		second.variables[i] = &again
	}
	second.locals = make([]*local, len(u.locals))
	for i, l := range u.locals {
		again := *l
		second.locals[i] = &again
	}
	return &second
}

// again is a declaration that has not been evaluated yet, a second time. Its own table of attributes is for evaluation to strike from.
func (d *declaration) again() *declaration {
	second := *d
	if d.begun != nil {
		second.begun = copyObject(d.begun)
	}
	if d.syntax != nil {
		block, body := *d.syntax, *d.syntax.Body
		body.Attributes = hclsyntax.Attributes(maps.Clone(map[string]*hclsyntax.Attribute(body.Attributes)))
		block.Body = &body
		second.syntax = &block
	}
	return &second
}

// withOwnObject is a declaration whose object may be changed.
func (d *declaration) withOwnObject() *declaration {
	own := *d
	own.static = copyObject(d.static)
	return &own
}

// copyObject is an object with fields of its own. Their lists are replaced and never changed, so they are shared.
func copyObject(o object) object {
	switch o := o.(type) {
	case *TenantSettings:
		second := *o
		return &second
	case *API:
		second := *o
		return &second
	case *Application:
		second := *o
		return &second
	case *ClientGrant:
		second := *o
		return &second
	}
	panic("config: an object of an unknown type")
}
