package wire

import (
	"fmt"

	"grants/config"
)

// resolve makes references to objects of the form references to their addresses.
func (b *Builder) resolve() {
	applications, apis := handles(b.applications), map[string]*config.API{}
	for _, api := range b.apis {
		if api.handle != "" {
			apis[api.handle] = api.object
		}
	}
	ids := labels(b.applications, func(app *config.Application) (string, string) { return app.ClientID.Value, app.Address })
	for _, app := range b.applications {
		app.gaps = append(app.gaps, follow(app.links, applications, apis, ids)...)
	}
	for _, role := range b.roles {
		role.gaps = append(role.gaps, follow(role.links, applications, apis, ids)...)
	}
	for _, grant := range b.grants {
		grant.gaps = append(grant.gaps, follow(grant.links, applications, apis, ids)...)
	}
}

func follow(links []link, applications map[string][]*config.Application, apis map[string]*config.API, ids map[string]string) (gaps []config.Gap) {
	for _, l := range links {
		address := ""
		if api := apis[l.handle]; l.isAPI && api != nil {
			address = api.Address
		}
		found := applications[l.handle]
		switch {
		case l.isAPI:
		case len(found) == 1:
			address = found[0].Address
		case len(found) > 1:
			gaps = append(gaps, config.Gap{
				ID: "ambiguous-name", Attribute: l.attribute, At: l.field.Span, Effect: config.GapAccess,
				Message: fmt.Sprintf("%d applications are called %q, and nobody can tell which one is meant", len(found), l.handle),
			})
		default:
			address = ids[l.handle]
		}
		if address == "" && l.within {
			gaps = append(gaps, config.Gap{
				ID: "known-after-apply", Attribute: l.attribute, At: l.field.Span, Effect: config.GapAccess,
				Message: fmt.Sprintf("it is made of an id that is known only after the plan is applied (%s)", l.handle),
			})
		}
		if address != "" {
			l.field.Value = config.Reference{Name: address, IsAddress: true}
		}
	}
	return gaps
}
