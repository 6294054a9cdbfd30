package compiler

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestCellsOfTheMatrixAreWhatAccessSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		i := 0
		all := cells(tenant, Filter{All: true, API: func(*API) bool { return true }})
		for _, app := range tenant.Applications {
			for _, api := range tenant.EveryAPI() {
				for _, subject := range SubjectTypes {
					want := tenant.Access(app, api, subject)
					if got, want := all[i].Row(), want.Row(); !reflect.DeepEqual(got, want) {
						t.Errorf("got %v\nwant %v", got, want)
					}
					i++
				}
			}
		}
		if len(all) != i {
			t.Errorf("the matrix has %d cells, want %d", len(all), i)
		}
	})
}

func TestCellsOfAGroupDifferInNothingButTheirApplication(t *testing.T) {
	grouped := 0
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		cfg.Applications = append(cfg.Applications, newApplication("twin", string(FirstParty)), newApplication("other_twin", string(FirstParty)))
		tenant := mustCompile(t, cfg)
		for _, all := range []bool{false, true} {
			first := map[int]Row{}
			for _, cell := range cells(tenant, Filter{All: all}) {
				row := cell.Row()
				row.Application, row.ClientID = "", nil
				if want, known := first[cell.Group()]; known && cell.Group() != 0 {
					grouped++
					if !reflect.DeepEqual(row, want) {
						t.Errorf("group %d\ngot  %v\nwant %v", cell.Group(), row, want)
					}
				}
				first[cell.Group()] = row
			}
		}
	})
	if grouped == 0 {
		t.Error("no two cells were in one group")
	}
}

func TestCellsOfTheirOwnAreThoseOfNoGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		for _, filter := range []Filter{{}, {All: true}, {Allowed: true}, {Fold: true}} {
			var want, got []Row
			for _, cell := range cells(tenant, filter) {
				if cell.Group() == 0 {
					want = append(want, cell.Row())
				}
			}
			filter.Own = true
			for _, cell := range cells(tenant, filter) {
				got = append(got, cell.Row())
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %v\nwant %v", got, want)
			}
		}
	})
}
