package compiler

import (
	"reflect"
	"testing"
)

func TestOpenAccessCountsApplicationsThatCannotUseTheFlow(t *testing.T) {
	job := newApplication("job", "first_party")
	job.GrantTypes = list("client_credentials")
	cfg := project(blog(), job)
	cfg.Applications = append(cfg.Applications, newApplication("web", "first_party"), newApplication("old", "third_party_permissive"))
	tenant := mustCompile(t, cfg)
	type entry struct {
		party                     Party
		applications, unreachable int
	}
	var got []entry
	for open := range tenant.OpenAccess(Filter{}) {
		if len(open.Scopes) != 3 || !open.FutureScopes || open.SubjectType != User {
			t.Errorf("got %+v", open)
		}
		got = append(got, entry{open.Party, open.Applications, open.Unreachable})
	}
	if want := []entry{{FirstParty, 2, 1}, {ThirdPartyPermissive, 1, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
