package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/sync/errgroup"

	"grants/compiler"
	"grants/config"
	"grants/config/language"
	"grants/diag"
	"grants/internal/invocation"
	"grants/internal/render/matrix"
	"grants/internal/tenantgen"
	"grants/lint"
	"grants/lint/rules"
)

// The benchmarks of the main commands, beside their floor: reading the same bytes and parsing them with HCL's parser, trees dropped. What counts is the
// ratio to it, in time and in allocations (the ratio that other work on the machine does not disturb).
//
//	go test -run - -bench . -benchtime 1x ./internal/cli

func BenchmarkFloor(b *testing.B) { measure(b, parse) }

// BenchmarkLoad is the part that all commands share.
func BenchmarkLoad(b *testing.B) {
	measure(b, func(b *testing.B, dir string) {
		cfg, problems, err := language.Load(os.DirFS(dir), language.Options{})
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

// BenchmarkReport writes the matrix as a page, and is held against BenchmarkMatrix: at most one and a half times that, on two processors. BenchmarkReportOfPlan
// is a page in which everything changes, held against BenchmarkPlanOfEverything.
func BenchmarkReport(b *testing.B) { measure(b, command("matrix", "-o", "html")) }

func BenchmarkReportOfPlan(b *testing.B) { ofEverything(b, "html") }

func BenchmarkPlanOfEverything(b *testing.B) { ofEverything(b, "json") }

// ofEverything compares a tenant with nothing. XL has gigabytes of JSON.
func ofEverything(b *testing.B, format string) {
	measure(b, func(b *testing.B, dir string) {
		if strings.HasSuffix(b.Name(), "/"+tenantgen.XL.Name) {
			b.Skip("too large")
		}
		command("plan", "--against", "empty", "-o", format)(b, dir)
	})
}

// BenchmarkExplain asks about the first application and API, with what would be enough, and BenchmarkWhoCan who reaches any of some scopes of any API.
// Both are held against BenchmarkLint.
func BenchmarkExplain(b *testing.B) {
	measure(b, func(b *testing.B, dir string) {
		question(b, dir, "explain", firstLabel(b, dir, "application"), firstLabel(b, dir, "api"))
	})
}

func BenchmarkWhoCan(b *testing.B) {
	measure(b, func(b *testing.B, dir string) { question(b, dir, "who-can", "read:*", "-o", "json") })
}

// question is a command that is about the current folder.
func question(b *testing.B, dir string, args ...string) {
	b.Helper()
	var stderr bytes.Buffer
	if code := Main(args, Env{Stdout: io.Discard, Stderr: &stderr, Dir: dir}); code != exitAnswered {
		b.Fatalf("exit code %d: %s", code, &stderr)
	}
}

// firstLabel is the label of the first block of a kind.
func firstLabel(b *testing.B, dir, kind string) string {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.hcl"))
	more, failure := filepath.Glob(filepath.Join(dir, "*", "*.hcl"))
	if err != nil || failure != nil {
		b.Fatal(err, failure)
	}
	for _, file := range append(files, more...) {
		content, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		if _, after, found := strings.Cut(string(content), "\n"+kind+" \""); found {
			label, _, _ := strings.Cut(after, "\"")
			return label
		}
	}
	b.Fatalf("there is no %s", kind)
	return ""
}

// BenchmarkFmt lays out tenants of which every file changes, and shows what would change. It is held against BenchmarkLint: at most five times that.
func BenchmarkFmt(b *testing.B) { measure(b, command("fmt", "--diff")) }

// BenchmarkFmtOfOneFile is BenchmarkFmt for all in one file, and BenchmarkLintOfOneFile what it is held against.
func BenchmarkFmtOfOneFile(b *testing.B) { measureOneFile(b, command("fmt", "--diff")) }

func BenchmarkLintOfOneFile(b *testing.B) { measureOneFile(b, command("lint")) }

func measureOneFile(b *testing.B, step func(b *testing.B, dir string)) {
	invocation.Tune(Env{})
	for _, applications := range []int{5_000, 10_000, 20_000} {
		b.Run(strconv.Itoa(applications), func(b *testing.B) {
			dir := b.TempDir()
			var text bytes.Buffer
			for i := range applications {
				fmt.Fprintf(&text, "application \"a%d\" {\n  client_id=\"id%d\"\n  app_type   = \"regular_web\"\n}\n", i, i)
			}
			if err := into(dir)("all.grants.hcl", text.Bytes()); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				step(b, dir)
			}
		})
	}
}

// BenchmarkPlan reads two tenants that differ in one scope, and compares them: its floor is twice that of the other commands.
func BenchmarkPlan(b *testing.B) {
	measure(b, func(b *testing.B, dir string) {
		command("plan", "--against", "dir:"+filepath.Join(dir, "before"))(b, filepath.Join(dir, "after"))
	}, folder{"before", tenantgen.Write}, folder{"after", tenantgen.WriteChanged})
}

// BenchmarkPlanOfCommit is BenchmarkPlan as a pull request has it: the tenant in git, and one file of it changed. Most files are the same, so it is
// held against BenchmarkMatrix.
func BenchmarkPlanOfCommit(b *testing.B) {
	for _, setting := range []string{"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"} {
		b.Setenv(setting, "bench@example.com")
	}
	measure(b, func(b *testing.B, dir string) {
		project := filepath.Join(dir, "project")
		if _, err := os.Stat(filepath.Join(dir, ".git")); err != nil {
			b.StopTimer()
			runGit(b, dir, "init", "-q")
			runGit(b, dir, "add", ".")
			runGit(b, dir, "commit", "-q", "-m", "first")
			if err := tenantgen.WriteChanged(sizeOf(b), into(project)); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		command("plan", "--against", "git:HEAD")(b, project)
	}, folder{"project", tenantgen.Write})
}

// sizeOf is the size that a benchmark below measure is named for.
func sizeOf(b *testing.B) tenantgen.Size {
	return tenantgen.Sizes[slices.IndexFunc(tenantgen.Sizes, func(s tenantgen.Size) bool { return strings.HasSuffix(b.Name(), "/"+s.Name) })]
}

func runGit(b *testing.B, dir string, args ...string) {
	command := exec.Command("git", args...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("git %v: %v: %s", args, err, out)
	}
}

// The steps after reading, each by itself. What is read is no part of the measurement.

func BenchmarkCompile(b *testing.B) {
	afterLoad(b, func(b *testing.B, cfg *config.Config) func() {
		return func() { compiler.Compile(cfg) }
	})
}

func BenchmarkRules(b *testing.B) {
	afterLoad(b, func(b *testing.B, cfg *config.Config) func() {
		tenant, _ := compiler.Compile(cfg)
		return func() { lint.Run(tenant, rules.All(), lint.Options{}) }
	})
}

func BenchmarkMatrixRows(b *testing.B) {
	for _, format := range []string{"ndjson", "json", "csv", "table"} {
		b.Run(format, func(b *testing.B) {
			afterLoad(b, func(b *testing.B, cfg *config.Config) func() {
				tenant, _ := compiler.Compile(cfg)
				return func() {
					if err := matrixFormats.Of(&matrix.Selection{Tenant: tenant})(format, io.Discard, false); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// afterLoad reads the tenants of all sizes, and measures a step over what was read.
func afterLoad(b *testing.B, prepare func(*testing.B, *config.Config) func()) {
	invocation.Tune(Env{})
	for _, size := range tenantgen.Sizes {
		b.Run(size.Name, func(b *testing.B) {
			if testing.Short() && size == tenantgen.XL {
				b.Skip("too large for a short run")
			}
			dir := b.TempDir()
			if err := tenantgen.Write(size, into(dir)); err != nil {
				b.Fatal(err)
			}
			cfg, problems, err := language.Load(os.DirFS(dir), language.Options{})
			if err != nil || diag.HasErrors(problems) {
				b.Fatal(err, problems)
			}
			step := prepare(b, cfg)
			runtime.GC()
			b.ReportAllocs()
			for b.Loop() {
				step()
			}
		})
	}
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
	invocation.Tune(Env{})
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
