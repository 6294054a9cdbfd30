package compiler

import (
	"runtime"
	"sync"
)

// leastPart is the number of items from which on a part of the work is worth a goroutine.
const leastPart = 2_000

// inParts does something for n items, part by part, on all processors. Parts know nothing of each other: what comes of an item has a place of its own.
func inParts(n int, do func(start, end int)) {
	parts := max(1, min(runtime.GOMAXPROCS(0), n/leastPart))
	var group sync.WaitGroup
	for part := 1; part < parts; part++ {
		group.Go(func() { do(part*n/parts, (part+1)*n/parts) })
	}
	do(0, n/parts)
	group.Wait()
}
