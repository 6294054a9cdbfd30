package compiler

import (
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
)

// SubjectType says on whose behalf a token is asked for. The platform is adding more, hence a list and not a pair.
type SubjectType string

// The subject types.
const (
	User   SubjectType = "user"   // every flow that ends with a token about a user
	Client SubjectType = "client" // the client credentials flow
)

// SubjectTypes are all subject types, in the order of the matrix.
var SubjectTypes = []SubjectType{Client, User}

// Tenant is a config with links resolved and platform defaults explicit. Its lists are sorted by address and are not to be changed.
type Tenant struct {
	Domain                  string
	DefaultAudience         *API // nil where none is set
	DynamicRegistration     bool
	DynamicRegistrationMode Party // ThirdPartyStrict or ThirdPartyPermissive: what applications that register themselves become
	RegistrationModeAssumed bool  // nobody states that mode: it is the one that gives more
	APIs                    []*API
	Applications            []*Application
	ClientGrants            []*ClientGrant
	Roles                   []*Role
	Connections             []*Connection
	Organizations           []*Organization
	UnresolvedGrants        []*UnresolvedGrant     // the client grants whose client_id or audience leads nowhere
	UnresolvedReferences    []*UnresolvedReference // theirs and others, by address and attribute
	Config                  *config.Config

	// Incomplete says that something that was written is missing here: it could not be read, or was left out after it had been
	// reported. Nothing may be concluded from what is absent then. A literal that leads nowhere makes nothing incomplete: the grant is kept.
	Incomplete bool

	// Shown is what people call a file, as seen from where they stand; nil for its path in the project. Ranges have the latter.
	Shown func(file string) string

	every    []*API          // APIs and those that every tenant has and nothing here mentions, sorted by address
	apis     map[string]*API // by identifier: those of APIs
	defaults holding         // the default grants of third-party applications
}

// EveryAPI is the APIs of the tenant with those that the platform has in every tenant of a known domain and that nothing here mentions, sorted by
// address. It is not to be changed.
func (t *Tenant) EveryAPI() []*API { return t.every }

// Range is where a span of the configuration stands.
func (t *Tenant) Range(span diag.Span) diag.Range { return t.Config.Files.Range(span) }

// ClientGrant is the grant with a key, or nil. An empty holder asks for the default grant of third parties.
func (t *Tenant) ClientGrant(key GrantKey) *ClientGrant {
	api := t.apis[key.Audience]
	if api == nil {
		return nil
	}
	if key.Holder == "" {
		return t.defaults.find(api, key.SubjectType)
	}
	i, found := slices.BinarySearchFunc(t.Applications, key.Holder, func(app *Application, address string) int {
		return strings.Compare(app.Address, address)
	})
	if !found {
		return nil
	}
	return t.Applications[i].grants.find(api, key.SubjectType)
}
