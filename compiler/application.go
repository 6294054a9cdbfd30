package compiler

import (
	"slices"
	"strings"

	"grants/config"
	"grants/internal/stringset"
)

// Party says who owns an application, and for third parties in which security mode it runs.
// https://auth0.com/docs/get-started/applications/third-party-applications
type Party string

// The parties.
const (
	FirstParty           Party = "first_party"
	ThirdPartyStrict     Party = "third_party_strict"
	ThirdPartyPermissive Party = "third_party_permissive"
)

// parties are all parties, sorted.
var parties = []Party{FirstParty, ThirdPartyPermissive, ThirdPartyStrict}

// Application is an application with its platform defaults.
type Application struct {
	Address    string
	ClientID   string // empty for an application that does not exist yet
	Name       string
	Party      Party
	GrantTypes []string // after defaults, sorted
	Public     bool     // does not prove who it is at the token endpoint
	Origin     string   // dcr or cimd: how a third party registered itself; else empty

	ModeAssumed bool // its party is the tenant's mode for those that register themselves, which nobody states

	Config *config.Application

	TokenExchange TokenExchange

	gaps   []string // see gapsByAddress
	grants holding
	index  int // in Tenant.Applications
}

func (c *compilation) application(app *Application, declared *config.Application, sets *sets) {
	*app = Application{
		Address:  declared.Address,
		ClientID: declared.ClientID.Value,
		Name:     declared.Name,
		Party:    c.party(declared),
		Public:   isPublic(declared),
		Config:   declared,
		gaps:     c.gaps[declared.Address],

		TokenExchange: tokenExchange(declared),
	}
	if declared.DisplayName.Set {
		app.Name = declared.DisplayName.Value
	}
	if app.Party != FirstParty {
		app.Origin = declared.ExternalMetadataType.Value
	}
	app.ModeAssumed = c.tenant.RegistrationModeAssumed && inheritsMode(declared) && !hasStrictID(declared)
	app.GrantTypes = sets.of(declared.GrantTypes)
	if !declared.GrantTypes.Set {
		app.GrantTypes = defaultGrantTypes(app)
	}
}

// party is strict for a third party that names no security mode, also for one with a metadata document. One that registered itself took the
// tenant's mode for that.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (c *compilation) party(declared *config.Application) Party {
	switch {
	case isFirstParty(declared):
		return FirstParty
	case inheritsMode(declared) && !(c.tenant.RegistrationModeAssumed && hasStrictID(declared)):
		return c.tenant.DynamicRegistrationMode
	}
	return thirdParty(declared.ThirdPartySecurityMode.Value)
}

func isFirstParty(declared *config.Application) bool {
	return !declared.IsFirstParty.Set || declared.IsFirstParty.Value
}

// inheritsMode reports whether an application registered itself, and does not say in which mode.
func inheritsMode(declared *config.Application) bool {
	return !isFirstParty(declared) && !declared.ThirdPartySecurityMode.Set && declared.ExternalMetadataType.Value == "dcr"
}

// hasStrictID: the platform gives third parties in strict mode, and no others, an id of a kind of their own.
// https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications
func hasStrictID(declared *config.Application) bool {
	return strings.HasPrefix(declared.ClientID.Value, StrictIDPrefix)
}

// StrictIDPrefix begins the client_ids of third parties in strict mode.
const StrictIDPrefix = "tpc_"

func thirdParty(mode string) Party {
	if mode == "permissive" {
		return ThirdPartyPermissive
	}
	return ThirdPartyStrict
}

// isPublic goes by the authentication method that is stated, whatever the type: the platform's own gate for client_credentials is the method.
// Where none is stated, the type decides. The platform's schema gives "none" as the default, but gives applications of other types
// client_credentials.
// https://auth0.com/docs/get-started/applications/application-grant-types and
// https://auth0.com/docs/get-started/applications/confidential-and-public-applications
func isPublic(declared *config.Application) bool {
	switch {
	case len(declared.ClientAuthenticationMethods.Items) > 0:
		return false
	case declared.TokenEndpointAuthMethod.Set:
		return declared.TokenEndpointAuthMethod.Value == "none"
	}
	return declared.AppType.Value == "spa" || declared.AppType.Value == "native"
}

// The grant types of applications that name none.
// https://auth0.com/docs/get-started/applications/application-grant-types
var (
	strictGrantTypes       = []string{"authorization_code", "refresh_token"}
	publicGrantTypes       = []string{"authorization_code", "implicit", "refresh_token"}
	confidentialGrantTypes = []string{"authorization_code", "client_credentials", "implicit", "refresh_token"}
)

func defaultGrantTypes(app *Application) []string {
	switch {
	case app.Config.AppType.Value == "resource_server":
		return nil
	case app.Party == ThirdPartyStrict || app.ModeAssumed: // either way there is a flow for users, and none for itself
		return strictGrantTypes
	case app.Public:
		return publicGrantTypes
	}
	return confidentialGrantTypes
}

// Unreachable is why the application cannot use the flows of a subject type, empty where it can. It depends on no API: for which APIs an
// application counts as able to that says nothing of token exchange, Access.Unreachable says. Of several causes it is the one that is
// hardest to change. A nil application, any third party, can: some of them may.
func (a *Application) Unreachable(subject SubjectType) Unreachable {
	switch {
	case a == nil:
		return ""
	case subject == Client:
		return a.withoutClientCredentials()
	case !a.NamesUserFlow() && !a.ExchangesTokens():
		return NoUserFlow
	}
	return ""
}

// WithoutGrants is the application as it would be if it held no grant.
func (a *Application) WithoutGrants() *Application {
	ungranted := *a
	ungranted.grants = nil
	return &ungranted
}

// withoutClientCredentials is why the client credentials flow is closed to the application.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func (a *Application) withoutClientCredentials() Unreachable {
	switch {
	case a.Origin != "":
		return DynamicallyRegistered
	case a.Public:
		return PublicClient
	case !stringset.Contains(a.GrantTypes, "client_credentials"):
		return NoClientCredentialsGrantType
	}
	return ""
}

// NamesUserFlow reports whether a user flow is among the grant types of the application.
func (a *Application) NamesUserFlow() bool { return slices.ContainsFunc(a.GrantTypes, StartsUserFlow) }

// StartsUserFlow holds for every grant type, also one this program has never heard of, that is not known to end without a user or to
// need a session that another one started.
func StartsUserFlow(grantType string) bool {
	return grantType != "client_credentials" && grantType != "refresh_token"
}
