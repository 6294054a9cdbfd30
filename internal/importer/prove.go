package importer

import (
	"fmt"
	"maps"

	"grants/compiler"
	"grants/diag"
	"grants/internal/project"
	"grants/internal/source"
	"grants/plan"
	"grants/plan/objects"
)

// Prove reads what is to be written, and compares it with the source. It returns how they differ, nil where they do not; the error is about what does not
// compile.
func (p *Project) Prove() (*plan.Plan, error) {
	files := maps.Clone(p.Files)
	opts := project.Options{}
	if content, has := files[p.Values]; has {
		opts.VarFiles = append(opts.VarFiles, opts.Add(&source.Companion{Name: p.Values, Shown: p.Values, Content: content, Own: true}))
		delete(files, p.Values)
	}
	head, err := project.Load(source.InMemory(files), opts)
	if err != nil {
		return nil, err
	}
	if diag.HasErrors(head.Diagnostics) {
		first := head.Diagnostics[0]
		return nil, fmt.Errorf("what would be written does not compile, and nothing was written: %s: %s", first.Range.File, first.Message)
	}
	base, _ := compiler.Compile(p.Config)
	if objects.Digest(base) == objects.Digest(head.Tenant) {
		return nil, nil
	}
	return plan.Diff(base, head.Tenant), nil
}
