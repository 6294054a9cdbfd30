package rules

import (
	"fmt"
	"unicode/utf8"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "value-length",
	Group:    lint.APIDefinition,
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
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			checkLengthsOfAPI(p, api)
		}
		for _, app := range p.Tenant.Applications {
			checkLength(p, app.Address, "name", app.Config.DisplayName, length{1, 0})
			checkLength(p, app.Address, "description", app.Config.Description, length{0, 140})
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
func checkLengthsOfAPI(p *lint.Pass, api *compiler.API) {
	checkLength(p, api.Address, "identifier", api.Config.Identifier, length{1, 600})
	checkLength(p, api.Address, "name", api.Config.DisplayName, length{1, 200})
	for i := range api.Config.Scopes {
		scope := &api.Config.Scopes[i]
		checkLength(p, api.Address, "scope", scope.Name, length{1, 280})
		if described := (length{0, 500}); described.mayExclude(scope.Description.Value) {
			checkLength(p, api.Address, "description of "+shortened(scope.Name.Value), scope.Description, described)
		}
	}
	for _, item := range api.Config.AuthorizationDetailsTypes.Items {
		checkLength(p, api.Address, "authorization_details type", item, length{1, 255})
	}
}

func checkLength(p *lint.Pass, address, what string, written config.Located[string], allowed length) {
	if !written.Set || !allowed.mayExclude(written.Value) {
		return
	}
	n := utf8.RuneCountInString(written.Value)
	switch {
	case n < allowed.least:
		p.Report(lint.Finding{
			At: written.Span, Address: address, Key: what,
			Message: fmt.Sprintf("%s of %s is empty", what, address),
			Detail:  "It needs at least one character.",
		})
	case n > allowed.greatest:
		p.Report(lint.Finding{
			At: written.Span, Address: address, Key: what,
			Message: fmt.Sprintf("%s of %s has %d characters, at most %d are allowed", what, address, n, allowed.greatest),
			Detail:  "The platform refuses longer ones.",
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
