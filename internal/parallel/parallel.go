// Package parallel spreads work over the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each does something for every number from 0 to n-1, each processor taking the next one when it is free. What comes of a number needs a place
// of its own, so that nobody can tell who was first. A panic goes on in the caller.
func Each(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var panicked atomic.Pointer[any]
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			defer func() {
				if cause := recover(); cause != nil {
					panicked.Store(&cause)
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	group.Wait()
	if cause := panicked.Load(); cause != nil {
		panic(*cause)
	}
}

// Do does several things that don't depend on one another.
func Do(things ...func()) {
	Each(len(things), func(i int) { things[i]() })
}

// Parts does something for n items: for one stretch of them on each processor, or for fewer where they would be shorter than least.
func Parts(n, least int, do func(start, end int)) {
	parts := max(1, min(runtime.GOMAXPROCS(0), n/least))
	Each(parts, func(part int) { do(part*n/parts, (part+1)*n/parts) })
}
