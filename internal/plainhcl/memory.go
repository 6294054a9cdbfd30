package plainhcl

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Memory is what trees are made of. Once nobody needs a tree any more, the next one is made of the same memory: making and collecting the nodes of a
// large tenant costs more than to find them in its text. The zero value is ready for use, by one goroutine.
type Memory struct {
	bodies     slab[hclsyntax.Body]
	attributes slab[hclsyntax.Attribute]
	blocks     slab[hclsyntax.Block]
	quoted     slab[quotedText]
	literals   slab[hclsyntax.LiteralValueExpr]
	references slab[hclsyntax.ScopeTraversalExpr]
	lists      slab[hclsyntax.TupleConsExpr]
	objects    slab[hclsyntax.ObjectConsExpr]
	calls      slab[hclsyntax.FunctionCallExpr]
	keys       slab[hclsyntax.ObjectConsKeyExpr]

	blockLists  slab[*hclsyntax.Block]
	labels      slab[string]
	labelRanges slab[hcl.Range]
	steps       slab[hcl.Traverser]
	values      slab[hclsyntax.Expression]
	items       slab[hclsyntax.ObjectConsItem]

	openBlocks stack[*hclsyntax.Block]
	openValues stack[hclsyntax.Expression]
	openItems  stack[hclsyntax.ObjectConsItem]

	maps     []hclsyntax.Attributes
	mapsUsed int
	texts    *texts // nil before memory is used again: a table is not worth it for one tree
}

// Recycle takes back the memory of all trees. Whatever is left of them is empty.
func (m *Memory) Recycle() {
	m.bodies.recycle()
	m.attributes.recycle()
	m.blocks.recycle()
	m.quoted.recycle()
	m.literals.recycle()
	m.references.recycle()
	m.lists.recycle()
	m.objects.recycle()
	m.calls.recycle()
	m.keys.recycle()
	m.blockLists.recycle()
	m.labels.recycle()
	m.labelRanges.recycle()
	m.steps.recycle()
	m.values.recycle()
	m.items.recycle()
	m.recycleMaps()
	if m.texts == nil {
		m.texts = &texts{}
	}
}

// mostKept is how many things of a kind are kept for the next tree. Trees of configurations are smaller.
const mostKept = 1 << 12

// mostInMap is how large a map may have grown that is used again: emptying it costs as much as all that was ever in it.
const mostInMap = 32

func (m *Memory) recycleMaps() {
	for i, attributes := range m.maps[:m.mapsUsed] {
		large := len(attributes) > mostInMap
		clear(attributes)
		if large {
			m.maps[i] = hclsyntax.Attributes{}
		}
	}
	if len(m.maps) > mostKept {
		m.maps = nil
	}
	m.mapsUsed = 0
}

func (m *Memory) newMap() hclsyntax.Attributes {
	if m.mapsUsed == len(m.maps) {
		m.maps = append(m.maps, hclsyntax.Attributes{})
	}
	m.mapsUsed++
	return m.maps[m.mapsUsed-1]
}

// slab is memory for many things of a kind.
type slab[T any] struct {
	chunk  []T
	used   int   // of chunk
	before [][]T // chunks that have become too small
}

const firstChunk = 8

// take is n things, all zero.
func (s *slab[T]) take(n int) []T {
	if n > len(s.chunk)-s.used {
		if s.used > 0 {
			s.before = append(s.before, s.chunk[:s.used])
		}
		s.chunk, s.used = make([]T, max(n, firstChunk, 2*len(s.chunk))), 0
	}
	taken := s.chunk[s.used : s.used+n : s.used+n]
	s.used += n
	return taken
}

// put is a pointer to a copy of a thing.
func (s *slab[T]) put(thing T) *T {
	place := &s.take(1)[0]
	*place = thing
	return place
}

// copyOf is a copy of some things, nil of none.
func (s *slab[T]) copyOf(things []T) []T {
	if len(things) == 0 {
		return nil
	}
	taken := s.take(len(things))
	copy(taken, things)
	return taken
}

func (s *slab[T]) recycle() {
	for _, chunk := range s.before {
		clear(chunk)
	}
	clear(s.chunk[:s.used])
	s.before, s.used = slices.Delete(s.before, 0, len(s.before)), 0
	if len(s.chunk) > mostKept {
		s.chunk = nil
	}
}

// stack is things that become a list once all of them are known. Lists within lists lie on top of them.
type stack[T any] []T

func (s *stack[T]) push(thing T) { *s = append(*s, thing) }

// pop takes off what lies above a height, as a list of the slab's.
func (s *stack[T]) pop(height int, into *slab[T]) []T {
	list := into.copyOf((*s)[height:])
	*s = (*s)[:height]
	return list
}
