package compiler_test

import (
	"fmt"

	"grants/compiler"
	"grants/config"
)

func stated(value string) config.Located[string] {
	return config.Located[string]{Value: value, Set: true}
}

// Who may call what: an application that signs customers in may read what its grant lists, and nothing else; as itself it may do nothing.
func Example() {
	tree := &config.Config{
		APIs: []*config.API{{
			Block:      config.Block{Address: "api.posts", Name: "posts"},
			Identifier: stated("https://posts.example.com"), UserPolicy: stated("require_client_grant"), ClientPolicy: stated("require_client_grant"),
			Scopes:          []config.Scope{{Name: stated("read:posts")}, {Name: stated("delete:posts")}},
			ScopesAttribute: config.Located[struct{}]{Set: true},
		}},
		Applications: []*config.Application{{Block: config.Block{Address: "application.web", Name: "web"}, AppType: stated("regular_web")}},
		ClientGrants: []*config.ClientGrant{{
			Block:       config.Block{Address: "client_grant.web", Name: "web"},
			ClientID:    config.Located[config.Reference]{Value: config.Reference{Name: "application.web", IsAddress: true}, Set: true},
			Audience:    config.Located[config.Reference]{Value: config.Reference{Name: "api.posts", IsAddress: true}, Set: true},
			SubjectType: stated("user"),
			Scopes:      config.List{Items: []config.Located[string]{stated("read:posts")}, Set: true},
		}},
	}
	tenant, problems := compiler.Compile(tree)
	fmt.Println(len(problems), "problems")
	for cell := range tenant.Matrix(compiler.Filter{All: true}) {
		if cell.API.System == "" {
			fmt.Println(cell.Application.Address, cell.API.Address, cell.SubjectType, cell.Reason, cell.Scopes)
		}
	}
	// Output:
	// 0 problems
	// application.web api.posts client no_grant []
	// application.web api.posts user client_grant [read:posts]
}
