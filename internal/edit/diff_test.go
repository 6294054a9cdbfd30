package edit

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDiff(t *testing.T) {
	numbers := ""
	for i := range 20 {
		numbers += fmt.Sprintln(i)
	}
	for _, c := range []struct{ name, before, after, want string }{
		{"equal", "a\n", "a\n", ""},
		{"a line", "a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		{"all gone", "a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		{"all new", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"a line end", "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
		{"line ends", "a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"},
		{"context", numbers, strings.Replace(numbers, "10\n", "", 1), "@@ -8,7 +8,6 @@\n 7\n 8\n 9\n-10\n 11\n 12\n 13\n"},
		{"changes near one another", numbers, strings.NewReplacer("\n4\n", "\n", "\n11\n", "\n").Replace(numbers),
			"@@ -2,14 +2,12 @@\n 1\n 2\n 3\n-4\n 5\n 6\n 7\n 8\n 9\n 10\n-11\n 12\n 13\n 14\n"},
		{"changes apart", numbers, strings.NewReplacer("\n4\n", "\n", "\n12\n", "\n").Replace(numbers),
			"@@ -2,7 +2,6 @@\n 1\n 2\n 3\n-4\n 5\n 6\n 7\n@@ -10,7 +9,6 @@\n 9\n 10\n 11\n-12\n 13\n 14\n 15\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want != "" {
				want = "--- a/x\n+++ b/x\n" + want
			}
			if got := Diff("a/x", "b/x", c.before, c.after); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Thousands of lines that differ, of which none is there once: nothing to hold on to but how often they are there.
func TestManyEqualLinesStayWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		kept                int
	}{
		{"between", strings.Repeat("a  {\n}\n", 3_000), strings.Repeat("a {\n}\n", 3_000), 3_000},
		{"fewer", strings.Repeat("a\n", 3_000), strings.Repeat("a\n", 2_900), 2_900},
		{"all others", strings.Repeat("a\n", 3_000), strings.Repeat("b\n", 3_000), 0},
		{"another order", strings.Repeat("a\nb\nc\n", 1_000), strings.Repeat("b\na\nc\n", 1_000), 2_000},
	} {
		kept := 0
		for _, l := range diffLines(c.before, c.after) {
			if l.mark == ' ' {
				kept++
			}
		}
		if kept != c.kept {
			t.Errorf("%s: %d lines are kept, want %d", c.name, kept, c.kept)
		}
	}
}

// BenchmarkDiffOfEqualLines is about a file without a line that is there once, of which every block changes.
func BenchmarkDiffOfEqualLines(b *testing.B) {
	for _, blocks := range []int{10_000, 20_000, 40_000} {
		before := strings.Repeat("a  {\n  x=1\n  y=2\n  z = 3\n}\n", blocks)
		after := strings.Repeat("a {\n  x = 1\n  y = 2\n  z = 3\n}\n", blocks)
		b.Run(fmt.Sprint(blocks), func(b *testing.B) {
			for b.Loop() {
				Diff("a", "b", before, after)
			}
		})
	}
}

func TestNamesStayOnTheirLine(t *testing.T) {
	want := "--- \"a\\n+++ b\"\n+++ é b\n@@ -1 +0,0 @@\n-x\n"
	if got := Diff("a\n+++ b", "é b", "x\n", ""); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPatchAppliesWhatDiffShows(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	dir := t.TempDir()
	git := func(t *rapid.T, args ...string) {
		command := exec.Command("git", args...)
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	text := rapid.Custom(func(t *rapid.T) string {
		lines := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "", "once", "or", "twice", "in", "30", "lines"}), 1, 30).Draw(t, "lines")
		return strings.Join(lines, "\n") + rapid.SampledFrom([]string{"\n", "\n", "x"}).Draw(t, "end")
	})
	name := filepath.Join(dir, "x")
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		if before == after {
			t.Skip("nothing to apply")
		}
		if err := os.WriteFile(name, []byte(before), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name+".patch", []byte(Diff("a/x", "b/x", before, after)), 0o666); err != nil {
			t.Fatal(err)
		}
		git(t, "apply", "--whitespace=nowarn", "x.patch")
		if got, err := os.ReadFile(name); string(got) != after || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, after)
		}
	})
}
