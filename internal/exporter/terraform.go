package exporter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/config/layout"
)

// terraform writes resources of the provider, and blocks that import what exists.
// https://registry.terraform.io/providers/auth0/auth0/latest/docs
func (e *export) terraform() map[string][]byte {
	t := &terraformed{export: e, labels: map[string]string{}, taken: map[string]bool{}}
	texts := map[string]string{}
	texts["providers.tf"] = t.provider()
	texts["apis.tf"] = t.each(e.declared(), nil, nil)
	texts["applications.tf"] = t.each(nil, e.tenant.Applications, nil)
	texts["client_grants.tf"] = t.each(nil, nil, e.grants())
	if roles := t.roles(); roles != "" {
		texts["roles.tf"] = roles
	}
	if connections := t.connections(); connections != "" {
		texts["connections.tf"] = connections
	}
	if organizations := t.organizations(); organizations != "" {
		texts["organizations.tf"] = organizations
	}
	if tenant := t.tenant(); tenant != "" {
		texts["tenant.tf"] = tenant
	}
	files := map[string][]byte{}
	for name, text := range texts {
		laid, _ := layout.Format(name, []byte(text))
		if laid == nil {
			laid = []byte(text)
		}
		files[name] = laid
	}
	return files
}

type terraformed struct {
	*export
	out    strings.Builder
	labels map[string]string // by address
	taken  map[string]bool
}

func (t *terraformed) printf(format string, args ...any) { fmt.Fprintf(&t.out, format, args...) }

func (t *terraformed) flush() string {
	text := t.out.String()
	t.out.Reset()
	return text
}

// label is the name of a resource: that of the block, with its key.
func (t *terraformed) label(kind string, block *config.Block) string {
	if known := t.labels[block.Address]; known != "" {
		return known
	}
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(block.Name+"_"+block.Key, "_"))
	label := name
	for n := 2; t.taken[kind+"."+label]; n++ {
		label = name + "_" + strconv.Itoa(n)
	}
	t.taken[kind+"."+label] = true
	t.labels[block.Address] = label
	return label
}

func (t *terraformed) provider() string {
	t.printf("terraform {\n  required_providers {\n    auth0 = {\n      source  = \"auth0/auth0\"\n      version = \">= 1.0\"\n    }\n  }\n}\n\nprovider \"auth0\" {\n")
	if t.tenantDomain() != "" {
		t.printf("  domain = %s\n", layout.Quote(t.tenantDomain()))
	}
	t.printf("}\n")
	return t.flush()
}

func (t *terraformed) tenantDomain() string { return t.export.tenant.Domain }

func (t *terraformed) tenant() string {
	m := t.tenantObject()
	if len(m) == 0 {
		return ""
	}
	t.printf("resource \"auth0_tenant\" \"tenant\" {\n")
	for _, each := range m {
		if flags, nested := each.value.(members); nested {
			t.printf("  flags {\n    %s = %v\n  }\n", flags[0].key, flags[0].value)
			continue
		}
		if truth, is := each.value.(bool); is {
			t.printf("  %s = %t\n", each.key, truth)
			continue
		}
		t.printf("  %s = %s\n", each.key, layout.Quote(fmt.Sprint(each.value)))
	}
	t.printf("}\n")
	return t.flush()
}

func (t *terraformed) each(apis []*compiler.API, applications []*compiler.Application, grants []*compiler.ClientGrant) string {
	first := true
	between := func() {
		if !first {
			t.printf("\n")
		}
		first = false
	}
	for _, api := range apis {
		between()
		t.api(api)
	}
	for _, app := range applications {
		between()
		t.application(app)
	}
	for _, g := range grants {
		between()
		t.grant(g)
	}
	return t.flush()
}

