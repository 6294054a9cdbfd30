package compiler

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"grants/config"
)

// A tenant that is compiled in several parts, with mistakes in all of them.
func largeConfig() *config.Config {
	cfg := &config.Config{}
	for i := range 5 {
		cfg.APIs = append(cfg.APIs, newAPI(fmt.Sprint(i), fmt.Sprint("https://", i, ".example.com"), "b", "a"))
	}
	for i := range 2*leastPart + 1 {
		app := newApplication(fmt.Sprint(i), "")
		app.ClientID = value(fmt.Sprint("id", i-i%700/699)) // some have the id of their neighbour
		cfg.Applications = append(cfg.Applications, app)
	}
	for i := range 6 * leastPart {
		holder := fmt.Sprint("application.", i%(2*leastPart+50)) // the last of them don't exist
		if i%3 == 0 {
			holder = fmt.Sprint("id", i%(3*leastPart))
		}
		api := fmt.Sprint("api.", i%5)
		if i%999 == 0 {
			api = fmt.Sprint("https://", i, ".example.org")
		}
		cfg.ClientGrants = append(cfg.ClientGrants, newClientGrant(fmt.Sprint(i), holder, api, "client", "b", "c", "a", "b"))
	}
	return cfg
}

func TestTenantIsTheSameOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want, problems := Compile(largeConfig())
	if len(problems) < 10 || len(want.ClientGrants) < 2*leastPart {
		t.Fatalf("%d problems and %d grants, expected more", len(problems), len(want.ClientGrants))
	}
	runtime.GOMAXPROCS(4)
	got, others := Compile(largeConfig())
	if !reflect.DeepEqual(others, problems) {
		t.Error("the problems differ")
	}
	if different := FirstDifference(want, got); different != "" {
		t.Errorf("%s differs", different)
	}
	if !slices.EqualFunc(want.ClientGrants, got.ClientGrants, sameGrant) {
		t.Error("the grants differ")
	}
}
