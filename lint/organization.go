package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// mentionsOrganizations also holds where a setting about organizations could not be read.
func mentionsOrganizations(g *compiler.ClientGrant) bool {
	usage, anyOrganization, linked := &g.Config.OrganizationUsage, &g.Config.AllowAnyOrganization, &g.Config.Organizations
	return usage.Set || usage.Failed || anyOrganization.Set || anyOrganization.Failed || linked.Set || linked.Failed || len(linked.Items) > 0
}

// organizationSetting is an attribute that is written, by its name.
type organizationSetting struct {
	name string
	at   diag.Span
}

func organizationSettings(g *config.ClientGrant) []organizationSetting {
	var written []organizationSetting
	if g.OrganizationUsage.Set {
		written = append(written, organizationSetting{"organization_usage", g.OrganizationUsage.Span})
	}
	if g.AllowAnyOrganization.Set {
		written = append(written, organizationSetting{"allow_any_organization", g.AllowAnyOrganization.Span})
	}
	if g.Organizations.Set {
		written = append(written, organizationSetting{"organizations", g.Organizations.Span})
	}
	return written
}

// OrganizationsOutOfPlace is one finding for all that a grant sets about organizations, where it has no business with them; not found where it sets nothing.
// Organizations are for grants for client access of one application on an API of one's own.
// https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access
func (p *Pass) OrganizationsOutOfPlace(g *compiler.ClientGrant, but string) (f Finding, found bool) {
	written := organizationSettings(g.Config)
	if len(written) == 0 {
		return f, false
	}
	f = Finding{
		At: written[0].at, Address: g.Address, Key: written[0].name,
		Message: fmt.Sprintf("%s sets %s, and %s", g.Address, written[0].name, but),
		Detail:  "Organization settings belong to grants for client access of one application. Remove them here.",
	}
	for _, other := range written[1:] {
		f.Related = append(f.Related, Place{other.name + " is set too", other.at})
	}
	f.Fix = p.withoutOrganizations(g.Config.Block, written).Safely()
	return f, true
}

// withoutOrganizations takes all of them out, or none.
func (p *Pass) withoutOrganizations(block config.Block, written []organizationSetting) *Fix {
	all := &Fix{}
	names := make([]string, len(written))
	for i, each := range written {
		one := p.RemoveAttribute(block, each.name, each.at)
		if one == nil {
			return nil
		}
		names[i] = each.name
		all.Edits = append(all.Edits, one.Edits...)
	}
	all.Title = "remove " + strings.Join(names, ", ")
	return all
}

// AllowOrganizations repairs a grant that says nothing of organizations or denies them, and has settings about them all the same.
func (p *Pass) AllowOrganizations(g *compiler.ClientGrant) *Fix {
	usage := g.Config.OrganizationUsage
	if usage.Set {
		return ReplaceBy("allow", usage).Elsewhere(usage.Span)
	}
	return p.AddAttribute(g.Config.Block, "organization_usage", usage.Span, `"allow"`)
}

// AnyOrganizationOfOwn reports whether a grant for client access of an application of one's own allows any organization. It leaves out the grants that
// have other rules to say that organizations are none of their business.
func AnyOrganizationOfOwn(g *compiler.ClientGrant) bool {
	return g.Config.AllowAnyOrganization.Value && g.SubjectType == compiler.Client &&
		!g.IsDefault() && !g.Application.IsThirdParty() && g.API.System == ""
}
