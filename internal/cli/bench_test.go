package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/sync/errgroup"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/tenantgen"
)

// The benchmarks of the main commands, beside their floor: reading the same bytes and parsing them with HCL's parser, trees dropped. What counts is the
// ratio to it, in time and in allocations (the ratio that other work on the machine does not disturb).
//
//	go test -run - -bench . -benchtime 1x ./internal/cli

func BenchmarkFloor(b *testing.B) { measure(b, parse) }

// BenchmarkLoad is the part that all commands share.
func BenchmarkLoad(b *testing.B) {
	measure(b, func(b *testing.B, dir string) {
		cfg, problems, err := config.Load(os.DirFS(dir), config.Options{})
		if err != nil || diag.HasErrors(problems) {
			b.Fatal(err, problems)
		}
		if _, problems := compiler.Compile(cfg); diag.HasErrors(problems) {
			b.Fatal(problems)
		}
	})
}

func BenchmarkLint(b *testing.B) { measure(b, command("lint")) }

func BenchmarkMatrix(b *testing.B) { measure(b, command("matrix", "-o", "ndjson")) }

// BenchmarkPlan reads two tenants that differ in one scope, and compares them: its floor is twice that of the other commands.
func BenchmarkPlan(b *testing.B) {
	measure(b, func(b *testing.B, dir string) {
		command("plan", "--against", "dir:"+filepath.Join(dir, "before"))(b, filepath.Join(dir, "after"))
	}, folder{"before", tenantgen.Write}, folder{"after", tenantgen.WriteChanged})
}

// command runs the program on the tenant's folder.
func command(args ...string) func(*testing.B, string) {
	return func(b *testing.B, dir string) {
		var stderr bytes.Buffer
		if code := Main(append(args, dir), Env{Stdout: io.Discard, Stderr: &stderr}); code != exitAnswered {
			b.Fatalf("exit code %d: %s", code, &stderr)
		}
	}
}

// folder is a tenant in a folder of its own.
type folder struct {
	name  string
	write func(tenantgen.Size, func(name string, content []byte) error) error
}

// measure runs a step over the tenants of all sizes, in files, with the garbage collector set as in the program. Where the step wants more than the tenant,
// it says in which folders.
func measure(b *testing.B, step func(b *testing.B, dir string), folders ...folder) {
	tune(Env{})
	if len(folders) == 0 {
		folders = []folder{{".", tenantgen.Write}}
	}
	for _, size := range tenantgen.Sizes {
		b.Run(size.Name, func(b *testing.B) {
			if testing.Short() && size == tenantgen.XL {
				b.Skip("too large for a short run")
			}
			dir := b.TempDir()
			for _, f := range folders {
				if err := f.write(size, into(filepath.Join(dir, f.name))); err != nil {
					b.Fatal(err)
				}
			}
			runtime.GC()
			b.ReportAllocs()
			for b.Loop() {
				step(b, dir)
			}
		})
	}
}

// into writes files below a folder.
func into(dir string) func(string, []byte) error {
	return func(name string, content []byte) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, content, 0o644)
	}
}

// parse is the floor.
func parse(b *testing.B, dir string) {
	fsys := os.DirFS(dir)
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
