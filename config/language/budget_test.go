package language

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"grants/internal/syntax"
)

func TestBytesOfAProjectAreBounded(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 9 {
		files[fmt.Sprintf("%d.grants.hcl", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("application \"a%d\" {}\n", i) + strings.Repeat("#", 1<<20))}
	}
	p := newProject(Options{})
	p.bytes = 5 << 20
	cfg, diagnostics, err := p.load(files)
	if err != nil || len(cfg.Applications) != 4 || len(diagnostics) != 1 || diagnostics[0].Code != syntax.CodeLimit || diagnostics[0].Range.File != "4.grants.hcl" || !cfg.Incomplete {
		t.Fatalf("got %d applications, %v, %v", len(cfg.Applications), diagnostics, err)
	}
	if want := "the project has more than 5 MiB of configuration; this file and those after it are not read"; diagnostics[0].Message != want {
		t.Errorf("got %s, want %s", diagnostics[0].Message, want)
	}
}

// loadWithin loads the files alone and as either side of a pair, each with a budget of blocks.
func loadWithin(t *testing.T, files, others fstest.MapFS, blocks int) map[string]Loaded {
	t.Helper()
	p := newProject(Options{})
	p.blocks = blocks
	cfg, diagnostics, err := p.load(files)
	all := map[string]Loaded{"alone": {cfg, diagnostics, err}}
	for _, name := range []string{"first of two", "second of two"} {
		a, b := Side{FS: files}, Side{FS: others}
		if name == "second of two" {
			a, b = b, a
		}
		pair := newPairing(a, b)
		pair.first.blocks, pair.second.blocks = blocks, blocks
		first, second := pair.load(a, b)
		if name == "second of two" {
			first, second = second, first
		}
		all[name] = first
		if second.Err != nil || len(second.Diagnostics) > 0 || len(second.Config.Applications) != len(others) {
			t.Errorf("%s: the other has %d applications, %v, %v", name, len(second.Config.Applications), second.Diagnostics, second.Err)
		}
	}
	return all
}

// A variable is none of the blocks that are counted, and the file with the block that is too many is still read.
func TestBlocksOfAProjectAreBounded(t *testing.T) {
	files, others := fstest.MapFS{}, fstest.MapFS{}
	for i := range 9 {
		name, one := fmt.Sprintf("%d.grants.hcl", i), fmt.Sprintf("application \"a%d\" {}\n", i)
		files[name] = &fstest.MapFile{Data: []byte(fmt.Sprintf("%sapplication \"b%d\" {}\nvariable \"v%d\" {\n  default = 1\n}\n", one, i, i))}
		others[name] = &fstest.MapFile{Data: []byte(one)}
	}
	for budget, want := range map[int]int{18: 18, 10: 12, 9: 10} {
		for name, got := range loadWithin(t, files, others, budget) {
			cut := want < 18
			if got.Err != nil || len(got.Config.Applications) != want || got.Config.Incomplete != cut || len(got.Diagnostics) > 0 != cut {
				t.Errorf("%d blocks, %s: got %d applications, want %d; %v, %v", budget, name, len(got.Config.Applications), want, got.Diagnostics, got.Err)
				continue
			}
			if !cut {
				continue
			}
			d := got.Diagnostics[0]
			message := fmt.Sprintf("the project has more than %d blocks; those of the files after this one are not read", budget)
			if at := fmt.Sprintf("%d.grants.hcl", want/2-1); len(got.Diagnostics) != 1 || d.Code != syntax.CodeLimit || d.Range.File != at || d.Message != message {
				t.Errorf("%d blocks, %s: got %v, want %q at %s", budget, name, got.Diagnostics, message, at)
			}
		}
	}
}

// An empty file of one state is not taken for one that the budget of the other state did not last for.
func TestAnEmptyFileIsWithinAnyBudget(t *testing.T) {
	large := fstest.MapFS{"a.grants.hcl": {Data: []byte(strings.Repeat("#", 2<<20))}, "b.grants.hcl": {Data: []byte("#")}}
	small := fstest.MapFS{"b.grants.hcl": {}}
	a, b := Side{FS: large}, Side{FS: small}
	p := newPairing(a, b)
	p.first.bytes, p.second.bytes = 1<<20, 1<<20
	first, second := p.load(a, b)
	if len(first.Diagnostics) != 1 || len(second.Diagnostics) != 0 || second.Config.Incomplete {
		t.Errorf("got %v, %v", first.Diagnostics, second.Diagnostics)
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
		if last := diagnostics[maxDiagnostics-1]; last.Code != syntax.CodeLimit || last.Message != want {
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
