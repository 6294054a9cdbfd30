package tenantgen_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config"
	"grants/config/language"
	"grants/internal/tenantgen"
)

type writer func(tenantgen.Size, func(string, []byte) error) error

func files(t *testing.T, write writer, size tenantgen.Size) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := write(size, func(name string, content []byte) error {
		if all[name] != nil {
			t.Errorf("%s is written twice", name)
		}
		all[name] = &fstest.MapFile{Data: slices.Clone(content)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func compile(t *testing.T, fsys fstest.MapFS) *compiler.Tenant {
	t.Helper()
	cfg, problems, err := language.Load(fsys, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, further := compiler.Compile(cfg)
	for _, problem := range append(problems, further...) {
		t.Errorf("%s:%d: %s", problem.Range.File, problem.Range.Start.Line, problem.Message)
	}
	return tenant
}

// Figures can be compared over time only while the tenants stay the same.
func TestTenantIsTheSameOnEveryRun(t *testing.T) {
	hash := sha256.New()
	for range 2 {
		hash.Reset()
		err := tenantgen.Write(tenantgen.S, func(name string, content []byte) error {
			hash.Write([]byte(name + "\n"))
			_, err := hash.Write(content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		const want = "2b0b377ddb10af85370ebe921393b06cc924c4c4ab9e3fb31bafa139d6839058"
		if got := hex.EncodeToString(hash.Sum(nil)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTenantHasWhatItsSizeSays(t *testing.T) {
	for _, size := range []tenantgen.Size{tenantgen.S, tenantgen.M} {
		tenant := compile(t, files(t, tenantgen.Write, size))
		got := tenantgen.Size{Name: size.Name, APIs: len(tenant.APIs), Applications: len(tenant.Applications), Grants: len(tenant.ClientGrants)}
		if got != size {
			t.Errorf("got %+v, want %+v", got, size)
		}
	}
}

// M stands for a real tenant, so it has some of everything.
func TestTenantIsMixed(t *testing.T) {
	tenant := compile(t, files(t, tenantgen.Write, tenantgen.M))
	got := map[string]int{}
	for _, app := range tenant.Applications {
		got[string(app.Party)]++
		got[app.Config.AppType.Value]++
		got[app.Origin]++
	}
	for _, grant := range tenant.ClientGrants {
		switch {
		case grant.AllScopes:
			got["all scopes"]++
		case grant.IsDefault():
			got["default"]++
		case grant.Config.Key != "":
			got["for_each"]++
		case !slices.ContainsFunc(grant.Config.Scopes.Items, func(item config.Located[string]) bool {
			return grant.Config.Scopes.Span.Contains(item.Span)
		}):
			got["local"]++
		}
	}
	for _, api := range tenant.APIs {
		got["user "+string(api.Policy(compiler.User))]++
		got["client "+string(api.Policy(compiler.Client))]++
		if n := len(api.Scopes); n < 20 || n > 60 {
			t.Errorf("%s has %d scopes", api.Address, n)
		}
	}
	for what, want := range map[string][2]int{
		"first_party": {390, 410}, "third_party_strict": {70, 90}, "third_party_permissive": {5, 20}, "dcr": {5, 20},
		"regular_web": {200, 350}, "non_interactive": {75, 150}, "spa": {75, 150},
		"all scopes": {150, 250}, "default": {10, 10}, "for_each": {150, 250}, "local": {75, 250},
		"user allow_all": {1, 1}, "client deny_all": {5, 5},
	} {
		if n := got[what]; n < want[0] || n > want[1] {
			t.Errorf("%s: got %d, want %d to %d", what, n, want[0], want[1])
		}
	}
}

func TestChangedTenantHasOneScopeMore(t *testing.T) {
	before, after := files(t, tenantgen.Write, tenantgen.S), files(t, tenantgen.WriteChanged, tenantgen.S)
	changed := 0
	for name := range after {
		if string(after[name].Data) != string(before[name].Data) {
			changed++
		}
	}
	if changed != 1 || len(before) != len(after) {
		t.Errorf("%d of %d files changed, want 1 of %d", changed, len(after), len(before))
	}
	old, grown := compile(t, before).ClientGrants, compile(t, after).ClientGrants
	more := 0
	for i := range old {
		more += len(grown[i].Scopes) - len(old[i].Scopes)
	}
	if more != 1 {
		t.Errorf("the changed tenant grants %d scopes more, want 1", more)
	}
}

// TestWriteTenant writes a tenant to a folder for measurements of the whole program, when asked to:
//
//	GRANTS_TENANT_DIR=/tmp/xl GRANTS_TENANT_SIZE=XL go test ./internal/tenantgen -run TestWriteTenant
//
// GRANTS_TENANT_SIZE is M unless set; GRANTS_TENANT_CHANGED=1 writes the changed tenant.
func TestWriteTenant(t *testing.T) {
	dir := os.Getenv("GRANTS_TENANT_DIR")
	if dir == "" {
		t.Skip("GRANTS_TENANT_DIR names no folder")
	}
	size := tenantgen.M
	for _, known := range tenantgen.Sizes {
		if known.Name == os.Getenv("GRANTS_TENANT_SIZE") {
			size = known
		}
	}
	write := tenantgen.Write
	if os.Getenv("GRANTS_TENANT_CHANGED") != "" {
		write = tenantgen.WriteChanged
	}
	if err := write(size, into(dir)); err != nil {
		t.Fatal(err)
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
