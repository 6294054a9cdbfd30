package plan

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/plan/objects"
	"grants/plan/operations"
)

// loginPlatform is as much of the platform as logins to third parties need.
type loginPlatform struct {
	connections   map[string]bool // by name: whether it is promoted
	organizations map[string]*platformOrganization
}

type platformOrganization struct {
	allows  bool
	enabled map[string]bool // connections by name
}

func (p *loginPlatform) clone() *loginPlatform {
	c := &loginPlatform{maps.Clone(p.connections), map[string]*platformOrganization{}}
	for name, o := range p.organizations {
		c.organizations[name] = &platformOrganization{o.allows, maps.Clone(o.enabled)}
	}
	return c
}

// logins are the ways by which a user may come to third parties, one by one. An organization that gets another name is the same.
func (p *loginPlatform) logins() map[string]bool {
	all := map[string]bool{}
	for name, promoted := range p.connections {
		if !promoted {
			continue
		}
		all[name] = true
		for organization, o := range p.organizations {
			if o.allows && o.enabled[name] {
				all[name+" of "+strings.TrimPrefix(organization, "new-")] = true
			}
		}
	}
	return all
}

// send does what the Management API does, or says why not.
func (p *loginPlatform) send(o *operations.Operation) error {
	switch o.Resource {
	case "connections":
		return p.sendConnection(o)
	case "organizations":
		return p.sendOrganization(o)
	case "organizations/{id}/enabled_connections":
		return p.enable(o)
	}
	return fmt.Errorf("404: no endpoint %s", o.Resource)
}

func (p *loginPlatform) sendConnection(o *operations.Operation) error {
	name := o.Key.Connection
	_, there := p.connections[name]
	switch {
	case there == (o.Method == "POST"):
		return fmt.Errorf("%s is there: %t", name, there)
	case o.Method == "DELETE":
		delete(p.connections, name)
		for _, organization := range p.organizations {
			delete(organization.enabled, name)
		}
		return nil
	case o.Method == "POST" && (o.Body["name"] != name || o.Body["strategy"] == nil):
		return fmt.Errorf("400: a connection without a name or a strategy")
	}
	if promoted, sent := o.Body["is_domain_connection"].(bool); sent {
		p.connections[name] = promoted
	} else if o.Method == "POST" {
		p.connections[name] = false
	} else {
		return fmt.Errorf("400: nothing in it")
	}
	return nil
}

func (p *loginPlatform) sendOrganization(o *operations.Operation) error {
	name := o.Key.OrganizationName
	is := p.organizations[name]
	switch {
	case (is != nil) == (o.Method == "POST"):
		return fmt.Errorf("%s is there: %t", name, is != nil)
	case o.Method == "DELETE":
		delete(p.organizations, name)
		return nil
	case is == nil:
		is = &platformOrganization{enabled: map[string]bool{}}
	}
	if access, sent := o.Body["third_party_client_access"]; sent {
		is.allows = access == "allow"
	}
	if renamed, sent := o.Body["name"].(string); sent {
		delete(p.organizations, name)
		name = renamed
	}
	p.organizations[name] = is
	return nil
}

func (p *loginPlatform) enable(o *operations.Operation) error {
	is, name := p.organizations[o.Key.OrganizationName], o.Key.Connection
	if _, there := p.connections[name]; is == nil || !there {
		return fmt.Errorf("404: %s or %s is not there", o.Key.OrganizationName, name)
	}
	if is.enabled[name] == (o.Method == "POST") {
		return fmt.Errorf("409: %s has %s: %t", o.Key.OrganizationName, name, is.enabled[name])
	}
	is.enabled[name] = o.Method == "POST"
	return nil
}

