package plan

import (
	"fmt"

	"pgregory.net/rapid"

	"grants/config"
)

// drawLogins gives a project what decides about logins to third parties, or leaves it out: most projects declare nothing of the kind.
func drawLogins(t *rapid.T, cfg *config.Config) {
	cfg.Connections, cfg.Organizations = nil, nil
	if rapid.IntRange(0, 2).Draw(t, "declares logins") > 0 {
		return
	}
	for i := range 2 {
		if flip(t, "has the connection") {
			connection := &config.Connection{Block: blockOf("connection", fmt.Sprint("c", i))}
			if flip(t, "states promotion") {
				connection.IsDomainConnection = value(flip(t, "promoted"))
			}
			cfg.Connections = append(cfg.Connections, connection)
		}
	}
	for i := range 2 {
		if flip(t, "has the organization") {
			organization := &config.Organization{Block: blockOf("organization", fmt.Sprint("o", i))}
			if access := pick(t, "access", "", "allow", "block"); access != "" {
				organization.ThirdPartyClientAccess = value(access)
			}
			if flip(t, "lists connections") {
				organization.EnabledConnections = listOf(some(t, "enabled", "c0", "c1", "elsewhere")...)
			}
			cfg.Organizations = append(cfg.Organizations, organization)
		}
	}
	settings := *cfg.Tenant
	if profile := pick(t, "profile", "", "audience", "compatibility"); profile != "" {
		settings.ResourceParameterProfile = value(profile)
	}
	if flip(t, "has a default audience") {
		settings.DefaultAudience = refer(pick(t, "default audience", drawnAudiences[:3]...), false)
	}
	cfg.Tenant = &settings
	for i, api := range cfg.APIs {
		if flip(t, "names a resource") {
			stating := *api
			stating.Resource = listOf(pick(t, "resource", api.Identifier.Value, "https://else.example.com"))
			cfg.APIs[i] = &stating
		}
	}
	for i, app := range cfg.Applications {
		if usage := pick(t, "usage", "", "allow", "require"); usage != "" {
			asking := *app
			asking.OrganizationUsage = value(usage)
			cfg.Applications[i] = &asking
		}
	}
}

// successorOfLogins takes some of the connections and organizations from another draw.
func successorOfLogins(t *rapid.T, next, cfg, other *config.Config) {
	next.Connections, next.Organizations = cfg.Connections, cfg.Organizations
	if rapid.IntRange(0, 2).Draw(t, "take connections") == 0 {
		next.Connections = other.Connections
	}
	if rapid.IntRange(0, 2).Draw(t, "take organizations") == 0 {
		next.Organizations = other.Organizations
	}
}
