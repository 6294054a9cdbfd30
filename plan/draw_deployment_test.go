package plan

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/config/schema"
	"grants/plan/objects"
)

// drawDeployment is a pair that can be deployed: nobody can change what an application is that registered itself, and the platform has its
// own APIs whether the files mention them or not. It has every attribute that the language has.
func drawDeployment(t *rapid.T) (before, after *compiler.Tenant) {
	cfg, next := drawDeploymentPair(t)
	return compile(t, cfg), compile(t, next)
}

func drawDeploymentPair(t *rapid.T) (cfg, next *config.Config) {
	cfg, next = drawPair(t)
	for _, side := range []*config.Config{cfg, next} {
		for i, app := range side.Applications {
			side.Applications[i] = registered(app)
			if app.DisplayName.Value == "a1" && flip(t, "has its client_id") {
				side.Applications[i].ClientID = value("id-a1")
			}
		}
		for i, api := range side.APIs {
			if isDrawnSystemAPI(api) {
				side.APIs[i] = &config.API{Block: api.Block, Identifier: api.Identifier, UserPolicy: api.UserPolicy,
					SkipConsentForVerifiableFirstPartyClients: api.SkipConsentForVerifiableFirstPartyClients}
			}
			if api.Identifier.Value == drawnAudiences[4] {
				side.APIs[i].ClientPolicy = api.ClientPolicy
			}
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "management API") == 0 {
		addManagementAPI(t, cfg)
		addManagementAPI(t, next)
	}
	if rapid.IntRange(0, 2).Draw(t, "strangers") == 0 {
		drawStrangers(t, cfg, next)
		drawStrangers(t, next, cfg)
	}
	elaborate(t, cfg, next)
	return cfg, next
}

// drawStrangers has grants of a side name what only the other side declares: a client_id, an audience, or both.
func drawStrangers(t *rapid.T, side, other *config.Config) {
	number := 0
	draw := func(api *config.API, holder *config.ClientGrant) {
		for _, subject := range []string{"client", "user"} {
			if rapid.IntRange(0, 2).Draw(t, "strange") == 0 {
				grant := drawGrant(t, api, subject, fmt.Sprint("strange", number))
				grant.Audience, grant.ClientID, grant.DefaultFor = audienceOfSide(side, api), holder.ClientID, holder.DefaultFor
				side.ClientGrants = append(side.ClientGrants, grant)
				number++
			}
		}
	}
	own := []*config.ClientGrant{{DefaultFor: value("third_party_clients")}}
	for _, app := range side.Applications {
		own = append(own, &config.ClientGrant{ClientID: refer(app.Address, true)})
	}
	for _, api := range other.APIs {
		for _, app := range other.Applications {
			if isStrangeTo(side, app) && (app.IsFirstParty == value(true) || !app.IsFirstParty.Set || !isDrawnSystemAPI(api)) {
				draw(api, &config.ClientGrant{ClientID: refer(app.ClientID.Value, false)})
			}
		}
		if isDrawnSystemAPI(api) || (names{side}).api(api.Identifier.Value) != nil {
			continue
		}
		for _, holder := range own {
			draw(api, holder)
		}
	}
}

// isStrangeTo reports whether an application has a client_id, and a side does not have the application.
func isStrangeTo(side *config.Config, app *config.Application) bool {
	return app.ClientID.Set && !slices.ContainsFunc(side.Applications, func(a *config.Application) bool { return a.DisplayName == app.DisplayName })
}

// audienceOfSide refers to an API of either side.
func audienceOfSide(side *config.Config, api *config.API) config.Located[config.Reference] {
	if own := (names{side}).api(api.Identifier.Value); own != nil {
		return refer(own.Address, true)
	}
	return refer(api.Identifier.Value, false)
}

// addManagementAPI adds an API with hundreds of scopes, and perhaps a grant on it.
func addManagementAPI(t *rapid.T, cfg *config.Config) {
	api := drawAPI(t, "management", "https://"+drawnDomain+"/api/v2/")
	cfg.APIs = append(cfg.APIs, &config.API{Block: api.Block, Identifier: api.Identifier, UserPolicy: api.UserPolicy,
		SkipConsentForVerifiableFirstPartyClients: api.SkipConsentForVerifiableFirstPartyClients})
	for i, app := range cfg.Applications {
		if flip(t, "manages") {
			grant := drawGrant(t, api, pick(t, "acting", "client", "user"), fmt.Sprint("management_", i))
			grant.ClientID = refer(app.Address, true)
			cfg.ClientGrants = append(cfg.ClientGrants, grant)
		}
	}
}

// registered is an application of which only the fifth registered itself, and only the fourth is an API, on both sides.
func registered(app *config.Application) *config.Application {
	fixed := *app
	fixed.ExternalMetadataType, fixed.ClientAuthenticationMethods = config.Located[string]{}, config.List{} // no call sends methods other than a secret
	switch {
	case app.DisplayName.Value == "a3":
		fixed.AppType = value("resource_server")
	case app.AppType.Value == "resource_server":
		fixed.AppType = value("regular_web")
	}
	if app.DisplayName.Value == "a4" {
		fixed.IsFirstParty, fixed.ThirdPartySecurityMode, fixed.ExternalMetadataType = value(false), value("strict"), value("dcr")
	}
	return &fixed
}

// elaborate gives the objects of both sides the attributes that access does not depend on, mostly the same ones on both.
func elaborate(t *rapid.T, cfg, next *config.Config) {
	apis, apps := map[string]config.API{}, map[string]config.Application{}
	for _, side := range []*config.Config{cfg, next} {
		for i, api := range side.APIs {
			details := remember(t, apis, api.Identifier.Value, drawAPIDetails)
			side.APIs[i] = detailedAPI(api, &details)
		}
		for i, app := range side.Applications {
			details := remember(t, apps, app.DisplayName.Value, drawApplicationDetails)
			side.Applications[i] = detailedApplication(t, side, app, &details)
			if side == next && app.ClientID.Set && findDrawn(cfg, app.ClientID.Value) == nil {
				side.Applications[i].ResourceServerIdentifier = config.Located[config.Reference]{} // what is there already stands for no API
			}
		}
		side.Connections, side.Organizations = nil, nil // this platform has none; their calls have tests of their own
		settings := *side.Tenant
		settings.DefaultAudience = config.Located[config.Reference]{} // the platform keeps the API of another, and nobody could delete it
		side.Tenant = &settings
		if len(side.APIs) > 0 && flip(t, "default audience") {
			side.Tenant.DefaultAudience = refer(rapid.SampledFrom(side.APIs).Draw(t, "of").Address, true)
		}
		side.Tenant.ResourceParameterProfile = maybe(t, "resource profile", "audience", "compatibility")
		side.Tenant.ClientIDMetadataDocumentSupported = maybe(t, "metadata documents", true, false)
		if rapid.IntRange(0, 4).Draw(t, "registration is not mentioned") == 0 {
			side.Tenant.EnableDynamicClientRegistration = config.Located[bool]{}
			side.Tenant.DynamicClientRegistrationSecurityMode = config.Located[string]{}
		}
	}
	rename(t, cfg, next)
}

// remember draws something anew, or takes what was drawn for the same object on the other side.
func remember[T any](t *rapid.T, known map[string]T, name string, draw func(*rapid.T) T) T {
	details, drawn := known[name]
	if !drawn || rapid.IntRange(0, 3).Draw(t, "other details") == 0 {
		details = draw(t)
	}
	known[name] = details
	return details
}

// maybe is a value, or none in the files.
func maybe[T any](t *rapid.T, label string, items ...T) config.Located[T] {
	if rapid.IntRange(0, 2).Draw(t, "states "+label) > 0 {
		return config.Located[T]{}
	}
	return value(pick(t, label, items...))
}

func drawAPIDetails(t *rapid.T) config.API {
	return config.API{
		DisplayName:         maybe(t, "name", "Orders", "Stock"),
		TokenDialect:        maybe(t, "dialect", "access_token", "rfc9068_profile"),
		TokenLifetimeForWeb: maybe(t, "lifetime for web", int64(7200), int64(30)),
		SkipConsentForVerifiableFirstPartyClients: maybe(t, "skips consent", true, false),
		ConsentPolicy: maybe(t, "consent policy", "transactional-authorization-with-mfa"),
		SigningAlg:    maybe(t, "algorithm", "RS256", "PS256"),
		TokenLifetime: maybe(t, "lifetime of a system API", int64(60), int64(86400)),
	}
}

func detailedAPI(api, details *config.API) *config.API {
	detailed := *api
	detailed.DisplayName, detailed.TokenDialect, detailed.TokenLifetimeForWeb = details.DisplayName, details.TokenDialect, details.TokenLifetimeForWeb
	detailed.SkipConsentForVerifiableFirstPartyClients = details.SkipConsentForVerifiableFirstPartyClients
	detailed.ConsentPolicy, detailed.SigningAlg = details.ConsentPolicy, details.SigningAlg
	if isDrawnSystemAPI(api) {
		detailed.TokenLifetime = details.TokenLifetime
	}
	return &detailed
}

func drawApplicationDetails(t *rapid.T) config.Application {
	return config.Application{
		Description:             maybe(t, "description", "For us", "For them"),
		TokenEndpointAuthMethod: maybe(t, "method", "none", "client_secret_post", "client_secret_basic"),
		OrganizationUsage:       maybe(t, "organizations of users", "deny", "allow"),
		DefaultOrganization:     maybe(t, "default organization", "org_1", "org_2"),
		RedirectionPolicy:       maybe(t, "redirection policy", "allow_always", "open_redirect_protection"),
		AppType:                 maybe(t, "other type", "native", "non_interactive"),
		DisplayName:             maybe(t, "other name", "Somebody"),
		Previously:              maybe(t, "has no name", "yes"),
	}
}

func detailedApplication(t *rapid.T, side *config.Config, app, details *config.Application) *config.Application {
	detailed := *app
	detailed.Description, detailed.TokenEndpointAuthMethod = details.Description, details.TokenEndpointAuthMethod
	detailed.OrganizationUsage, detailed.DefaultOrganization = details.OrganizationUsage, details.DefaultOrganization
	detailed.RedirectionPolicy = details.RedirectionPolicy
	if details.AppType.Set && detailed.AppType.Value != "resource_server" {
		detailed.AppType = details.AppType
	}
	if detailed.AppType.Value == "resource_server" && len(side.APIs) > 0 && !app.ExternalMetadataType.Set {
		detailed.ResourceServerIdentifier = refer(rapid.SampledFrom(side.APIs).Draw(t, "stands for").Address, true)
	}
	if detailed.AppType.Value == "regular_web" && details.DisplayName.Set {
		detailed.AppType = config.Located[string]{}
	}
	switch {
	case details.Previously.Set:
		detailed.DisplayName = config.Located[string]{}
	case details.DisplayName.Set:
		detailed.DisplayName = details.DisplayName
	}
	return &detailed
}

// findDrawn is the application with a client_id, or nil.
func findDrawn(cfg *config.Config, id string) *config.Application {
	i := slices.IndexFunc(cfg.Applications, func(app *config.Application) bool { return app.ClientID.Value == id })
	if i < 0 {
		return nil
	}
	return cfg.Applications[i]
}

// rename gives some applications of the head another block name, which they say, or the client_id that they got when they were replaced.
func rename(t *rapid.T, cfg, next *config.Config) {
	for _, app := range next.Applications {
		was := findDrawn(cfg, "id-a2")
		switch {
		case app.Name == "a3" && flip(t, "renamed"):
			from := app.Address
			app.Block, app.Previously = blockOf("application", "a3new"), value("a3")
			for i, grant := range next.ClientGrants {
				if grant.ClientID.Value.Name == from {
					moved := *grant
					moved.ClientID = refer(app.Address, true)
					next.ClientGrants[i] = &moved
				}
			}
		case app.ClientID.Value == "id-a2" && was != nil && was.IsFirstParty == app.IsFirstParty &&
			was.ThirdPartySecurityMode == app.ThirdPartySecurityMode && flip(t, "was replaced"):
			app.ClientID, app.PreviouslyClientID = value("id-a2-new"), value("id-a2")
		}
	}
}

// neverDrawn are attributes that no pair differs in, and why.
var neverDrawn = map[string]string{
	"tenant.domain":  "a plan is about one tenant",
	"api.identifier": "another identifier is another API, whatever its block is called",
	"application.client_authentication_methods": "a credential comes from elsewhere, and may come at any time",
	"application.previously":                    "the block has another address on either side, see rename",
	"api.resource":                              "only the files know which URLs clients send",
	"application.external_client_id":            "it is fixed when the document is registered",
	"application.external_metadata_type":        "an application registers itself or not, once",
}

// Every attribute that the language has is deployed in some pair: it comes, goes, or becomes another one.
func TestDeploymentsDrawEveryAttribute(t *testing.T) {
	seen := map[string]bool{}
	pairs := rapid.Custom(func(t *rapid.T) [2]*config.Config {
		cfg, next := drawDeploymentPair(t)
		return [2]*config.Config{cfg, next}
	})
	for seed := range 200 {
		sides := pairs.Example(seed)
		before, after := writtenIn(sides[0]), writtenIn(sides[1])
		for address, written := range before {
			other := after[address]
			if other == nil {
				continue
			}
			all := maps.Clone(written)
			maps.Copy(all, other)
			for name := range all {
				if !reflect.DeepEqual(written[name], other[name]) {
					kind, _, _ := strings.Cut(address, ".")
					seen[kind+"."+name] = true
				}
			}
		}
	}
	for _, kind := range []string{objects.TenantKind, objects.APIKind, objects.ApplicationKind, objects.GrantKind} {
		for name := range schema.Object(kind).EveryAttribute() {
			if path := kind + "." + name; !seen[path] && neverDrawn[path] == "" {
				t.Errorf("%s is never drawn: what do the operations do about it?", path)
			}
		}
	}
}
