package config

// The codes of diagnostics about texts. Each has its entry in the catalogue of package lint.
const (
	codeSyntax          = "syntax"
	codeLimit           = "limit"
	codeEncoding        = "encoding"
	codeHiddenCharacter = "hidden-character" // of settings; the rule says it of configuration
)
