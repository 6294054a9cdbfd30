// Package terraform reads what Terraform shows of a plan or a state, and its files.
package terraform

import (
	"fmt"
	"strconv"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/door/wire"
)

// resource is an instance of a resource, however it was read.
type resource struct {
	address string // module.partners.auth0_client_grant.this["acme"]
	kind    string // auth0_client_grant
	data    bool   // it is read and not managed
	isNew   bool   // a plan makes it
	values  *tree.Node
}

// text is what a resource says of an attribute; empty where it says nothing, or nobody knows.
func (r *resource) text(attribute string) string { return r.values.Get(attribute).String() }

// assembly makes a config of resources, some of which are parts of what the platform has as one.
type assembly struct {
	builder   *wire.Builder
	resources []*resource

	scopes      map[string][]*tree.Node // what resources for the scopes of an API have, by its identifier or its handle
	credentials map[string]*tree.Node   // authentication methods by client_id or handle
	permissions map[string][]*tree.Node // by the id of a role or its handle
	links       map[string][]*tree.Node // organizations by the id of a client grant or its handle
	enabled     map[string][]*tree.Node // connections by the id of an organization or its handle
	oneByOne    map[string]bool         // organizations some of whose connections have a resource each
}

func assemble(files *diag.Files, resources []*resource) *wire.Builder {
	a := &assembly{
		builder: &wire.Builder{Files: files, Headed: true, Label: label, Partial: true}, resources: resources,
		scopes: map[string][]*tree.Node{}, credentials: map[string]*tree.Node{}, links: map[string][]*tree.Node{},
		permissions: map[string][]*tree.Node{}, enabled: map[string][]*tree.Node{}, oneByOne: map[string]bool{},
	}
	for _, r := range resources {
		a.part(r)
	}
	for _, r := range resources {
		a.whole(r)
	}
	a.orphans()
	a.foreignRoles()
	a.foreignOrganizations()
	a.noteLost()
	return a.builder
}

// target is what a reference to another resource says: what the platform knows it by, or its handle.
func target(n *tree.Node) string {
	if n != nil && (n.Kind == tree.Text || n.Kind == tree.Link) {
		return n.Text
	}
	return ""
}

// part keeps what belongs to another resource.
func (a *assembly) part(r *resource) {
	if r.data {
		return
	}
	switch r.kind {
	case "auth0_resource_server_scopes":
		of := target(r.values.Get("resource_server_identifier"))
		if scopes := r.values.Get("scopes"); scopes != nil && scopes.Kind == tree.List {
			a.scopes[of] = append(a.scopes[of], scopes.Items...)
		} else if scopes != nil {
			a.scopes[of] = append(a.scopes[of], scopes)
		}
	case "auth0_resource_server_scope":
		of := target(r.values.Get("resource_server_identifier"))
		scope := &tree.Node{Kind: tree.Object, At: r.values.At}
		if name := r.values.Get("scope"); name != nil {
			scope.Members = append(scope.Members, tree.Member{Key: "value", Value: name})
		}
		if text := r.values.Get("description"); text != nil {
			scope.Members = append(scope.Members, tree.Member{Key: "description", Value: text})
		}
		a.scopes[of] = append(a.scopes[of], scope)
	case "auth0_role_permissions", "auth0_role_permission":
		a.permissionPart(r)
	case "auth0_organization_connections", "auth0_organization_connection":
		a.connectionPart(r)
	case "auth0_client_credentials":
		if method := r.values.Get("authentication_method"); method != nil {
			a.credentials[target(r.values.Get("client_id"))] = method
		}
	case "auth0_organization_client_grant":
		of := target(r.values.Get("grant_id"))
		if id := r.values.Get("organization_id"); id != nil {
			a.links[of] = append(a.links[of], id)
		}
	}
}

// whole hands a resource over that the platform has as an object, with its parts.
func (a *assembly) whole(r *resource) {
	switch r.kind {
	case "auth0_tenant":
		a.tenant(r)
	case "auth0_resource_server":
		if !r.data {
			a.builder.API(a.withScopes(r), r.address)
		}
	case "auth0_client":
		if !r.data {
			a.builder.Application(a.withMethod(r), r.address)
		}
	case "auth0_client_cimd":
		if !r.data {
			n := a.withMethod(r)
			n.Members = append(n.Members, member("is_first_party", tree.Bool, "false", n.At), member("external_metadata_type", tree.Text, "cimd", n.At))
			a.builder.Application(n, r.address)
		}
	case "auth0_role":
		if !r.data {
			a.role(r)
		}
	case "auth0_connection":
		if !r.data {
			a.connection(r)
		}
	case "auth0_organization":
		if !r.data {
			a.organization(r)
		}
	case "auth0_client_grant":
		if !r.data {
			a.builder.ClientGrant(a.withOrganizations(r), r.address)
		}
	}
}

func member(key string, kind tree.Kind, text string, at diag.Span) tree.Member {
	return tree.Member{Key: key, KeyAt: at, Value: &tree.Node{Kind: kind, Text: text, At: at}}
}

func (a *assembly) tenant(r *resource) {
	if r.data {
		if domain := r.values.Get("domain"); domain.String() != "" {
			a.builder.Domain(domain.Text, domain.At)
		}
		return
	}
	a.builder.Tenant(r.values)
}

