package plan

import (
	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/objects"
)

// isPlatformDefault reports whether an impact is what an unchanged default gives to an application or no longer does, because the application is
// new, gone, or another than before. Under one policy on both sides, nothing else but conditions can differ.
func (c *comparison) isPlatformDefault(i *Impact, at objects.Cell, before, after *cell.View) bool {
	return before.Foreign == nil && after.Foreign == nil && objects.OpensByDefault(c.APIs[at.API], compiler.SubjectTypes[at.Subject]) && len(i.Relaxed)+len(i.Tightened)+len(i.Latent.Relaxed)+len(i.Latent.Tightened) == 0
}
