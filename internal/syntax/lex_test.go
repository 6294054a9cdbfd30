package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// What people write is plain, and its tokens are those that HCL finds.
func TestPlainTextIsLexedAsByHCL(t *testing.T) {
	files, err := filepath.Glob("../../testdata/lint/*/*.grants.hcl")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	plain := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := lexPlain(text)
		if problem, _ := Refuse(text, 1); !ok || problem.Code != "" {
			continue
		}
		plain++
		want, _ := hclsyntax.LexConfig(text, "", hcl.InitialPos)
		if len(got) != len(want) {
			t.Errorf("%s has %d tokens, want %d", file, len(got), len(want))
			continue
		}
		for i, token := range got {
			if token.Kind != want[i].Type || !bytes.Equal(text[token.Start:token.End], want[i].Bytes) {
				t.Errorf("%s: token %d is %s %q, want %s %q", file, i, token.Kind, text[token.Start:token.End], want[i].Type, want[i].Bytes)
				break
			}
		}
	}
	if plain < len(files)*9/10 {
		t.Errorf("%d of %d files are plain", plain, len(files))
	}
}
