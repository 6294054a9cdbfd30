package invocation

import "runtime/debug"

// The garbage collector's settings. A run is short and its memory grows steadily, so collecting seldom is worth a quarter of the time;
// near the limit it collects more often again, so that a large tenant fits into a small CI machine. A process takes some 10 MiB more than the limit, for
// the program itself.
const (
	gcPercent         = 1600
	memoryLimit       = 560 << 20
	memoryLimitForTwo = 900 << 20 // which share most of what they say
)

// Tune sets up the garbage collector, except where the environment does.
func Tune(env Env) {
	if _, set := env.Getenv("GOGC"); !set {
		debug.SetGCPercent(gcPercent)
	}
	if _, set := env.Getenv("GOMEMLIMIT"); !set {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// TuneForTwo allows for a second tenant beside the first.
func TuneForTwo(env Env) {
	if _, set := env.Getenv("GOMEMLIMIT"); !set {
		debug.SetMemoryLimit(memoryLimitForTwo)
	}
}
