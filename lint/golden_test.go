package lint_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// checkGolden compares what came out with the file at path. With UPDATE_GOLDEN=1 it writes the file instead.
func checkGolden(t *testing.T, path string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(want, got):
	case os.Getenv("UPDATE_GOLDEN") == "1":
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s differs.\ngot:\n%s\nwant:\n%s\nUPDATE_GOLDEN=1 go test ./... accepts what came out; read the diff before you commit it", path, got, want)
	}
}
