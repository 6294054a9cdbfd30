package accesstest

import "grants/config/schema"

// block is what a file of tests is made of, and nothing else.
var block = &schema.Block{
	Name: "test", Label: true,
	Doc: "What somebody expects of access. It passes where all of it holds.",
	Attributes: []schema.Attribute{
		{Name: "variables", Doc: "Values for variables, by their names: the project is compiled with them for this test.", Field: schema.Field{Type: schema.Any}},
	},
	Blocks: []*schema.Block{
		{
			Name: "who_can", Many: true, Doc: "Which applications get a scope.",
			Attributes: []schema.Attribute{
				{Name: "api", Required: true},
				{Name: "scope", Required: true},
				{Name: "subject_type"},
				{Name: "only"},
				{Name: "at_least"},
				{Name: "at_most"},
			},
		},
		{
			Name: "access", Many: true, Doc: "Which scopes applications get.",
			Attributes: []schema.Attribute{
				{Name: "applications", Required: true},
				{Name: "api", Required: true},
				{Name: "subject_type"},
				{Name: "exactly"},
				{Name: "at_least"},
				{Name: "at_most"},
			},
		},
	},
}
