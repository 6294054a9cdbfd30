// Package importer writes what a foreign source has as a project of our own.
package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"grants/config"
	"grants/config/layout"
	"grants/diag"
)

// Layout says which blocks share a file.
type Layout string

// The layouts.
const (
	ByAPI  Layout = "by-api"  // each API with the grants on it
	ByKind Layout = "by-kind" // each kind of block
	One    Layout = "one"     // all of them
)

// Layouts are all layouts, the default first.
var Layouts = []string{string(ByAPI), string(ByKind), string(One)}

// Options say how a project is written.
type Options struct {
	Layout   Layout
	Keywords *Keywords                // nil where the source has none with values
	Read     func(name string) []byte // the text of a file of the source, whose comments are kept if it is one of Terraform; nil where there is none
}

// Project is what is to be written.
type Project struct {
	Files  map[string][]byte // by path; *.grantsvars.hcl among them
	Values string            // the path of the file of values; empty where there is none
	Config *config.Config    // of the source, with the labels that were written
	Left   []string          // the addresses of client grants that the platform created
}

// deployable is a config without the client grants that the platform created, and the addresses of these.
func deployable(c *config.Config) (without *config.Config, left []string) {
	rest := *c
	rest.ClientGrants = nil
	for _, grant := range c.ClientGrants {
		if grant.System {
			left = append(left, grant.Address)
		} else {
			rest.ClientGrants = append(rest.ClientGrants, grant)
		}
	}
	return &rest, left
}

// Write makes a project of a config. Instances become blocks of their own. What the source does not say is left out, with a comment that says so, and
// so are the client grants that the platform created, which nobody can deploy.
func Write(c *config.Config, opts Options) (*Project, error) {
	c, left := deployable(c)
	relabelled := relabel(c)
	p := &Project{Files: map[string][]byte{}, Config: relabelled, Left: left}
	texts := map[string]*strings.Builder{}
	w := &writing{opts: opts, gaps: gapsOf(relabelled)}
	kept := newComments(relabelled, opts.Read)
	for _, block := range layout.Blocks(relabelled, opts.Keywords.instead(relabelled), kept.at) {
		name := w.file(block)
		text := texts[name]
		if text == nil {
			text = &strings.Builder{}
			texts[name] = text
		} else {
			text.WriteString("\n")
		}
		for _, line := range append(kept.above(block.Address), w.comments(block.Address)...) {
			text.WriteString("# " + line + "\n")
		}
		text.WriteString(block.Text)
	}
	if name, text := opts.Keywords.variables(); text != "" {
		texts["variables.grants.hcl"] = new(strings.Builder)
		texts["variables.grants.hcl"].WriteString(text)
		values, content := name, opts.Keywords.values()
		texts[values] = new(strings.Builder)
		texts[values].WriteString(content)
		p.Values = values
	}
	for name, text := range texts {
		laid, problems := layout.Format(name, []byte(text.String()))
		if diag.HasErrors(problems) {
			return nil, fmt.Errorf("%s can't be laid out: %s", name, problems[0].Message)
		}
		p.Files[name] = laid
	}
	return p, nil
}

type writing struct {
	opts Options
	gaps map[string][]config.Gap
}

func gapsOf(c *config.Config) map[string][]config.Gap {
	found := map[string][]config.Gap{}
	for _, gap := range c.Gaps {
		if gap.Address != "" && gap.Effect != config.GapNone {
			found[gap.Address] = append(found[gap.Address], gap)
		}
	}
	return found
}

// comments say what the source does not say of an object.
func (w *writing) comments(address string) []string {
	var lines []string
	for _, gap := range w.gaps[address] {
		if line := strings.TrimSpace(gap.Attribute + ": " + gap.Message); !slices.Contains(lines, line) {
			lines = append(lines, strings.ReplaceAll(line, "\n", " "))
		}
	}
	return lines
}

