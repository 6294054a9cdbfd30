package tree

// arena hands out pieces of large pieces of memory. What is taken after a mark is taken again after a reset to it.
type arena[T any] struct {
	slabs [][]T
	at    mark
}

// mark is how much of an arena is taken.
type mark struct{ slab, used int }

// slabSize is how many elements are allocated at once.
const slabSize = 512

// take is n zero elements, which may be changed and not grow.
func (a *arena[T]) take(n int) []T {
	for a.at.slab < len(a.slabs) && a.at.used+n > len(a.slabs[a.at.slab]) {
		a.at = mark{a.at.slab + 1, 0}
	}
	if a.at.slab == len(a.slabs) {
		a.slabs = append(a.slabs, make([]T, max(n, slabSize)))
	}
	start := a.at.used
	a.at.used += n
	taken := a.slabs[a.at.slab][start:a.at.used:a.at.used]
	clear(taken)
	return taken
}

// keep is a copy of some elements.
func (a *arena[T]) keep(some []T) []T {
	if len(some) == 0 {
		return nil
	}
	kept := a.take(len(some))
	copy(kept, some)
	return kept
}

// arenas are what a tree is made of.
type arenas struct {
	nodes   arena[Node]
	items   arena[*Node]
	members arena[Member]
}

type marks struct{ nodes, items, members mark }

func (a *arenas) marks() marks { return marks{a.nodes.at, a.items.at, a.members.at} }

func (a *arenas) reset(to marks) {
	a.nodes.at, a.items.at, a.members.at = to.nodes, to.items, to.members
}

// Clone is a copy of a node and everything in it, which takes as little memory as it can.
func (n *Node) Clone() *Node {
	if n == nil {
		return nil
	}
	var nodes, items, members int
	n.Walk(func(n *Node) { nodes, items, members = nodes+1, items+len(n.Items), members+len(n.Members) })
	c := &copying{make([]Node, nodes), make([]*Node, items), make([]Member, members)}
	return c.of(n)
}

// copying is the room for a copy.
type copying struct {
	nodes   []Node
	items   []*Node
	members []Member
}

func (c *copying) of(n *Node) *Node {
	copied := &c.nodes[0]
	*copied, c.nodes = *n, c.nodes[1:]
	copied.Items, c.items = c.items[:len(n.Items):len(n.Items)], c.items[len(n.Items):]
	copied.Members, c.members = c.members[:len(n.Members):len(n.Members)], c.members[len(n.Members):]
	for i, item := range n.Items {
		copied.Items[i] = c.of(item)
	}
	for i, member := range n.Members {
		copied.Members[i] = Member{Key: member.Key, KeyAt: member.KeyAt, Value: c.of(member.Value)}
	}
	return copied
}
