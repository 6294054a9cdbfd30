package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"grants/internal/invocation"
	"grants/internal/tenantgen"
)

// BenchmarkLintOfAPI is held against BenchmarkLint, of the same tenants: at most twice that.
func BenchmarkLintOfAPI(b *testing.B) {
	measureForeign(b, func(string) []string { return []string{"lint", "api:api"} })
}

// BenchmarkMatrixOfPlan is held against BenchmarkMatrix: at most twice that.
func BenchmarkMatrixOfPlan(b *testing.B) {
	measureForeign(b, func(dir string) []string {
		if err := writePlan(dir); err != nil {
			b.Fatal(err)
		}
		return []string{"matrix", "tfplan:plan.json", "-o", "ndjson"}
	})
}

// measureForeign runs a command over the tenants of all sizes as the Management API would list them.
func measureForeign(b *testing.B, prepare func(dir string) []string) {
	invocation.Tune(Env{})
	for _, size := range tenantgen.Sizes {
		b.Run(size.Name, func(b *testing.B) {
			if testing.Short() && size == tenantgen.XL {
				b.Skip("too large for a short run")
			}
			dir := b.TempDir()
			if err := tenantgen.Write(size, into(filepath.Join(dir, "own"))); err != nil {
				b.Fatal(err)
			}
			foreign(b, dir, "export", "own", "--to", "api", "-o", "api")
			args := prepare(dir)
			runtime.GC()
			b.ReportAllocs()
			for b.Loop() {
				foreign(b, dir, args...)
			}
		})
	}
}

func foreign(b *testing.B, dir string, args ...string) {
	var problems bytes.Buffer
	if code := Main(args, Env{Stdout: io.Discard, Stderr: &problems, Dir: dir}); code == exitFailed {
		b.Fatalf("%v: %s", args, &problems)
	}
}

// writePlan makes a plan that creates what the listings have.
func writePlan(dir string) error {
	out, err := os.Create(filepath.Join(dir, "plan.json"))
	if err != nil {
		return err
	}
	defer out.Close()
	names, err := filepath.Glob(filepath.Join(dir, "api", "*.json"))
	if err != nil {
		return err
	}
	changes := []any{}
	for _, name := range names {
		kind := map[string]string{"clients.json": "auth0_client", "resource-servers.json": "auth0_resource_server", "client-grants.json": "auth0_client_grant"}[filepath.Base(name)]
		if kind == "" {
			continue
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var objects []object
		if err := json.Unmarshal(content, &objects); err != nil {
			return err
		}
		for _, each := range objects {
			if scope, is := each["scope"]; is {
				each["scopes"] = scope
			}
			label := fmt.Sprintf("%s.n%d", kind, len(changes))
			changes = append(changes, object{
				"address": label, "mode": "managed", "type": kind, "name": label[len(kind)+1:],
				"change": object{"actions": []string{"create"}, "before": nil, "after": each, "after_unknown": object{}},
			})
		}
	}
	return json.NewEncoder(out).Encode(object{"format_version": "1.2", "resource_changes": changes, "configuration": object{"root_module": object{}}})
}
