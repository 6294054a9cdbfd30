package plan

import (
	"fmt"
	"slices"
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

// edit changes a copy of one of some objects: as when files are read, both sides share those that are the same.
func edit[T any](objects []*T, i int, change func(*T)) {
	edited := *objects[i]
	change(&edited)
	objects[i] = &edited
}

func BenchmarkLargeTenant(b *testing.B) {
	const applications, apis = 50_000, 150
	base := largeConfig(applications, apis)
	before := compile(b, base)
	for _, c := range []struct {
		name string
		edit func(*config.Config)
	}{
		{"unchanged", func(*config.Config) {}},
		{"one grant", func(cfg *config.Config) {
			edit(cfg.ClientGrants, 0, func(g *config.ClientGrant) { g.Scopes = listOf("scope:9") })
		}},
		{"one policy opened", func(cfg *config.Config) {
			edit(cfg.APIs, 0, func(a *config.API) { a.UserPolicy = value("allow_all") })
		}},
		{"every policy opened", func(cfg *config.Config) {
			for i := range cfg.APIs {
				edit(cfg.APIs, i, func(a *config.API) { a.UserPolicy = value("allow_all") })
			}
		}},
		{"one scope more everywhere", func(cfg *config.Config) {
			for i := range cfg.APIs {
				edit(cfg.APIs, i, func(a *config.API) {
					a.Scopes = append(slices.Clone(a.Scopes), config.Scope{Name: value("scope:new")})
				})
			}
		}},
		{"everything deleted", func(cfg *config.Config) { *cfg = config.Config{} }},
	} {
		cfg := *base
		cfg.APIs, cfg.ClientGrants = slices.Clone(base.APIs), slices.Clone(base.ClientGrants)
		c.edit(&cfg)
		after := compile(b, &cfg)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Diff(before, after)
			}
		})
	}
}
