// Package syntax makes HCL's tokens and trees of bytes, within limits that keep its parser from running away, and says what is wrong in our words.
package syntax

// The codes of diagnostics about texts. Each has its entry in the catalogue of package lint.
const (
	CodeSyntax          = "syntax"
	CodeLimit           = "limit"
	CodeEncoding        = "encoding"
	codeHiddenCharacter = "hidden-character" // of settings; the rule says it of configuration
)
