package tenantgen_test

import (
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/sync/errgroup"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/tenantgen"
)

// The benchmarks of the main steps, beside their floor: reading and parsing the same bytes, trees dropped. No step can be faster, so what counts is the
// ratio to it, in time and in allocations.
//
//	go test -run - -bench . -benchtime 1x ./internal/tenantgen

func BenchmarkFloor(b *testing.B) { measure(b, tenantgen.Write, parse) }

func BenchmarkLoad(b *testing.B) {
	measure(b, tenantgen.Write, func(b *testing.B, fsys fs.FS) { load(b, fsys) })
}

func BenchmarkCompile(b *testing.B) {
	measure(b, tenantgen.Write, func(b *testing.B, fsys fs.FS) { compiled(b, fsys) })
}

// BenchmarkMatrix resolves every cell that the matrix has by default, and writes none.
func BenchmarkMatrix(b *testing.B) {
	measure(b, tenantgen.Write, func(b *testing.B, fsys fs.FS) {
		cells := 0
		for range compiled(b, fsys).Matrix(compiler.Filter{Fold: true}) {
			cells++
		}
		b.ReportMetric(float64(cells), "cells")
	})
}

// measure runs a step over the tenants of all sizes, in files, with the garbage collector as the program sets it.
func measure(b *testing.B, write writer, step func(*testing.B, fs.FS)) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for _, size := range tenantgen.Sizes {
		b.Run(size.Name, func(b *testing.B) {
			if testing.Short() && size == tenantgen.XL {
				b.Skip("too large for a short run")
			}
			dir := b.TempDir()
			if err := write(size, into(dir)); err != nil {
				b.Fatal(err)
			}
			runtime.GC()
			b.ReportAllocs()
			for b.Loop() {
				step(b, os.DirFS(dir))
			}
		})
	}
}

// parse is the floor.
func parse(b *testing.B, fsys fs.FS) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		group.Go(func() error {
			content, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			if _, problems := hclsyntax.ParseConfig(content, name, hcl.InitialPos); problems.HasErrors() {
				return problems
			}
			return nil
		})
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := group.Wait(); err != nil {
		b.Fatal(err)
	}
}

func load(b *testing.B, fsys fs.FS) *config.Config {
	cfg, problems, err := config.Load(fsys, config.Options{})
	if err != nil || diag.HasErrors(problems) {
		b.Fatal(err, problems)
	}
	return cfg
}

func compiled(b *testing.B, fsys fs.FS) *compiler.Tenant {
	tenant, problems := compiler.Compile(load(b, fsys))
	if diag.HasErrors(problems) {
		b.Fatal(problems)
	}
	return tenant
}
