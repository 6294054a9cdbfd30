package terraform

import (
	"fmt"
	"slices"

	"grants/config"
	"grants/internal/door/tree"
)

// connectionPart keeps the connections that a resource of their own gives an organization.
func (a *assembly) connectionPart(r *resource) {
	of := target(r.values.Get("organization_id"))
	switch r.kind {
	case "auth0_organization_connections":
		if list := r.values.Get(enabledConnections); list != nil && list.Kind == tree.List {
			a.enabled[of] = append(a.enabled[of], list.Items...)
		} else if list != nil {
			a.enabled[of] = append(a.enabled[of], list)
		}
	case "auth0_organization_connection":
		one := &tree.Node{Kind: tree.Object, At: r.values.At}
		if id := r.values.Get("connection_id"); id != nil {
			one.Members = append(one.Members, tree.Member{Key: "connection_id", KeyAt: id.At, Value: id})
		}
		a.enabled[of], a.oneByOne[of] = append(a.enabled[of], one), true
	}
}

func (a *assembly) connection(r *resource) {
	a.builder.Connection(r.orUnstated("is_domain_connection"), r.address)
}

// organization is one with the connections that resources of their own give it.
func (a *assembly) organization(r *resource) {
	var enabled []*tree.Node
	for _, of := range []string{r.text("id"), r.address} {
		if found := a.enabled[of]; of != "" && found != nil {
			enabled = append(enabled, found...)
			delete(a.enabled, of)
			a.noteOneByOne(of, r)
		}
	}
	n := withList(r.orUnstated("third_party_client_access"), enabledConnections, enabled)
	if len(enabled) == 0 {
		n = with(n, enabledConnections, &tree.Node{
			Kind: tree.Unknown, At: n.At, Gap: "setting-not-managed", Text: "no resource says which connections the organization has",
		})
	}
	a.builder.Organization(n, r.address)
}

const enabledConnections = "enabled_connections"

// noteOneByOne says that an organization may have other connections than those that it is given one by one.
func (a *assembly) noteOneByOne(of string, r *resource) {
	if a.oneByOne[of] {
		a.builder.GapOf(r.address, config.Gap{
			ID: "setting-not-managed", Attribute: enabledConnections, Effect: config.GapAccess, At: r.values.At,
			Message: "its connections are given one by one, and it may have others",
		})
	}
}

// orUnstated is what a resource says, where nobody knows an attribute that it does not say: the provider leaves it in the tenant as it is. What is new has the
// platform's default.
// https://registry.terraform.io/providers/auth0/auth0/latest/docs/resources/connection
func (r *resource) orUnstated(attribute string) *tree.Node {
	if r.isNew || r.values.Get(attribute) != nil {
		return r.values
	}
	return with(r.values, attribute, &tree.Node{
		Kind: tree.Unknown, At: r.values.At, Gap: "setting-not-managed", Text: "nothing states it, and Terraform leaves it in the tenant as it is",
	})
}

// with is an object with one more key.
func with(n *tree.Node, key string, value *tree.Node) *tree.Node {
	whole := *n
	whole.Members = append(slices.Clip(whole.Members), tree.Member{Key: key, KeyAt: value.At, Value: value})
	return &whole
}

// foreignOrganizations says of connections that their organization is managed elsewhere, or is not known.
func (a *assembly) foreignOrganizations() {
	for _, r := range a.resources {
		if r.data || loginPart[r.kind] == "" {
			continue
		}
		switch of := target(r.values.Get("organization_id")); {
		case of == "":
			a.builder.Logins(config.KindOrganization, partOfUnknown(r, "organization_id"))
		case a.enabled[of] != nil:
			a.builder.Logins(config.KindOrganization, config.Gap{
				ID: "managed-elsewhere", Effect: config.GapAccess, At: r.values.At,
				Message: fmt.Sprintf("the organization that %s gives connections to is managed elsewhere: %s", r.address, of),
			})
		}
	}
}

// loginPart has the resources that are parts of what bears on logins to third parties, with what they are parts of.
var loginPart = map[string]config.Kind{
	"auth0_organization_connection": config.KindOrganization, "auth0_organization_connections": config.KindOrganization,
}
