package plan

import (
	"fmt"
	"testing"

	"grants/config"
)

// largeConfig is a tenant at the limits of the platform's enterprise plan and beyond: every application has four grants.
func largeConfig(applications, apis int) *config.Config {
	cfg := &config.Config{}
	for i := range apis {
		api := &config.API{
			Block: blockOf("api", fmt.Sprint("r", i)), Identifier: value(fmt.Sprint("https://r", i, ".example.com")),
			ScopesAttribute: value(struct{}{}), UserPolicy: value("require_client_grant"),
		}
		for s := range 20 {
			api.Scopes = append(api.Scopes, config.Scope{Name: value(fmt.Sprint("scope:", s))})
		}
		cfg.APIs = append(cfg.APIs, api)
	}
	for i := range applications {
		name := fmt.Sprint("a", i)
		cfg.Applications = append(cfg.Applications, &config.Application{
			Block: blockOf("application", name), ClientID: value("id-" + name), AppType: value("regular_web"), IsFirstParty: value(i%4 > 0),
		})
		for g := range 4 {
			cfg.ClientGrants = append(cfg.ClientGrants, &config.ClientGrant{
				Block: blockOf("client_grant", fmt.Sprint(name, "_", g)), ClientID: refer("application."+name, true),
				Audience:    refer(fmt.Sprint("api.r", (i+g/2)%apis), true),
				SubjectType: value([]string{"client", "user"}[g%2]), Scopes: listOf("scope:1", "scope:2", fmt.Sprint("scope:", i%20)),
			})
		}
	}
	return cfg
}

func BenchmarkLargeTenant(b *testing.B) {
	const applications, apis = 50_000, 150
	before := compile(b, largeConfig(applications, apis))
	for _, c := range []struct {
		name string
		edit func(*config.Config)
	}{
		{"unchanged", func(*config.Config) {}},
		{"one grant", func(cfg *config.Config) { cfg.ClientGrants[0].Scopes = listOf("scope:9") }},
		{"one policy opened", func(cfg *config.Config) { cfg.APIs[0].UserPolicy = value("allow_all") }},
		{"one scope more everywhere", func(cfg *config.Config) {
			for _, api := range cfg.APIs {
				api.Scopes = append(api.Scopes, config.Scope{Name: value("scope:new")})
			}
		}},
	} {
		cfg := largeConfig(applications, apis)
		c.edit(cfg)
		after := compile(b, cfg)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Diff(before, after)
			}
		})
	}
}
