package invocation

import "testing"

func TestTheLastValueInTheEnvironmentCounts(t *testing.T) {
	env := Env{Environ: []string{"NO_COLOR=1", "NO_COLOR="}}
	if value, set := env.Getenv("NO_COLOR"); value != "" || !set {
		t.Errorf("got %q, %t, want an empty value that is set", value, set)
	}
	if _, set := env.Getenv("GOGC"); set {
		t.Error("GOGC is set")
	}
}
