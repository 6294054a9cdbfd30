package rules

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
	"grants/internal/suggest"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "system-api-attribute",
	Group:    lint.SystemAPIs,
	Title:    "attribute that the platform fixes",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/resource-servers/patch-resource-servers-by-id",
		"https://github.com/auth0/terraform-provider-auth0/issues/1367",
	},
	Doc: `The platform owns its system APIs. Of what an api block can say about one, it takes the user policy, the token lifetime and whether
consent is skipped, and refuses a request that changes anything else. Scopes that are declared here have no effect. Nothing is said of a value that
the platform has anyway, as exports write it, nor of scopes that are in the platform's list. One finding names all attributes of a block, since
one request for it is refused.

Remove the attribute.`,
	Gather: &lint.Gathering{Message: func(_ *compiler.Tenant, found []diag.Diagnostic) string {
		return fmt.Sprintf("%s is a system API, whose attributes %s the platform fixes", found[0].Address, lint.KeysOf(found))
	}},
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			// The API of express configuration is set up by request, with attributes of one's own.
			if api.Config == nil || api.System == "" || api.System == compiler.ExpressConfiguration {
				continue
			}
			for _, written := range fixedAttributes(api) {
				remove := p.RemoveAttribute(api.Config.Block, written.name, written.at)
				if !slices.Contains(inMatrix, written.name) {
					remove = remove.Safely()
				}
				p.Report(lint.Finding{
					At: written.at, Address: api.Address, Key: written.name,
					Message: fmt.Sprintf("%s is a system API, whose %s the platform fixes", api.Address, written.name),
					Detail:  "Remove the attribute.",
					Fix:     remove,
				})
			}
		}
	},
})

// inMatrix are the fixed attributes that the matrix shows as they are written. To remove one is no safe fix: it changes what people read there.
var inMatrix = []string{"name", "authorization_details_types", "enforce_policies"}

// attribute is one that is written, and whether it differs from what the platform has.
type attribute struct {
	name    string
	at      diag.Span
	differs bool
}

// fixedAttributes are those that are written of the ones that no request can change, and differ from what the platform has. What it has in them is
// in its answers; of the dialect of tokens and of MFA no page says it.
// https://auth0.com/docs/manage-users/my-account-api, https://auth0.com/docs/get-started/apis/api-settings
func fixedAttributes(api *compiler.API) []attribute {
	c, own := api.Config, api.System.Defaults()
	var written []attribute
	for _, each := range []attribute{
		{"name", c.DisplayName.Span, differs(c.DisplayName, api.System.Name())},
		{"scopes", c.ScopesAttribute.Span, misspeltScope(api)},
		{"authorization_details_types", c.AuthorizationDetailsTypes.Span, c.AuthorizationDetailsTypes.Set && len(c.AuthorizationDetailsTypes.Items) > 0},
		{"enforce_policies", c.EnforcePolicies.Span, differs(c.EnforcePolicies, false)},
		{"token_dialect", c.TokenDialect.Span, differs(c.TokenDialect, "access_token")},
		{"token_lifetime_for_web", c.TokenLifetimeForWeb.Span, differs(c.TokenLifetimeForWeb, own.TokenLifetimeForWeb)},
		{"allow_offline_access", c.AllowOfflineAccess.Span, differs(c.AllowOfflineAccess, own.AllowOfflineAccess)},
		{"consent_policy", c.ConsentPolicy.Span, c.ConsentPolicy.Set},
		{"signing_alg", c.SigningAlg.Span, differs(c.SigningAlg, "RS256")},
	} {
		if each.differs {
			written = append(written, each)
		}
	}
	return written
}

// misspeltScope reports whether an api block declares a scope that the platform does not have, and has one that is near. Its list is never complete here, so
// that what is like nothing in it may be the platform's all the same.
func misspeltScope(api *compiler.API) bool {
	return slices.ContainsFunc(api.Config.ScopeNames(), func(scope string) bool {
		return !stringset.Contains(api.Scopes, scope) && suggest.IsNear(scope, api.Scopes)
	})
}

func differs[T comparable](written config.Located[T], own T) bool {
	return written.Set && written.Value != own
}
