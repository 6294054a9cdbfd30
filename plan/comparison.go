package plan

import (
	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/notes"
)

// comparison is two tenants with what is found out about their difference, and what others manage.
type comparison struct {
	*cell.Comparison

	elsewhere notes.Elsewhere
}

func newComparison(before, after *compiler.Tenant) *comparison {
	return &comparison{Comparison: cell.NewComparison(before, after)}
}
