package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "system-api-attribute",
	Group:    SystemAPIs,
	Title:    "attribute that the platform fixes",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/patch-resource-servers-by-id",
		"https://github.com/auth0/terraform-provider-auth0/issues/1367",
	},
	Doc: `The platform owns its system APIs. Of what an api block can say about one, it takes the user policy, the token lifetime and whether
consent is skipped, and refuses a request that changes anything else. Scopes that are declared here have no effect.

Remove the attribute.`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			// The API of express configuration is set up by request, with attributes of one's own.
			if api.Config == nil || api.System == "" || api.System == compiler.ExpressConfiguration {
				continue
			}
			for _, written := range fixedAttributes(api.Config) {
				remove := p.removeAttribute(api.Config.Block, written)
				if !slices.Contains(inMatrix, written.name) {
					remove = remove.safely()
				}
				p.report(finding{
					at: written.at, address: api.Address, key: written.name,
					message: fmt.Sprintf("%s is a system API, whose %s the platform fixes", api.Address, written.name),
					detail:  "Remove the attribute.",
					fix:     remove,
				})
			}
		}
	},
})

// inMatrix are the fixed attributes that the matrix shows as they are written. To remove one is no safe fix: it changes what people read there.
var inMatrix = []string{"name", "authorization_details_types", "enforce_policies"}

// fixedAttributes are those that are written of the ones that no request can change.
func fixedAttributes(api *config.API) []setting {
	var written []setting
	for _, each := range []struct {
		setting
		set bool
	}{
		{setting{"name", api.DisplayName.Span}, api.DisplayName.Set},
		{setting{"scopes", api.ScopesAttribute.Span}, api.ScopesAttribute.Set},
		{setting{"authorization_details_types", api.AuthorizationDetailsTypes.Span}, api.AuthorizationDetailsTypes.Set},
		{setting{"enforce_policies", api.EnforcePolicies.Span}, api.EnforcePolicies.Set},
		{setting{"token_dialect", api.TokenDialect.Span}, api.TokenDialect.Set},
		{setting{"token_lifetime_for_web", api.TokenLifetimeForWeb.Span}, api.TokenLifetimeForWeb.Set},
		{setting{"allow_offline_access", api.AllowOfflineAccess.Span}, api.AllowOfflineAccess.Set},
		{setting{"consent_policy", api.ConsentPolicy.Span}, api.ConsentPolicy.Set},
		{setting{"signing_alg", api.SigningAlg.Span}, api.SigningAlg.Set},
	} {
		if each.set {
			written = append(written, each.setting)
		}
	}
	return written
}
