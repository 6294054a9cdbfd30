package systemapi

import (
	_ "embed" // scopes.csv
	"strings"
	"sync"
)

// Scopes are the scopes of a system API as far as they are known, sorted. The platform adds to them. The list is not to be changed.
func (a API) Scopes() []string { return lists()[a].scopes }

// UserScopes are those that a user's token can carry, sorted. The list is not to be changed.
func (a API) UserScopes() []string { return lists()[a].userScopes }

type list struct{ scopes, userScopes []string }

//go:embed scopes.csv
var csv string

// lists has lines of system API, scope, and yes where a user's token can carry it, below a header. They are from the platform's pages, and
// from recordings of the platform, which show some that no page has.
var lists = sync.OnceValue(func() map[API]list {
	all := map[API]list{}
	for line := range strings.Lines(csv) {
		fields := strings.Split(strings.TrimSpace(line), ",")
		entry := all[API(fields[0])]
		entry.scopes = append(entry.scopes, fields[1])
		if fields[2] == "yes" {
			entry.userScopes = append(entry.userScopes, fields[1])
		}
		all[API(fields[0])] = entry
	}
	return all
})

// CarriedUnlisted reports whether a user's token can carry a scope of a system API that is not in its list, as far as its name tells. Users'
// tokens for the Management API are about the user who is logged in, and so are the names of their scopes.
// https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications
func (a API) CarriedUnlisted(scope string) bool {
	return a != Management || strings.HasSuffix(scope, ":current_user") || strings.Contains(scope, ":current_user_")
}
