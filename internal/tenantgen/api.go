package tenantgen

import (
	"fmt"
	"strings"
)

// api is what grants need to know of an API.
type api struct {
	name       string
	scopes     []string
	readers    []string // what the local of that name holds
	open       bool     // to the tenant's own applications, for users
	userOnly   bool     // closed to client credentials
	hasDefault bool     // a default grant for third parties
}

func (g *generator) makeAPIs() {
	for i := range g.size.APIs {
		a := &api{
			name:       fmt.Sprintf("%s_%03d", domains[i%len(domains)], i),
			open:       i%50 == 49,
			userOnly:   i%10 == 7,
			hasDefault: i%5 == 0,
		}
		a.scopes = g.scopes(20 + g.random.IntN(41))
		for _, scope := range a.scopes {
			if strings.HasPrefix(scope, "read:") && len(a.readers) < 3 {
				a.readers = append(a.readers, scope)
			}
		}
		g.apis = append(g.apis, a)
	}
}

// scopes are n scopes, all verbs for one thing after the other.
func (g *generator) scopes(n int) []string {
	scopes := make([]string, n)
	start := g.random.IntN(len(things))
	for i := range scopes {
		scopes[i] = verbs[i%len(verbs)] + ":" + things[(start+i/len(verbs))%len(things)]
	}
	return scopes
}

func (g *generator) apiFile(apis []*api) {
	g.line("locals {")
	for _, a := range apis {
		g.line("  %s_readers = %s", a.name, quoted(a.readers))
	}
	g.line("}")
	for _, a := range apis {
		g.api(a)
		if a.hasDefault {
			g.thirdPartyDefault(a)
		}
	}
}

func (g *generator) api(a *api) {
	domain, number, _ := strings.Cut(a.name, "_")
	g.line("\napi %q {", a.name)
	g.line("  name       = %q", title(domain)+" API "+number)
	if g.oneIn(10) {
		g.line("  identifier = \"https://%s-%s.${var.env}.api.acme.example.com\"", domain, number)
	} else {
		g.line("  identifier = \"https://%s-%s.api.acme.example.com\"", domain, number)
	}
	g.line("\n  scopes = {")
	for _, scope := range a.scopes {
		verb, thing, _ := strings.Cut(scope, ":")
		g.line("    %-24q = %q", scope, title(verb)+" "+thing)
	}
	g.line("  }\n")
	g.policies(a)
	g.line("  enforce_policies     = %t", g.oneIn(2))
	g.line("  signing_alg          = \"RS256\"")
	g.line("  token_lifetime       = %d", 3600*(1+g.random.IntN(24)))
	g.line("  allow_offline_access = %t", g.oneIn(3))
	g.line("}")
}

func (g *generator) policies(a *api) {
	user, client := "require_client_grant", "require_client_grant"
	if a.open {
		user = "allow_all"
	}
	if a.userOnly {
		client = "deny_all"
	}
	g.line("  subject_type_authorization {")
	g.line("    user {\n      policy = %q\n    }", user)
	g.line("    client {\n      policy = %q\n    }", client)
	g.line("  }")
}

func (g *generator) thirdPartyDefault(a *api) {
	g.line("\nthird_party_default %q {", a.name)
	g.line("  audience     = api.%s.identifier", a.name)
	g.line("  subject_type = \"user\"")
	g.line("  scopes       = %s", quoted(a.readers[:1+g.random.IntN(len(a.readers))]))
	g.line("}")
}
