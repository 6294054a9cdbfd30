package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// setting is an attribute that is written, by its name.
type setting struct {
	name string
	at   diag.Span
}

func organizationSettings(g *config.ClientGrant) []setting {
	var written []setting
	if g.OrganizationUsage.Set {
		written = append(written, setting{"organization_usage", g.OrganizationUsage.Span})
	}
	if g.AllowAnyOrganization.Set {
		written = append(written, setting{"allow_any_organization", g.AllowAnyOrganization.Span})
	}
	if g.Organizations.Set {
		written = append(written, setting{"organizations", g.Organizations.Span})
	}
	return written
}

// organizationSettingsOn is one finding for all the settings of a grant that has no business with organizations.
func (p *Pass) organizationSettingsOn(g *compiler.ClientGrant, written []setting, but string) finding {
	f := finding{
		at: written[0].at, address: g.Address, key: written[0].name,
		message: fmt.Sprintf("%s sets %s, and %s", g.Address, written[0].name, but),
		detail:  "Organization settings belong to grants for client access of one application. Remove them here.",
	}
	for _, other := range written[1:] {
		f.related = append(f.related, place{other.name + " is set too", other.at})
	}
	f.fix = p.removeAttributes(g.Config.Block, written).safely()
	return f
}

func settingNames(written []setting) string {
	names := make([]string, len(written))
	for i, each := range written {
		names[i] = each.name
	}
	return strings.Join(names, ", ")
}