// file is the path of the file that a block stands in.
func (w *writing) file(block layout.Block) string {
	kind, label, _ := strings.Cut(block.Address, ".")
	switch {
	case w.opts.Layout == One:
		return "access.grants.hcl"
	case w.opts.Layout == ByKind:
		return strings.TrimSuffix(kind, "s") + "s.grants.hcl"
	case kind == "tenant":
		return "tenant.grants.hcl"
	case kind == "application":
		return "applications.grants.hcl"
	case kind == "role":
		return "roles.grants.hcl"
	case kind == "connection", kind == "organization":
		return kind + "s.grants.hcl"
	case kind == "api":
		return "apis/" + label + ".grants.hcl"
	case block.API != "":
		_, label, _ := strings.Cut(block.API, ".")
		return "apis/" + label + ".grants.hcl"
	}
	return "apis/elsewhere.grants.hcl"
}

// relabel is a copy of a config in which every object has a label of its own, and none a key: references name these.
func relabel(c *config.Config) *config.Config {
	copied := *c
	names := map[string]string{} // new addresses by the old
	taken := map[string]bool{}
	name := func(block config.Block) config.Block {
		kind, _, _ := strings.Cut(block.Address, ".")
		if kind == "tenant" {
			return block
		}
		label := block.Name
		if block.Key != "" {
			label += "_" + labelOf(block.Key)
		}
		for n := 2; taken[kind+"."+label]; n++ {
			label = fmt.Sprintf("%s_%d", strings.TrimSuffix(label, fmt.Sprintf("_%d", n-1)), n)
		}
		taken[kind+"."+label] = true
		names[block.Address] = kind + "." + label
		block.Name, block.Key, block.Address = label, "", kind+"."+label
		return block
	}
	copied.APIs = each(c.APIs, func(api config.API) config.API { api.Block = name(api.Block); return api })
	copied.Applications = each(c.Applications, func(app config.Application) config.Application { app.Block = name(app.Block); return app })
	copied.ClientGrants = each(c.ClientGrants, func(grant config.ClientGrant) config.ClientGrant { grant.Block = name(grant.Block); return grant })
	copied.Roles = each(c.Roles, func(role config.Role) config.Role { role.Block = name(role.Block); return role })
	copied.Connections = each(c.Connections, func(connection config.Connection) config.Connection {
		connection.Block = name(connection.Block)
		return connection
	})
	copied.Organizations = each(c.Organizations, func(organization config.Organization) config.Organization {
		organization.Block = name(organization.Block)
		return organization
	})
	rename := func(ref *config.Located[config.Reference]) {
		if ref.Value.IsAddress {
			ref.Value.Name = cmp.Or(names[ref.Value.Name], ref.Value.Name)
		}
	}
	for _, app := range copied.Applications {
		rename(&app.ResourceServerIdentifier)
	}
	for _, grant := range copied.ClientGrants {
		rename(&grant.ClientID)
		rename(&grant.Audience)
	}
	for _, role := range copied.Roles {
		role.Permissions = each(role.Permissions, func(p config.Permission) config.Permission { rename(&p.API); return p })
	}
	if c.Tenant != nil {
		tenant := *c.Tenant
		rename(&tenant.DefaultAudience)
		copied.Tenant = &tenant
	}
	copied.Gaps = slices.Clone(c.Gaps)
	for i := range copied.Gaps {
		copied.Gaps[i].Address = cmp.Or(names[copied.Gaps[i].Address], copied.Gaps[i].Address)
	}
	return &copied
}

// each is copies of objects, changed.
func each[T any](all []*T, change func(T) T) []*T {
	copies := make([]*T, len(all))
	for i, object := range all {
		changed := change(*object)
		copies[i] = &changed
	}
	return copies
}

// labelOf makes a part of a label of a key.
func labelOf(key string) string {
	var label strings.Builder
	for _, c := range key {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			label.WriteRune(c)
		} else {
			label.WriteByte('_')
		}
	}
	return label.String()
}