// drawSide is a tenant of connections and organizations.
func drawSide(t *rapid.T, label string) *config.Config {
	c := &config.Config{}
	if rapid.IntRange(0, 5).Draw(t, label+" is in use") > 0 {
		c.APIs = []*config.API{{Block: config.Block{Address: "api.a", Name: "a"}, Identifier: value("https://a.example.com")}}
	}
	for i := range 3 {
		if name := fmt.Sprint("c", i); rapid.IntRange(0, 3).Draw(t, name) > 0 {
			connection := &config.Connection{Block: config.Block{Address: "connection." + name, Name: name}, Strategy: value("auth0")}
			connection.IsDomainConnection = maybe(t, "promoted", true, false)
			c.Connections = append(c.Connections, connection)
		}
	}
	for i := range 2 {
		name := fmt.Sprint("o", i)
		if rapid.IntRange(0, 3).Draw(t, name) == 0 {
			continue
		}
		o := &config.Organization{Block: config.Block{Address: "organization." + name, Name: name}, ThirdPartyClientAccess: maybe(t, "access", "allow", "block")}
		if flip(t, "renamed") {
			o.OrganizationName = value("new-" + name)
		}
		if flip(t, "listed") {
			o.EnabledConnections.Set = true
			for _, connection := range c.Connections {
				if flip(t, "enabled") {
					o.EnabledConnections.Items = append(o.EnabledConnections.Items, value(connection.Name))
				}
			}
		}
		c.Organizations = append(c.Organizations, o)
	}
	return c
}

// platformOf is what there is where a tenant is deployed. What it says nothing of is there as the next one names it.
func platformOf(t *rapid.T, tenant, next *compiler.Tenant) *loginPlatform {
	p := &loginPlatform{map[string]bool{}, map[string]*platformOrganization{}}
	for _, c := range tenant.Connections {
		p.connections[c.Name] = c.Promoted
	}
	for _, o := range tenant.Organizations {
		p.organizations[o.Name] = &platformOrganization{o.Allows, map[string]bool{}}
		for _, c := range o.Connections {
			p.organizations[o.Name].enabled[c.Name] = true
		}
	}
	if !objects.HasAllConnections(tenant) {
		for _, c := range next.Connections {
			p.connections[c.Name] = flip(t, c.Name+" was promoted")
		}
	}
	if !objects.HasAllOrganizations(tenant) {
		for _, o := range next.Organizations {
			p.organizations[o.Name] = &platformOrganization{flip(t, o.Name+" allowed"), map[string]bool{}}
		}
	}
	return p
}

// deployed is what the platform is to have once a tenant is deployed.
func (p *loginPlatform) deployed(before, after *compiler.Tenant) *loginPlatform {
	goal := &loginPlatform{map[string]bool{}, map[string]*platformOrganization{}}
	if !objects.HasAllConnections(after) {
		goal.connections = maps.Clone(p.connections)
	}
	for _, c := range after.Connections {
		if goal.connections[c.Name] = c.Promoted; !objects.HasAllConnections(before) && !c.Config.IsDomainConnection.Set {
			goal.connections[c.Name] = p.connections[c.Name]
		}
	}
	if !objects.HasAllOrganizations(after) {
		maps.Copy(goal.organizations, p.organizations)
	}
	for _, o := range after.Organizations {
		was := p.organizations[o.Name]
		if i := slices.IndexFunc(before.Organizations, func(b *compiler.Organization) bool { return b.Address == o.Address }); i >= 0 {
			was = p.organizations[before.Organizations[i].Name]
		}
		is := &platformOrganization{o.Allows, map[string]bool{}}
		if was != nil && !o.Listed {
			maps.Copy(is.enabled, was.enabled)
		}
		if was != nil && !objects.HasAllOrganizations(before) && !o.Config.ThirdPartyClientAccess.Set {
			is.allows = was.allows
		}
		for _, c := range o.Connections {
			is.enabled[c.Name] = true
		}
		goal.organizations[o.Name] = is
	}
	for _, o := range goal.organizations {
		maps.DeleteFunc(o.enabled, func(name string, is bool) bool { _, there := goal.connections[name]; return !is || !there })
	}
	return goal
}

