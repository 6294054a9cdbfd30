package cli

import (
	"maps"
	"os"
	"slices"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/internal/tenantgen"
	"grants/lint"
	"grants/lint/rules"
)

// A tenant that is made to measure with has few findings, as a tenant that is taken care of has, and not thousands by mistake of the generator.
func TestGeneratedTenantsAreTakenCareOf(t *testing.T) {
	dir := t.TempDir()
	if err := tenantgen.Write(tenantgen.M, into(dir)); err != nil {
		t.Fatal(err)
	}
	cfg, problems, err := language.Load(os.DirFS(dir), language.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	tenant, _ := compiler.Compile(cfg)
	found := map[string]int{}
	for _, d := range lint.Run(tenant, rules.All(), lint.Options{}) {
		found[d.Code]++
	}
	want := []string{"allow-all-scopes-future", "long-token-lifetime", "open-user-policy", "permissive-policy-bypass", "unused-scope"}
	if codes := slices.Sorted(maps.Keys(found)); !slices.Equal(codes, want) {
		t.Errorf("got findings of %q, want %q", codes, want)
	}
	if n := found["open-user-policy"] + found["permissive-policy-bypass"]; n > 20 {
		t.Errorf("%d warnings, want at most 20", n)
	}
}
