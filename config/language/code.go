package language

// The codes of this package's diagnostics. Each has its entry in the catalogue of package lint.
const (
	codeUnknownBlock     = "unknown-block"
	codeUnknownAttribute = "unknown-attribute"
	codeMissingAttribute = "missing-attribute"
	codeWrongType        = "wrong-type"
	codeUnknownValue     = "unknown-value"
	codeUnknownReference = "unknown-reference"
	codeReferenceCycle   = "reference-cycle"
	codeEvaluation       = "evaluation"
	codeForEach          = "for-each"
	codeVariable         = "variable"
	codeDuplicateName    = "duplicate-name"
	codeSubjectMissing   = "grant-subject-missing"
	codeSubjectConflict  = "grant-subject-conflict"
)
