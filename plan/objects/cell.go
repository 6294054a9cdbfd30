package objects

import (
	"slices"

	"grants/compiler"
)

// Cell is one place of the matrix, the same on both sides.
type Cell struct {
	App     int // index into comparison.apps, or anyThirdParty
	API     int // index into comparison.apis
	Subject int // index into compiler.SubjectTypes
}

func subjectIndex(subject compiler.SubjectType) int {
	return slices.Index(compiler.SubjectTypes, subject)
}
