package lint

import (
	"slices"

	"grants/compiler"
)

// ChosePermissive reports whether somebody chose permissive mode for a third party. It leaves out applications whose registration or id says
// otherwise, which other rules report, and those that nobody says the mode of.
func ChosePermissive(app *compiler.Application) bool {
	return app.Party == compiler.ThirdPartyPermissive && app.Origin != "cimd" && !app.HasStrictID() && !app.ModeAssumed
}

// openAPIs are the custom APIs whose user policy is "allow_all", and who has an inert grant there, which another rule reports.
type openAPIs struct {
	apis  []*compiler.API
	inert map[*compiler.Application]map[*compiler.API]bool
}

// Bypassed are the custom APIs that a third party in permissive mode uses without a grant, by the user policy "allow_all"; none for any other application.
// Those where it has an inert grant are left out, which another rule reports. The list is shared, and not to be changed.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (p *Pass) Bypassed(app *compiler.Application) []*compiler.API { return p.run.open().by(app) }

func (p *Pass) openAPIs() openAPIs {
	open := openAPIs{inert: map[*compiler.Application]map[*compiler.API]bool{}}
	for api := range p.CustomAPIs() {
		if api.PoliciesRead() && api.Policy(compiler.User) == compiler.AllowAll {
			open.apis = append(open.apis, api)
		}
	}
	for g := range p.Grants(InertByPolicy) {
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