// TestOperationsOfLoginsAreSafe sends the operations about connections and organizations to a model of the platform. None is refused, they arrive, and on the way
// no user can come to third parties as neither tenant lets them.
func TestOperationsOfLoginsAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := compile(t, drawSide(t, "base")), compile(t, drawSide(t, "head"))
		p := platformOf(t, before, after)
		goal, list := p.deployed(before, after), Diff(before, after).Operations
		start, allowed := p.clone(), p.logins()
		maps.Copy(allowed, goal.logins())
		for i := range list {
			if list[i].Resource == operations.ResourceServers {
				continue
			}
			if err := p.send(&list[i]); err != nil {
				t.Fatalf("%s: %v\n%+v\n%s", list[i].ID, err, start, linesOf(list))
			}
			for login := range p.logins() {
				if !allowed[login] {
					t.Fatalf("%s: neither tenant lets users log in by %s\n%s", list[i].ID, login, linesOf(list))
				}
			}
		}
		for _, o := range p.organizations {
			maps.DeleteFunc(o.enabled, func(_ string, is bool) bool { return !is })
		}
		if !reflect.DeepEqual(p, goal) {
			t.Fatalf("got %+v %+v, want %+v %+v\n%s", p.connections, p.logins(), goal.connections, goal.logins(), linesOf(list))
		}
	})
}

// TestADigestTellsOrganizationsApartAsChangesDo draws what is next to nothing: lists that are empty, and lists that are not there.
func TestADigestTellsOrganizationsApartAsChangesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := compile(t, drawSide(t, "base")), compile(t, drawSide(t, "head"))
		if flip(t, "one organization") {
			before, after = compile(t, oneOrganization(t)), compile(t, oneOrganization(t))
		}
		changes := Diff(before, after).Changes
		if same := objects.Digest(before) == objects.Digest(after); same != (len(changes) == 0) {
			t.Fatalf("the digests are the same: %t, and the changes are %s", same, encode(changes))
		}
	})
}

func oneOrganization(t *rapid.T) *config.Config {
	o := &config.Organization{Block: blockOf("organization", "acme")}
	switch pick(t, "connections", "unstated", "none", "one") {
	case "none":
		o.EnabledConnections = listOf()
	case "one":
		o.EnabledConnections = listOf("users")
	}
	return &config.Config{Organizations: []*config.Organization{o}}
}

// TestAnEmptyListOfConnectionsIsNotAnUnstatedOne: the one takes all away, and the other leaves all as it is.
func TestAnEmptyListOfConnectionsIsNotAnUnstatedOne(t *testing.T) {
	const silent, empty = "organization \"acme\" {}\n", "organization \"acme\" {\n  enabled_connections = []\n}\n"
	for _, c := range []struct{ name, before, after, attribute, unsent, effect, note string }{
		{"stated", silent, empty, `{"name":"enabled_connections","before":null,"after":[]}`, "files_only", "undecided", ""},
		{"no longer stated", empty, silent, `{"name":"enabled_connections","before":[],"after":null,"unsent":"no_default"}`, "no_default", "none",
			"organization.acme no longer states enabled_connections, which stays [] on the platform"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Diff(read(t, c.before), read(t, c.after))
			if len(p.Changes) != 1 || len(p.Changes[0].Attributes) != 1 || len(p.Operations) != 0 {
				t.Fatalf("got %s", encode(p))
			}
			change := p.Changes[0]
			document, err := change.Attributes[0].MarshalJSON()
			if got := strings.TrimSpace(string(document)); err != nil || got != c.attribute || string(change.Unsent) != c.unsent || string(change.Effect) != c.effect {
				t.Errorf("got %s %v, unsent %s, effect %s", got, err, change.Unsent, change.Effect)
			}
			note := ""
			for _, n := range p.Diagnostics {
				note += n.Message
			}
			if note != c.note {
				t.Errorf("got the note %q, want %q", note, c.note)
			}
		})
	}
}
