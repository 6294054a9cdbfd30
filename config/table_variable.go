package config

var variableNames = []string{"default", "description", "type", "validation"}

// validationBlock is known to the JSON reader only; its attributes are read by checkVariable.
var validationBlock = &blockType{name: "validation", attributes: []attribute{{name: "condition"}, {name: "error_message"}}}

var validationNames = []string{"condition", "error_message"}
