package reference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/schema"
	"grants/internal/systemapi"
	"grants/plan"
	"grants/plan/objects"
)

// hosts are the objects in which defaults are left out and written: what an attribute means may depend on others. Each is a block without its braces,
// in a project that says little else.
var hosts = map[*schema.Block][]string{
	schema.Tenant: {``, `domain = "acme.eu.auth0.com"`},
	schema.API: {
		``, `scopes = ["read", "write"]`, `enforce_policies = true`,
		"subject_type_authorization {\n user { policy = \"require_client_grant\" }\n client { policy = \"require_client_grant\" }\n}",
	},
	schema.Application: {
		``, `app_type = "spa"`, `app_type = "regular_web"`, `app_type = "resource_server"`, `is_first_party = false`,
		"is_first_party = false\nthird_party_security_mode = \"permissive\"", "is_first_party = false\nexternal_metadata_type = \"cimd\"",
		`grant_types = ["client_credentials"]`, `token_endpoint_auth_method = "none"`,
	},
	schema.ClientGrant: {
		``, `scopes = ["read"]`, `subject_type = "user"`, `allow_all_scopes = true`, "organization_usage = \"require\"\nscopes = [\"read\"]",
	},
	schema.ThirdPartyDefault: {``, `scopes = ["read"]`, `subject_type = "user"`, `allow_all_scopes = true`},
}

// A default that is written changes nobody's access, and nothing that has to be deployed to give the platform what it has.
func TestADefaultWrittenDownIsNoChange(t *testing.T) {
	eachDefault(t, func(name string, absent, written *compiler.Tenant) {
		for _, p := range []*plan.Plan{plan.Diff(absent, written), plan.Diff(written, absent)} {
			if len(p.Impacts) > 0 {
				t.Errorf("%s changes who can do what: %+v", name, p.Impacts[0])
			}
			for _, change := range p.Changes {
				if change.Effect != objects.EffectNone {
					t.Errorf("%s changes %s, with the effect %s", name, change.Address, change.Effect)
				}
				for _, a := range change.Attributes {
					if a.Before != nil && a.After != nil || len(a.Added)+len(a.Removed) > 0 {
						t.Errorf("%s is another value than what there is without it: %v", name, a)
					}
				}
			}
		}
	})
}

