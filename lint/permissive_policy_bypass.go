package lint

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "permissive-policy-bypass",
	Group:    ThirdParties,
	Title:    "third-party application that needs no grant",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A third-party application in permissive mode follows the policy of an API like an application of one's own. Where the user policy is
"allow_all", it can ask for every scope on behalf of users, and no grant in this project says so.

Set the user policy of these APIs to "require_client_grant", and give the application a grant for those it is meant to call. What else
permissive mode means, permissive-third-party says of the application.`,
	Check: func(p *Pass) {
		open := p.run.open()
		for _, app := range p.applications() {
			if bypassed := open.by(app); len(bypassed) > 0 && chosePermissive(app) {
				p.report(finding{
					at: modeSpan(app), address: app.Address, key: "third_party_security_mode",
					message: fmt.Sprintf("%s is a third party, and needs no grant for %s", app.Address, enumerated(bypassed)),
					detail:  "It gets every scope there on behalf of users, because it is in permissive mode and the user policy is \"allow_all\".",
					related: []place{policyPlace(bypassed[0], compiler.User)},
				})
			}
		}
	},
})

// openAPIs are the custom APIs whose user policy is "allow_all", and who has an inert grant there, which another rule reports.
type openAPIs struct {
	apis  []*compiler.API
	inert map[*compiler.Application]map[*compiler.API]bool
}

func (p *Pass) openAPIs() openAPIs {
	open := openAPIs{inert: map[*compiler.Application]map[*compiler.API]bool{}}
	for api := range p.customAPIs() {
		if policiesRead(api.Config) && api.Policy(compiler.User) == compiler.AllowAll {
			open.apis = append(open.apis, api)
		}
	}
	for g := range p.grants(inertByPolicy) {
		if g.Application.Party != compiler.ThirdPartyPermissive {
			continue
		}
		if open.inert[g.Application] == nil {
			open.inert[g.Application] = map[*compiler.API]bool{}
		}
		open.inert[g.Application][g.API] = true
	}
	return open
}

// by are the open APIs that a permissive application uses without a grant. The list is shared.
func (o openAPIs) by(app *compiler.Application) []*compiler.API {
	if app.Party != compiler.ThirdPartyPermissive || app.Unreachable(compiler.User) != "" {
		return nil
	}
	if o.inert[app] == nil {
		return o.apis
	}
	return slices.DeleteFunc(slices.Clone(o.apis), func(api *compiler.API) bool { return o.inert[app][api] })
}

// enumerated is the addresses of APIs for a sentence.
func enumerated(apis []*compiler.API) string {
	if len(apis) > maxListed {
		return fmt.Sprintf("%s and %d more APIs", apis[0].Address, len(apis)-1)
	}
	addresses := make([]string, len(apis))
	for i, api := range apis {
		addresses[i] = api.Address
	}
	return strings.Join(addresses, ", ")
}
