package invocation

import (
	"testing"

	"grants/internal/source"
)

// A file of values that is about to be rewritten is part of what the project is going to be: fmt compares that with what it is.
func TestAPreviewHasTheNewValues(t *testing.T) {
	r := &Run{Env: Env{Dir: "../../testdata/config/variable-values"}, VarFiles: []string{"a.grantsvars.hcl"}, Files: &source.Files{}}
	src, err := source.Open(r.Folder(), ".")
	if err != nil {
		t.Fatal(err)
	}
	opts, err := r.Options(src.Overlay(map[string][]byte{"a.grantsvars.hcl": []byte("new")}))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(opts.VarFiles[0].Content); got != "new" {
		t.Errorf("got %q, want the new content", got)
	}
}