// attributes writes what Terraform has as the wire has it.
func (t *terraformed) attributes(m members, leftOut ...string) {
	for _, each := range m {
		if slices.Contains(leftOut, each.key) {
			continue
		}
		switch v := each.value.(type) {
		case string:
			t.printf("  %s = %s\n", each.key, layout.Quote(v))
		case members:
			t.printf("  %s {\n", each.key)
			t.nested(v)
			t.printf("  }\n")
		case []members:
			for _, one := range v {
				t.printf("  %s {\n", each.key)
				t.nested(one)
				t.printf("  }\n")
			}
		case []string:
			t.printf("  %s = [%s]\n", each.key, quoted(v))
		default:
			t.printf("  %s = %v\n", each.key, v)
		}
	}
}

func (t *terraformed) nested(m members) {
	for _, each := range m {
		switch v := each.value.(type) {
		case members:
			t.printf("    %s {\n", each.key)
			t.nested(v)
			t.printf("    }\n")
		case []string:
			t.printf("    %s = [%s]\n", each.key, quoted(v))
		default:
			t.printf("    %s = %s\n", each.key, layout.Quote(fmt.Sprint(v)))
		}
	}
}

func quoted(texts []string) string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = layout.Quote(text)
	}
	return strings.Join(all, ", ")
}

func (t *terraformed) api(api *compiler.API) {
	label := t.label("api", &api.Config.Block)
	m := t.apiObject(api)
	t.printf("resource \"auth0_resource_server\" %q {\n", label)
	t.attributes(m, "scopes")
	t.printf("}\n")
	scopes := t.scopes(api)
	if len(scopes) == 0 {
		return
	}
	t.printf("\nresource \"auth0_resource_server_scopes\" %q {\n  resource_server_identifier = auth0_resource_server.%s.identifier\n", label, label)
	for _, scope := range scopes {
		t.printf("\n  scopes {\n")
		for _, each := range scope {
			key := each.key
			if key == "value" {
				key = "name"
			}
			t.printf("    %s = %s\n", key, layout.Quote(fmt.Sprint(each.value)))
		}
		t.printf("  }\n")
	}
	t.printf("}\n")
}

func (t *terraformed) application(app *compiler.Application) {
	c := app.Config
	if isOfDocument(app) {
		t.ofDocument(app)
		return
	}
	label := t.label("application", &c.Block)
	t.imports("auth0_client."+label, app.ClientID)
	t.printf("resource \"auth0_client\" %q {\n", label)
	t.attributes(t.applicationObject(app), "client_id", "token_endpoint_auth_method", "client_authentication_methods")
	t.printf("}\n")
	method := c.TokenEndpointAuthMethod.Value
	for _, of := range values(c.ClientAuthenticationMethods) {
		method = of
		t.leave(app.Address, "client_authentication_methods", "its keys are not in the project: write them into auth0_client_credentials."+label)
	}
	if method != "" {
		t.printf("\nresource \"auth0_client_credentials\" %q {\n  client_id = auth0_client.%s.client_id\n  authentication_method = %s\n}\n",
			label, label, layout.Quote(method))
	}
}

func (t *terraformed) grant(g *compiler.ClientGrant) {
	label := t.label("client_grant", &g.Config.Block)
	m := t.grantObject(g, "", true)
	t.printf("resource \"auth0_client_grant\" %q {\n", label)
	if app := g.Application; app != nil {
		if app.Config != nil && app.Address != "" {
			t.printf("  client_id = %s.%s.client_id\n", resourceOf(app), t.label("application", &app.Config.Block))
		} else {
			t.printf("  client_id = %s\n", layout.Quote(app.ClientID))
		}
	}
	if api := g.API; api.Config != nil && api.Address != "" {
		t.printf("  audience = auth0_resource_server.%s.identifier\n", t.label("api", &api.Config.Block))
	} else {
		t.printf("  audience = %s\n", layout.Quote(api.Identifier))
	}
	for i := range m {
		if m[i].key == "scope" {
			m[i].key = "scopes"
		}
	}
	t.attributes(m, "client_id", "audience")
	t.printf("}\n")
	for i, organization := range values(g.Config.Organizations) {
		t.printf("\nresource \"auth0_organization_client_grant\" %q {\n  organization_id = %s\n  grant_id = auth0_client_grant.%s.id\n}\n",
			label+"_"+strconv.Itoa(i+1), layout.Quote(organization), label)
	}
}