func eachDefault(t *testing.T, check func(name string, absent, written *compiler.Tenant)) {
	t.Helper()
	n := 0
	for block, bodies := range hosts {
		for path, a := range block.EveryAttribute() {
			for i, body := range bodies {
				if a.Default == "" || strings.Contains(body, a.Name) || strings.Contains(body, "{") && strings.Contains(path, ".") {
					continue
				}
				n++
				name := fmt.Sprintf("%s.%s = %s, in %d", block.Name, path, a.Literal(a.Default), i)
				check(name, hostProject(t, block, body), hostProject(t, block, body+"\n"+assignment(path, a.Literal(a.Default))))
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d defaults were looked at", n)
	}
}

// assignment is an attribute as it stands in its block of a file.
func assignment(path, value string) string {
	steps := strings.Split(path, ".")
	last := len(steps) - 1
	return strings.Join(slices.Concat(steps[:last], []string{steps[last] + " = " + value}), " {\n") + strings.Repeat("\n}", last)
}

// hostProject is a project with an object that has a body, beside what that refers to and what refers to it.
func hostProject(t *testing.T, block *schema.Block, body string) *compiler.Tenant {
	t.Helper()
	bodies := map[*schema.Block]string{
		schema.API: `scopes = ["read", "write"]`, schema.Application: "", schema.ClientGrant: `scopes = ["read"]`, schema.ThirdPartyDefault: `scopes = ["write"]`,
	}
	bodies[block] = body
	project := fmt.Sprintf(`
tenant {
  %s
}
api "it" {
  identifier = "https://it.example.com"
  %s
}
application "it" {
  %s
}
client_grant "it" {
  client_id = application.it
  audience  = api.it
  %s
}
third_party_default "it" {
  audience = api.it
  %s
}
`, bodies[schema.Tenant], bodies[schema.API], bodies[schema.Application], bodies[schema.ClientGrant], bodies[schema.ThirdPartyDefault])
	return compiled(t, fstest.MapFS{"it.grants.hcl": {Data: []byte(project)}})
}

// What a plan says there was before a value was written is the default, and nothing where there is none.
func TestAnotherValueTakesThePlaceOfTheDefault(t *testing.T) {
	seen := map[string]bool{}
	for block := range hosts {
		for path, a := range block.EveryAttribute() {
			another := anotherValue(a)
			if another == "" || slices.Contains(block.OneOf, path) {
				continue
			}
			p := plan.Diff(hostProject(t, block, ""), hostProject(t, block, assignment(path, another)))
			for _, change := range p.Changes {
				for _, changed := range change.Attributes {
					if changed.Name != path || changed.IsSet {
						continue
					}
					seen[block.Name+"."+path] = true
					if before := said(changed.Before); before != a.Default {
						t.Errorf("%s.%s is %q before it is written, and %q is its default", block.Name, path, before, a.Default)
					}
				}
			}
		}
	}
	for _, expected := range []string{
		"api.token_lifetime", "api.token_lifetime_for_web", "api.signing_alg", "api.token_dialect", "api.subject_type_authorization.user.policy",
		"api.subject_type_authorization.client.policy", "application.is_first_party", "application.redirection_policy", "application.organization_usage",
		"client_grant.organization_usage", "client_grant.allow_all_scopes", "tenant.enable_dynamic_client_registration", "api.consent_policy",
	} {
		if !seen[expected] {
			t.Errorf("no plan has shown a change of %s", expected)
		}
	}
}

// anotherValue is a value that is not the default, "" where none is known.
func anotherValue(a *schema.Attribute) string {
	for _, value := range slices.Backward(a.Values) {
		if value != a.Default {
			return a.Literal(value)
		}
	}
	switch {
	case a.Type == schema.Bool && a.Default != "":
		return strconv.FormatBool(a.Default == "false")
	case a.Type == schema.Number:
		return "60"
	}
	return ""
}

func said(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// Where nobody names grant types, an application has those that the reference says.
func TestTheReferenceNamesTheGrantTypesThatThereAre(t *testing.T) {
	said := schema.Application.Attribute("grant_types").Unset
	for _, c := range []struct{ body, clause string }{
		{``, "authorization_code, refresh_token and implicit, and client_credentials if"},
		{`app_type = "spa"`, "authorization_code, refresh_token and implicit, "},
		{`is_first_party = false`, "a strict third party has authorization_code and refresh_token"},
		{`app_type = "resource_server"`, "one of type resource_server has none"},
	} {
		named := strings.FieldsFunc(c.clause, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
		app := hostProject(t, schema.Application, c.body).Applications[0]
		for _, grantType := range []string{"authorization_code", "implicit", "refresh_token", "client_credentials"} {
			if has := slices.Contains(app.GrantTypes, grantType); has != slices.Contains(named, grantType) || !strings.Contains(said, c.clause) {
				t.Errorf("an application with %q has %q, and the reference says %q", c.body, app.GrantTypes, said)
			}
		}
	}
}

// Where the platform's own APIs have other defaults, the reference says so.
func TestTheReferenceSaysThatThePlatformsAPIsDiffer(t *testing.T) {
	own := systemapi.API("").Defaults()
	tenant := &compiler.Tenant{}
	for _, system := range systemapi.All() {
		api, has := tenant.Implied(system, system.Identifier("acme.eu.auth0.com")), system.Defaults()
		for path, differs := range map[string]bool{
			"token_lifetime": has.TokenLifetime != own.TokenLifetime, "token_lifetime_for_web": has.TokenLifetimeForWeb != own.TokenLifetimeForWeb,
			"allow_offline_access": has.AllowOfflineAccess != own.AllowOfflineAccess, "skip_consent_for_verifiable_first_party_clients": has.SkipsConsent != own.SkipsConsent,
			"subject_type_authorization.user.policy":   api.Policy(compiler.User) != compiler.AllowAll,
			"subject_type_authorization.client.policy": api.Policy(compiler.Client) != compiler.RequireClientGrant,
		} {
			entry, err := find("api." + path)
			if err != nil {
				t.Fatal(err)
			}
			says := entry.attribute.Unset
			if name := strings.TrimSuffix(strings.TrimPrefix(system.Name(), "Auth0 "), " API"); differs && !strings.Contains(says, name) && !strings.Contains(says, "The platform's own APIs") {
				t.Errorf("%s has another %s, and the reference says %q", name, path, says)
			}
		}
	}
}

func TestTheReferenceSaysWhatIsSoWithoutAnAttribute(t *testing.T) {
	for _, block := range schema.Blocks {
		for path, a := range block.EveryWritten() {
			if !a.Required && a.Default == "" && a.Unset == "" && a.Name != "description" {
				t.Errorf("of %s.%s nobody knows what is so without it", block.Name, path)
			}
			if a.Required && a.Default+a.Unset != "" {
				t.Errorf("%s.%s is never absent", block.Name, path)
			}
			if page := a.PageIn(block); page != "" && !strings.HasPrefix(page, "https://auth0.com/docs/") || a.Ours && a.Page != "" {
				t.Errorf("%s.%s has the page %q", block.Name, path, page)
			}
			if a.Example == "" {
				t.Errorf("%s.%s has no example", block.Name, path)
			}
			for _, text := range []string{a.Doc, a.Unset, a.Wire} { // which Markdown takes as they stand
				if strings.ContainsAny(text, "`*<>|") || strings.Contains(text, " _") {
					t.Errorf("%s.%s says %q", block.Name, path, text)
				}
			}
		}
	}
}
