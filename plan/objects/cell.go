package objects

import (
	"slices"

	"grants/compiler"
)

// Cell is one place of the matrix, the same on both sides.
type Cell struct {
	App     int // index into Pairing.Apps, or AnyThirdParty
	API     int // index into Pairing.APIs
	Subject int // index into compiler.SubjectTypes
}

func subjectIndex(subject compiler.SubjectType) int {
	return slices.Index(compiler.SubjectTypes, subject)
}
