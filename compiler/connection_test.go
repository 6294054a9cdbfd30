package compiler

import (
	"fmt"
	"strings"
	"testing"

	"grants/config"
)

func connection(name string, promoted bool) *config.Connection {
	return &config.Connection{Block: config.Block{Address: "connection." + name, Name: name}, IsDomainConnection: config.Located[bool]{Value: promoted, Set: true}}
}

func TestUsersLogInToThirdPartiesByAPromotedConnection(t *testing.T) {
	list := func(names ...string) config.List {
		list := config.List{Set: true}
		for _, name := range names {
			list.Items = append(list.Items, config.Located[string]{Value: name, Set: true})
		}
		return list
	}
	for _, c := range []struct {
		name, access string
		connections  config.List
		want         string
	}{
		{"nothing is stated", "", list("users"), "false users; known true"},
		{"blocked", "block", list("users"), "false users; known true"},
		{"allowed by a promoted one", "allow", list("staff", "users"), "true staff users; known true"},
		{"allowed by none that is promoted", "allow", list("staff"), "false staff; known true"},
		{"allowed by none at all", "allow", list(), "false ; known true"},
		{"no list", "allow", config.List{}, "true ; known true"},
		{"one that is not declared", "allow", list("google"), "true not google; known true"},
		{"the list can't be read", "allow", config.List{Failed: true}, "true ; known false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			organization := &config.Organization{Block: config.Block{Address: "organization.acme", Name: "acme"}, EnabledConnections: c.connections}
			organization.ThirdPartyClientAccess = config.Located[string]{Value: c.access, Set: c.access != ""}
			tenant, _ := Compile(&config.Config{
				Connections: []*config.Connection{connection("users", true), connection("staff", false)}, Organizations: []*config.Organization{organization},
			})
			o := tenant.Organizations[0]
			var names []string
			for _, each := range o.Connections {
				names = append(names, each.Name)
			}
			for _, name := range o.Undeclared {
				names = append(names, "not "+name)
			}
			if got := fmt.Sprintf("%t %s; known %t", o.CanLogIn(), strings.Join(names, " "), o.Known); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestATenantDiffersInItsConnections(t *testing.T) {
	cfg := func(promoted bool) *Tenant {
		tenant, _ := Compile(&config.Config{Connections: []*config.Connection{connection("users", promoted)}})
		return tenant
	}
	if got := FirstDifference(cfg(true), cfg(true)); got != "" {
		t.Errorf("got %q of twins", got)
	}
	if got := FirstDifference(cfg(true), cfg(false)); got != "the connections" {
		t.Errorf("got %q", got)
	}
}
