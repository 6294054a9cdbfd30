package config_test

import (
	"fmt"

	"grants/compiler"
	"grants/config"
)

// A tree can come from anywhere: what was written by hand here is compiled like what was read from files.
func Example() {
	social := config.API{
		Block:      config.Block{Name: "social", Address: "api.social"},
		Identifier: text("https://social.example.com"),
		Scopes:     []config.Scope{{Name: text("read:posts")}, {Name: text("write:posts")}, {Name: text("delete:posts")}},
		UserPolicy: text("require_client_grant"),
	}
	web := config.Application{
		Block:    config.Block{Name: "web", Address: "application.web"},
		ClientID: text("AaiyAPdpYdesoKnqjj8HJqRn4T5titww"),
		AppType:  text("regular_web"),
	}
	grant := config.ClientGrant{
		Block:       config.Block{Name: "web", Address: "client_grant.web"},
		ClientID:    reference(web.Address),
		Audience:    reference(social.Address),
		SubjectType: text("user"),
		Scopes:      config.List{Items: []config.Located[string]{text("read:posts"), text("write:posts")}, Set: true},
	}
	tenant, problems := compiler.Compile(&config.Config{
		APIs:         []*config.API{&social},
		Applications: []*config.Application{&web},
		ClientGrants: []*config.ClientGrant{&grant},
	})
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	for cell := range tenant.Matrix(compiler.Filter{}) {
		fmt.Println(cell.Application.Address, "at", cell.API.Address, "for", cell.SubjectType, "tokens:", cell.Scopes)
	}
	// Output: application.web at api.social for user tokens: [read:posts write:posts]
}

func text(value string) config.Located[string] {
	return config.Located[string]{Value: value, Set: true}
}

func reference(address string) config.Located[config.Reference] {
	return config.Located[config.Reference]{Value: config.Reference{Name: address, IsAddress: true}, Set: true}
}
