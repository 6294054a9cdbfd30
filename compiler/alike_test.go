package compiler

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// What applications have in common and what their grants decide is the whole matrix.
func TestCellsOfAlikeApplicationsAndOfGrantsAreTheMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		filter := Filter{All: rapid.Bool().Draw(t, "all")}
		want := map[[3]string]Row{}
		for _, cell := range cells(tenant, filter) {
			row := cell.Row()
			want[[3]string{row.Application, row.API, row.SubjectType}] = row
		}
		got := map[[3]string]Row{}
		for _, alike := range tenant.Alike(filter) {
			for _, app := range alike.Applications {
				for _, cell := range alike.Cells {
					if app.GrantFor(cell.API, cell.SubjectType) == nil {
						cell.Application = app
						row := cell.Row()
						got[[3]string{row.Application, row.API, row.SubjectType}] = row
					}
				}
			}
		}
		for _, grant := range tenant.ClientGrants {
			if cell := tenant.Access(grant.Application, grant.API, grant.SubjectType); grant.Application != nil && filter.wants(&cell) {
				row := cell.Row()
				got[[3]string{row.Application, row.API, row.SubjectType}] = row
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
	})
}
