package plan

import (
	"slices"

	"grants/compiler"
)

// cell is one place of the matrix, the same on both sides.
type cell struct {
	app     int // index into comparison.apps, or anyThirdParty
	api     int // index into comparison.apis
	subject int // index into compiler.SubjectTypes
}

func subjectIndex(subject compiler.SubjectType) int {
	return slices.Index(compiler.SubjectTypes, subject)
}
