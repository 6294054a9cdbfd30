package schema

import "grants/config"

// Role is the block of a role.
var Role = &Block{
	Name: "role", Label: true, ForEach: true,
	Doc: "A role of users and its permissions. Where an API enforces policies, a user's token has no scope that no role of the user has a permission for: " +
		"roles narrow what users get, and never give more than the application can get. Which users have it is not said here.",
	Page: "https://auth0.com/docs/manage-users/access-control/rbac",
	Example: `role "editor" {
  description = "Writes and edits posts"

  permission {
    api    = api.social
    scopes = ["read:posts", "write:posts"]
  }
}
`,
	create: func() config.Object { return &config.Role{} },
	Blocks: []*Block{permissionBlock},
	Attributes: []Attribute{
		{
			Name: "name", Doc: "Its name on the platform, by which its tools tell roles apart.",
			Unset: "The label of the block.", Example: `"Editor"`,
			Field: to(func(r *config.Role) *config.Located[string] { return &r.DisplayName }),
		},
		{
			Name: "id", Doc: "The platform's id of it.",
			Unset: "The role does not exist yet, or is known by its name alone.", Example: `"rol_Xh5cXrbGkT2fCg9V"`,
			Field: to(func(r *config.Role) *config.Located[string] { return &r.ID }),
		},
		{
			Name: "description", Doc: "What it is for.", Unset: "It has none.", Example: `"Writes and edits posts"`,
			Field: to(func(r *config.Role) *config.Located[string] { return &r.Description }),
		},
	},
}

var permissionBlock = &Block{
	Name: "permission", Many: true,
	Doc:    "What the role may do at one API. Several blocks about one API add up.",
	Page:   "https://auth0.com/docs/manage-users/access-control/configure-core-rbac/roles/add-permissions-to-roles",
	create: func() config.Object { return &config.Permission{} },
	Together: &Attribute{
		Name: "permission", Doc: "What the role may do.",
		Field: to(func(r *config.Role) *config.Role { return r }),
	},
	Attributes: []Attribute{
		{
			Name: "api", Doc: "The API that it is about.", Refers: "api", Required: true, Wire: "resource_server_identifier of permissions of their own, at /roles/ID/permissions", Example: "api.social",
			Field: to(func(p *config.Permission) *config.Located[config.Reference] { return &p.API }),
		},
		{
			Name: "scopes", Doc: "The scopes that users with the role may get. One that the API does not declare is no permission.", Required: true,
			Wire: "permission_name of permissions of their own, one for each scope", Example: `["read:posts"]`,
			Field: to(func(p *config.Permission) *config.List { return &p.Scopes }),
		},
	},
}
