package schema

// Variable is a value from outside the project. It is no object of the tree.
var Variable = &Block{
	Name: "variable", Label: true,
	Doc: "A value that is given from outside, or its default; expressions read it as var.NAME.",
	Attributes: []Attribute{
		{Name: "type", Doc: "What the value has to be; any value where absent.", Field: Field{Type: TypeName}},
		{Name: "default", Doc: "The value where none is given. A variable without it has to be given one.", Field: Field{Type: Any}},
		{Name: "description", Doc: "What it is for.", Field: Field{Type: Text}},
	},
	Blocks: []*Block{{
		Name: "validation", Many: true,
		Doc: "A condition that the value meets.",
		Attributes: []Attribute{
			{Name: "condition", Doc: "Whether the value is one that may be given.", Field: Field{Type: Bool}, Required: true},
			{Name: "error_message", Doc: "What to say of a value that may not.", Field: Field{Type: Text}},
		},
	}},
}

// Locals are values with names, which expressions read as local.NAME. They are no objects of the tree.
var Locals = &Block{Name: "locals", Free: true, Doc: "Values with names; expressions read them as local.NAME."}
