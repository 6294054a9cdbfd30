package baseline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/diag"
)

func finding(code, address, key string, also ...string) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Address: address, Key: key, Also: also}
}

// names are findings in short.
func names(found []diag.Diagnostic) string {
	var names []string
	for _, d := range found {
		names = append(names, strings.Join(append([]string{d.Code, d.Key, d.Address}, d.Also...), " "))
	}
	return strings.Join(names, "; ")
}

func TestKnownFindingsAreSubtracted(t *testing.T) {
	known := Of([]diag.Diagnostic{
		finding("undefined-scope", "client_grant.a", "x"),
		finding("undefined-scope", `client_grant.b["1"]`, "y", `client_grant.b["2"]`, `client_grant.b["3"]`),
		finding("duplicate-grant", "client_grant.c", "", "client_grant.d"),
	})
	for _, c := range []struct {
		name  string
		found []diag.Diagnostic
		left  string
		known int
		stale int
	}{
		{"nothing", nil, "", 0, 6},
		{"the same, elsewhere in the file", []diag.Diagnostic{{Code: "undefined-scope", Address: "client_grant.a", Key: "x", Message: "new words", Range: diag.Range{File: "z"}}}, "", 1, 5},
		{"another key", []diag.Diagnostic{finding("undefined-scope", "client_grant.a", "z")}, "undefined-scope z client_grant.a", 0, 6},
		{"another rule", []diag.Diagnostic{finding("duplicate-grant", "client_grant.a", "x")}, "duplicate-grant x client_grant.a", 0, 6},
		{"once more", []diag.Diagnostic{finding("undefined-scope", "client_grant.a", "x"), finding("undefined-scope", "client_grant.a", "x")}, "undefined-scope x client_grant.a", 1, 5},
		{"fewer instances", []diag.Diagnostic{finding("undefined-scope", `client_grant.b["2"]`, "y", `client_grant.b["3"]`)}, "", 1, 4},
		{"more instances", []diag.Diagnostic{finding("undefined-scope", `client_grant.b["0"]`, "y", `client_grant.b["1"]`, `client_grant.b["4"]`)},
			`undefined-scope y client_grant.b["0"] client_grant.b["4"]`, 0, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := names(c.found)
			left, subtracted, stale := known.Subtract(c.found)
			if got := names(left); got != c.left || subtracted != c.known || len(stale) != c.stale {
				t.Errorf("got %q left, %d known, %d stale, want %q, %d, %d", got, subtracted, len(stale), c.left, c.known, c.stale)
			}
			if after := names(c.found); after != before {
				t.Errorf("the findings themselves are now %q", after)
			}
			if pruned := known.Without(stale); pruned.Len() != known.Len()-c.stale {
				t.Errorf("without what is stale there are %d entries, want %d", pruned.Len(), known.Len()-c.stale)
			} else if _, again, rest := pruned.Subtract(c.found); again != c.known || len(rest) > 0 {
				t.Errorf("without what is stale %d are known and %v is stale, want %d and nothing", again, rest, c.known)
			}
		})
	}
}

func TestBaselineIsWrittenForMerges(t *testing.T) {
	one := Of([]diag.Diagnostic{finding("b", "y", "<&>"), finding("a", "z", "", "x"), finding("b", "y", "<&>")})
	want := `{"format":"grants-baseline","format_version":"1.0"}
{"rule":"a","address":"x","key":"","fingerprint":"` + finding("a", "x", "").Fingerprint() + `"}
{"rule":"a","address":"z","key":"","fingerprint":"` + finding("a", "z", "").Fingerprint() + `"}
{"rule":"b","address":"y","key":"<&>","fingerprint":"` + finding("b", "y", "<&>").Fingerprint() + `"}
{"rule":"b","address":"y","key":"<&>","fingerprint":"` + finding("b", "y", "<&>").Fingerprint() + `"}
`
	if got := string(one.Bytes()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatWasWrittenIsReadAgain(t *testing.T) {
	word := rapid.StringOf(rapid.RuneFrom([]rune("ab\"\n\x00é<")))
	rapid.Check(t, func(t *rapid.T) {
		found := rapid.SliceOf(rapid.Custom(func(t *rapid.T) diag.Diagnostic {
			return finding(word.Draw(t, "code"), word.Draw(t, "address"), word.Draw(t, "key"), rapid.SliceOf(word).Draw(t, "also")...)
		})).Draw(t, "found")
		written := Of(found)
		lines := slices.Collect(strings.Lines(string(written.Bytes())))
		shuffled := lines[0] + strings.Join(rapid.Permutation(lines[1:]).Draw(t, "order"), "\n")
		read, err := Parse([]byte(shuffled))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := string(read.Bytes()), string(written.Bytes()); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if left, known, stale := read.Subtract(found); len(left) > 0 || len(stale) > 0 || known != len(found) {
			t.Errorf("of %d findings %d are known, %v is left and %v stale", len(found), known, left, stale)
		}
	})
}

func TestWhatIsNoBaselineIsRefused(t *testing.T) {
	const first = `{"format":"grants-baseline","format_version":"1.0"}` + "\n"
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "it is empty"},
		{"a report", "{\n  \"format_version\": \"1.0\",\n", `its first line is not {"format":"grants-baseline",...}`},
		{"another format", `{"format":"grants-plan","format_version":"1.0"}`, `its first line is not {"format":"grants-baseline",...}`},
		{"a later format", `{"format":"grants-baseline","format_version":"2.0"}`, `it is of format version "2.0", and this program reads "1.0"`},
		{"an entry without fingerprint", first + `{"rule":"a"}`, "line 2 is not an entry: expected a JSON object with a fingerprint"},
		{"another text", first + "\nhello", "line 3 is not an entry: expected a JSON object with a fingerprint"},
		{"a conflict", first + "<<<<<<< HEAD\n", "line 2 is left over from a merge; keep the entries of both sides"},
	} {
		if _, err := Parse([]byte(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if b, err := Parse([]byte(strings.Replace(first, "1.0", "1.7", 1) + `{"fingerprint":"f","since":"2027"}` + "\r\n")); err != nil || b.Len() != 1 {
		t.Errorf("a later minor version: got %v, %v", b, err)
	}
}
