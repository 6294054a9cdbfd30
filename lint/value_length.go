package lint

import (
	"fmt"
	"unicode/utf8"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "value-length",
	Group:    APIDefinition,
	Title:    "text that is empty or too long",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `Identifiers, names, scopes, descriptions and types of rich authorization requests each have a greatest length, counted in characters,
and those that name something can't be empty. The platform refuses what is outside. A grant can't hold a type over 255 characters,
although an API may register it.

Shorten the value, or give it one.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			p.checkLengthsOfAPI(api)
		}
		for _, app := range p.Tenant.Applications {
			p.checkLength(app.Address, "name", app.Config.DisplayName, length{1, 0})
			p.checkLength(app.Address, "description", app.Config.Description, length{0, 140})
		}
	},
})

// length is the least and the greatest number of characters; 0 for the greatest means that none is known.
type length struct{ least, greatest int }

// mayExclude counts bytes, of which there are no fewer than characters.
func (l length) mayExclude(text string) bool {
	return len(text) < l.least || l.greatest > 0 && len(text) > l.greatest
}

// https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers
func (p *Pass) checkLengthsOfAPI(api *compiler.API) {
	p.checkLength(api.Address, "identifier", api.Config.Identifier, length{1, 600})
	p.checkLength(api.Address, "name", api.Config.DisplayName, length{1, 200})
	for i := range api.Config.Scopes {
		scope := &api.Config.Scopes[i]
		p.checkLength(api.Address, "scope", scope.Name, length{1, 280})
		if described := (length{0, 500}); described.mayExclude(scope.Description.Value) {
			p.checkLength(api.Address, "description of "+shortened(scope.Name.Value), scope.Description, described)
		}
	}
	for _, item := range api.Config.AuthorizationDetailsTypes.Items {
		p.checkLength(api.Address, "authorization_details type", item, length{1, 255})
	}
}

func (p *Pass) checkLength(address, what string, written config.Located[string], allowed length) {
	if !written.Set || !allowed.mayExclude(written.Value) {
		return
	}
	n := utf8.RuneCountInString(written.Value)
	switch {
	case n < allowed.least:
		p.report(finding{
			at: written.Span, address: address, key: what,
			message: fmt.Sprintf("%s of %s is empty", what, address),
			detail:  "It needs at least one character.",
		})
	case n > allowed.greatest:
		p.report(finding{
			at: written.Span, address: address, key: what,
			message: fmt.Sprintf("%s of %s has %d characters, at most %d are allowed", what, address, n, allowed.greatest),
			detail:  "The platform refuses longer ones.",
		})
	}
}

// shortened is a name for a sentence.
func shortened(name string) string {
	const most = 40
	if utf8.RuneCountInString(name) <= most {
		return fmt.Sprintf("%q", name)
	}
	return fmt.Sprintf("%q", string([]rune(name)[:most])+"…")
}
