package config

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestBytesOfAProjectAreBounded(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 9 {
		files[fmt.Sprintf("%d.grants.hcl", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("application \"a%d\" {}\n", i) + strings.Repeat("#", 1<<20))}
	}
	p := newProject(Options{})
	p.bytes = 5 << 20
	cfg, diagnostics, err := p.load(files)
	if err != nil || len(cfg.Applications) != 4 || len(diagnostics) != 1 || diagnostics[0].Code != codeLimit || diagnostics[0].Range.File != "4.grants.hcl" || !cfg.Incomplete {
		t.Fatalf("got %d applications, %v, %v", len(cfg.Applications), diagnostics, err)
	}
	if want := "the project has more than 5 MiB of configuration; this file and those after it are not read"; diagnostics[0].Message != want {
		t.Errorf("got %s, want %s", diagnostics[0].Message, want)
	}
}

func TestRestOfManyMistakesIsCounted(t *testing.T) {
	const mistakes = 70_000
	one := lines("application \"a\" {\n", "  x# = 1", mistakes, "}\n")()
	for name, files := range map[string]fstest.MapFS{
		"one file":   {"a.grants.hcl": {Data: []byte(one)}},
		"many files": {},
	} {
		for i := 0; name == "many files" && i < 100; i++ {
			text := lines(fmt.Sprintf("application \"a%d\" {\n", i), "  x# = 1", mistakes/100, "}\n")()
			files[fmt.Sprintf("%02d.grants.hcl", i)] = &fstest.MapFile{Data: []byte(text)}
		}
		cfg, diagnostics, err := Load(files, Options{})
		if err != nil || len(diagnostics) != maxDiagnostics || !cfg.Incomplete {
			t.Fatalf("%s: got %d diagnostics, %v", name, len(diagnostics), err)
		}
		want := fmt.Sprintf("there are more than %d mistakes; %d more are not reported", maxDiagnostics, mistakes-maxDiagnostics+1)
		if last := diagnostics[maxDiagnostics-1]; last.Code != codeLimit || last.Message != want {
			t.Errorf("%s: got %s, want %s", name, last.Message, want)
		}
	}
}

// BenchmarkMistakes is about files of nothing but mistakes, of which most are not reported.
func BenchmarkMistakes(b *testing.B) {
	for name, text := range map[string]string{
		"values":   lines("", "application \"a#\" {\n  x = 1\n}", 50_000, "")(),
		"syntax":   lines("", "application \"a#\" {\n  x = \n}", 50_000, "")(),
		"brackets": strings.Repeat("}\n", 250_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Load(fstest.MapFS{"a.grants.hcl": {Data: []byte(text)}}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
