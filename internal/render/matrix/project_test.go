package matrix

import (
	"os"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
)

// shop is a small tenant that has every kind of cell.
func shop(t testing.TB) *compiler.Tenant {
	t.Helper()
	return project(t, "shop")
}

// project is the tenant of a folder of testdata.
func project(t testing.TB, name string) *compiler.Tenant {
	t.Helper()
	cfg, diagnostics, err := language.Load(os.DirFS("testdata/"+name), language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	for _, d := range append(diagnostics, more...) {
		if d.Severity == diag.Error {
			t.Fatalf("%s:%d: %s", d.Range.File, d.Range.Start.Line, d.Message)
		}
	}
	return tenant
}
