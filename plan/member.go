package plan

import (
	"cmp"
	"container/heap"
	"iter"
)

// members are the impacts of a plan with the numbers of their applications, in the order of the JSON. No more is kept than a turn for each
// impact.
func (p *Plan) members() iter.Seq2[*Impact, int] {
	return func(yield func(*Impact, int) bool) {
		queue := p.queue()
		if queue == nil {
			p.unfolded(yield)
			return
		}
		for len(queue) > 0 {
			next := &queue[0]
			if !yield(next.impact, next.n) {
				return
			}
			if next.n++; next.n < next.impact.Applications() {
				heap.Fix(&queue, 0)
			} else {
				heap.Pop(&queue)
			}
		}
	}
}

// unfolded is members where every impact is about one application.
func (p *Plan) unfolded(yield func(*Impact, int) bool) {
	for i := range p.Impacts {
		if !yield(&p.Impacts[i], 0) {
			return
		}
	}
}

// queue is a turn in front of the first application of each impact; nil where none is about several.
func (p *Plan) queue() memberQueue {
	if p.Count() == len(p.Impacts) {
		return nil
	}
	queue := make(memberQueue, len(p.Impacts))
	for i := range p.Impacts {
		queue[i] = turn{impact: &p.Impacts[i], number: i}
	}
	heap.Init(&queue)
	return queue
}

// turn is how far the applications of an impact have been gone through.
type turn struct {
	impact *Impact
	number int // of the impact
	n      int // the application that is next
}

// memberQueue has the turn first whose next application is.
type memberQueue []turn

func (q memberQueue) Len() int           { return len(q) }
func (q memberQueue) Swap(x, y int)      { q[x], q[y] = q[y], q[x] }
func (q memberQueue) Less(x, y int) bool { return q[x].compare(&q[y]) < 0 }
func (q *memberQueue) Push(x any)        { *q = append(*q, x.(turn)) }

func (q *memberQueue) Pop() any {
	last := len(*q) - 1
	popped := (*q)[last]
	*q = (*q)[:last]
	return popped
}

// compare is compareImpacts. Turns in one comparison have indexes in its order.
func (p *turn) compare(other *turn) int {
	if x, y := p.impact.folded, other.impact.folded; x.inMatrix() && y.inMatrix() && x.comparison == y.comparison {
		return cmp.Or(cmp.Compare(p.app(), other.app()), cmp.Compare(x.cell.API, y.cell.API), cmp.Compare(x.cell.Subject, y.cell.Subject))
	}
	address, id := p.impact.name(p.n)
	otherAddress, otherID := other.impact.name(other.n)
	return cmp.Or(
		cmp.Compare(address, otherAddress), cmp.Compare(text(id), text(otherID)),
		cmp.Compare(p.impact.Audience, other.impact.Audience), cmp.Compare(p.impact.SubjectType, other.impact.SubjectType),
		cmp.Compare(p.number, other.number),
	)
}

// app is the index of the application that is next.
func (p *turn) app() int {
	if p.n == 0 {
		return p.impact.folded.cell.App
	}
	return int(p.impact.folded.apps[p.n-1])
}
