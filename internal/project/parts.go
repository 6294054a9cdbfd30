package project

import (
	"strings"

	"grants/compiler"
	"grants/diag"
)

// IsBelow reports whether a path is that of a folder or of something in it. Everything is below the empty folder.
func IsBelow(folder, name string) bool {
	return folder == "" || name == folder || strings.HasPrefix(name, folder+"/")
}

// DeclaredBelow are the addresses of what is declared in a folder of the project, for outputs that are to be about that; nil for all of it.
func DeclaredBelow(within string, tenants ...*compiler.Tenant) map[string]bool {
	if within == "" {
		return nil
	}
	addresses := map[string]bool{}
	for _, t := range tenants {
		add := func(address string, header diag.Span) {
			if !header.IsZero() && IsBelow(within, t.Config.Files.Name(header.File)) {
				addresses[address] = true
			}
		}
		for _, api := range t.Config.APIs {
			add(api.Address, api.Header)
		}
		for _, app := range t.Config.Applications {
			add(app.Address, app.Header)
		}
		for _, grant := range t.Config.ClientGrants {
			add(grant.Address, grant.Header)
		}
		for _, role := range t.Config.Roles {
			add(role.Address, role.Header)
		}
		for _, connection := range t.Config.Connections {
			add(connection.Address, connection.Header)
		}
		for _, organization := range t.Config.Organizations {
			add(organization.Address, organization.Header)
		}
		if t.Config.Tenant != nil {
			add(t.Config.Tenant.Address, t.Config.Tenant.Header)
		}
	}
	return addresses
}
