package schema

var VariableNames = []string{"default", "description", "type", "validation"}

// Validation is known to the JSON reader only; its attributes are read by checkVariable.
var Validation = &Block{Name: "validation", Attributes: []Attribute{{Name: "condition"}, {Name: "error_message"}}}

var ValidationNames = []string{"condition", "error_message"}