// withScopes is an API with the scopes that resources of their own give it.
func (a *assembly) withScopes(r *resource) *tree.Node {
	var scopes []*tree.Node
	for _, of := range []string{r.text("identifier"), r.address} {
		if found := a.scopes[of]; of != "" && found != nil {
			scopes = append(scopes, found...)
			delete(a.scopes, of)
		}
	}
	return withList(r.values, "scopes", scopes)
}

// withList is an object with a list of a key that has more elements. What is not known of one is not known of the list.
func withList(n *tree.Node, key string, more []*tree.Node) *tree.Node {
	if len(more) == 0 {
		return n
	}
	list := &tree.Node{Kind: tree.List, At: more[0].At, Items: more}
	if written := n.Get(key); written != nil && written.Kind == tree.List {
		list.Items = append(written.Items[:len(written.Items):len(written.Items)], more...)
	}
	for _, item := range list.Items {
		if item.Kind == tree.Unknown {
			list = item
			break
		}
	}
	whole := *n
	whole.Members = append(n.Members[:len(n.Members):len(n.Members)], tree.Member{Key: key, KeyAt: list.At, Value: list})
	return &whole
}

// withMethod is an application with the authentication method that a resource of its own gives it.
func (a *assembly) withMethod(r *resource) *tree.Node {
	whole := *r.values
	whole.Members = whole.Members[:len(whole.Members):len(whole.Members)]
	for _, of := range []string{r.text("client_id"), r.address} {
		method := a.credentials[of]
		if of == "" || method == nil {
			continue
		}
		delete(a.credentials, of)
		switch {
		case method.Kind != tree.Text || method.Text == "none" || strings.HasPrefix(method.Text, "client_secret_"):
			whole.Members = append(whole.Members, tree.Member{Key: "token_endpoint_auth_method", KeyAt: method.At, Value: method})
		default:
			list := &tree.Node{Kind: tree.List, At: method.At, Items: []*tree.Node{method}}
			whole.Members = append(whole.Members, tree.Member{Key: "client_authentication_methods", KeyAt: method.At, Value: list})
		}
	}
	return &whole
}

func (a *assembly) withOrganizations(r *resource) *tree.Node {
	var all []*tree.Node
	for _, of := range []string{r.text("id"), r.address} {
		if of != "" {
			all = append(all, a.links[of]...)
		}
	}
	return withList(r.values, "organizations", all)
}

// orphans are parts of APIs that are managed elsewhere: of those, the policies are not known.
func (a *assembly) orphans() {
	for _, r := range a.resources {
		of := target(r.values.Get("resource_server_identifier"))
		scopes := a.scopes[of]
		if of == "" || scopes == nil || !strings.HasPrefix(r.kind, "auth0_resource_server_scope") {
			continue
		}
		delete(a.scopes, of)
		at := r.values.Get("resource_server_identifier").At
		api := &tree.Node{Kind: tree.Object, At: r.values.At, Members: []tree.Member{member("identifier", tree.Text, of, at)}}
		api.Members = append(api.Members, unknownPolicies(r.values.At))
		a.builder.API(withList(api, "scopes", scopes), "")
	}
}

// noteLost says of parts that nobody knows what they are parts of.
func (a *assembly) noteLost() {
	whose := map[string]string{
		"auth0_resource_server_scopes": "resource_server_identifier", "auth0_resource_server_scope": "resource_server_identifier",
		"auth0_client_credentials": "client_id", "auth0_organization_client_grant": "grant_id",
		"auth0_role_permissions": "role_id", "auth0_role_permission": "role_id",
	}
	for _, r := range a.resources {
		attribute := whose[r.kind]
		if of := r.values.Get(attribute); !r.data && attribute != "" && target(of) == "" {
			a.builder.Gap(partOfUnknown(r, attribute))
		}
	}
}

func partOfUnknown(r *resource, attribute string) config.Gap {
	return config.Gap{
		ID: "part-of-unknown", Effect: config.GapAccess, At: r.values.At,
		Message: fmt.Sprintf("nobody knows what %s belongs to: its %s is not known", r.address, attribute),
	}
}

func unknownPolicies(at diag.Span) tree.Member {
	object := func(key string, value *tree.Node) *tree.Node {
		return &tree.Node{Kind: tree.Object, At: at, Members: []tree.Member{{Key: key, KeyAt: at, Value: value}}}
	}
	policies := &tree.Node{Kind: tree.Object, At: at}
	for _, subject := range []string{"user", "client"} {
		policy := &tree.Node{
			Kind: tree.Unknown, At: at, Gap: "managed-elsewhere",
			Text: "the API is managed elsewhere, so nobody knows its access policy for " + subject + "s",
		}
		policies.Members = append(policies.Members, tree.Member{Key: subject, KeyAt: at, Value: object("policy", policy)})
	}
	return tree.Member{Key: "subject_type_authorization", KeyAt: at, Value: policies}
}

// label makes a label of an address: the names of its modules and its own, and its key.
func label(handle string) (label, key string) {
	a := parse(handle)
	var names []string
	keys := []string{}
	for _, s := range a.module {
		names = append(names, s.name)
		if s.key != "" {
			keys = append(keys, unquoteKey(s.key))
		}
	}
	if a.key != "" {
		keys = append(keys, unquoteKey(a.key))
	}
	return strings.Join(append(names, a.name), "_"), strings.Join(keys, "/")
}

// unquoteKey is what stands in the brackets of a key.
func unquoteKey(key string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(key, "["), "]")
	if text, err := strconv.Unquote(inner); err == nil {
		return text
	}
	return inner
}
