package schema

// Variable is a value from outside the project. It is no object of the tree.
var Variable = &Block{
	Name: "variable", Label: true,
	Doc: "A value that is given from outside, or its default. Expressions read it as var.NAME.",
	Example: `variable "stage" {
  type        = string
  default     = "dev"
  description = "The stage that the tenant serves"

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "stage is dev or prod"
  }
}
`,
	Attributes: []Attribute{
		{
			Name: "type", Doc: "What the value has to be: string, number, bool, any, list(T), set(T), map(T), tuple([T, ...]) or object({ NAME = T, NAME = optional(T) }).",
			Default: "any", Example: "map(list(string))", Field: Field{Type: TypeName},
		},
		{
			Name: "default", Doc: "The value where none is given.", Unset: "The variable has to be given a value.", Example: `"dev"`,
			Field: Field{Type: Any},
		},
		{Name: "description", Doc: "What it is for.", Example: `"The stage that the tenant serves"`, Field: Field{Type: Text}},
	},
	Blocks: []*Block{{
		Name: "validation", Many: true,
		Doc: "A condition that the value has to meet. There may be several.",
		Attributes: []Attribute{
			{
				Name: "condition", Doc: "Whether the value is one that may be given.", Required: true,
				Example: `contains(["dev", "prod"], var.stage)`, Field: Field{Type: Bool},
			},
			{
				Name: "error_message", Doc: "What to say of a value that may not.", Default: "the value does not meet this condition",
				Example: `"stage is dev or prod"`, Field: Field{Type: Text},
			},
		},
	}},
}

// Locals are values with names, which expressions read as local.NAME. They are no objects of the tree.
var Locals = &Block{
	Name: "locals", Free: true,
	Doc: "Values with names of your choice, which expressions read as local.NAME. There may be several such blocks.",
	Example: `locals {
  readers = ["read:posts", "read:friends"]
  editors = concat(local.readers, ["write:posts"])
}
`,
}
