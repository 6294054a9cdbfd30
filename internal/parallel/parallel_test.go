package parallel

import (
	"runtime"
	"testing"
)

func processors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func TestEachDoesEveryNumberOnce(t *testing.T) {
	for _, n := range []int{1, 4} {
		processors(t, n)
		for _, items := range []int{0, 1, 3, 1000} {
			done := make([]int, items)
			Each(items, func(i int) { done[i]++ })
			for i, times := range done {
				if times != 1 {
					t.Errorf("%d processors: number %d of %d was done %d times", n, i, items, times)
				}
			}
		}
	}
}

func TestPartsCoverAllItems(t *testing.T) {
	processors(t, 4)
	for _, items := range []int{0, 1, 9, 10, 25, 100} {
		done := make([]int, items)
		Parts(items, 10, func(start, end int) {
			for i := start; i < end; i++ {
				done[i]++
			}
		})
		for i, times := range done {
			if times != 1 {
				t.Errorf("item %d of %d was done %d times", i, items, times)
			}
		}
	}
}

func TestDoDoesEverything(t *testing.T) {
	for _, n := range []int{1, 2} {
		processors(t, n)
		var a, b bool
		if Do(func() { a = true }, func() { b = true }); !a || !b {
			t.Errorf("%d processors: done %t, %t", n, a, b)
		}
	}
}

func TestPanicGoesOnInTheCaller(t *testing.T) {
	processors(t, 4)
	defer func() {
		if cause := recover(); cause != "no seven" {
			t.Errorf("recovered %v, want no seven", cause)
		}
	}()
	Each(100, func(i int) {
		if i == 7 {
			panic("no seven")
		}
	})
	t.Error("the panic was lost")
}
