package accesstest

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// hostile are files that nobody would write who means well, each by a size. None may take long, and each has to end in a diagnostic.
var hostile = map[string]func(n int) string{
	"brackets": func(n int) string {
		return claim("at_most = " + strings.Repeat("[", 100+n) + strings.Repeat("]", 100+n))
	},
	"parentheses": func(n int) string {
		return claim("at_most = " + strings.Repeat("(", 100+n) + strings.Repeat(")", 100+n))
	},
	"open brackets": func(n int) string { return claim("at_most = " + strings.Repeat("[", 90+n*1000)) },
	"templates": func(n int) string {
		return claim(`at_most = ` + strings.Repeat(`"${`, 100+n) + strings.Repeat(`}"`, 100+n))
	},
	"operators":  func(n int) string { return claim("at_most = [1" + strings.Repeat("+1", 1001+n) + "]") },
	"conditions": func(n int) string { return claim("at_most = " + strings.Repeat("true ? [] : ", 1001+n) + "[]") },
	"blocks":     func(n int) string { return strings.Repeat("test \"x\" {\n", 101+n) },
	"digits":     func(n int) string { return claim("at_most = [" + strings.Repeat("9", 401+n) + "]") },
	"exponent":   func(n int) string { return claim(fmt.Sprintf("at_most = [format(\"%%d\", 1e%d)]", 100_000_000+n)) },
	"range": func(n int) string {
		return claim(fmt.Sprintf("at_most = [for i in range(%d) : \"s${i}\"]", 1_000_000+n))
	},
	"product": func(n int) string {
		return claim(fmt.Sprintf("at_most = [for i in range(%[1]d) : [for j in range(%[1]d) : [for k in range(%[1]d) : \"x\"]]]", 300+n))
	},
	"setproduct": func(n int) string {
		return claim(fmt.Sprintf("at_most = setproduct(%s)", strings.TrimSuffix(strings.Repeat("range(50), ", 4+n%20), ", ")))
	},
	"doubling": func(n int) string {
		return claim("at_most = [" + strings.Repeat(`join("", [for x in range(100) : `, 4+n%20) + `"abc"` + strings.Repeat("])", 4+n%20) + "]")
	},
	"width":               func(n int) string { return claim(fmt.Sprintf("at_most = [format(\"%%%dd\", 1)]", 100_000_000+n)) },
	"indent":              func(n int) string { return claim(fmt.Sprintf("at_most = [indent(%d, \"a\\nb\")]", 100_000_000+n)) },
	"a NUL":               func(n int) string { return claim("at_most = [\"" + strings.Repeat("x", n) + "\x00\"]") },
	"UTF-16":              func(n int) string { return "\xff\xfe" + strings.Repeat("t\x00", n+1) },
	"no UTF-8":            func(n int) string { return claim("at_most = [\"" + strings.Repeat("x", n) + "\xff\"]") },
	"what turns text":     func(n int) string { return claim("at_most = [\"" + strings.Repeat("x", n) + "\u202e\"]") },
	"an open string":      func(n int) string { return claim("at_most = [\"" + strings.Repeat("x", n)) },
	"an open comment":     func(n int) string { return strings.Repeat("/*", n+1) },
	"an open heredoc":     func(n int) string { return claim("at_most = <<EOT\n" + strings.Repeat("x\n", n)) },
	"unknown blocks":      func(n int) string { return strings.Repeat("tset \"x\" {\n}\n", 200+n) },
	"unknown attributes":  func(n int) string { return claim(many("a%d = 1\n", 200+n)) },
	"tests of one name":   func(n int) string { return strings.Repeat(claim("at_most = []"), 200+n) },
	"claims of nothing":   func(n int) string { return "test \"x\" {\n" + strings.Repeat("who_can {\n}\n", 200+n) + "}\n" },
	"names":               func(n int) string { return claim("at_most = [" + many("\"s%d\",", 10_001+n) + "]") },
	"computed names":      func(n int) string { return claim(fmt.Sprintf("at_most = [for i in range(%d) : \"s${i}\"]", 10_001+n)) },
	"other references":    func(n int) string { return claim("at_most = [" + many("local.x%d,", 200+n) + "]") },
	"parts of references": func(n int) string { return claim("at_most = [application" + strings.Repeat(".x", 4+n) + "]") },
	"null":                func(n int) string { return claim("at_most = [null" + strings.Repeat(", null", n) + "]") },
	"numbers":             func(n int) string { return claim("at_most = [1" + strings.Repeat(", 1", n) + "]") },
	"maps":                func(n int) string { return claim("at_most = {" + many("a%d = \"x\"\n", 1+n) + "}") },
	"panicking":           func(n int) string { return claim(fmt.Sprintf("at_most = [substr(\"abc\", %d, %d)[0]]", n, -n)) },
	"variables":           func(n int) string { return "test \"x\" {\nvariables = [" + strings.Repeat("1,", 1+n) + "]\n}\n" },
	"names of variables": func(n int) string {
		return "test \"x\" {\nvariables = { \"a b" + strings.Repeat("c", n) + "\" = 1 }\n}\n"
	},
}

// isCostly are the kinds that take as much work as they may.
var isCostly = map[string]bool{"doubling": true, "names": true, "product": true}

// claim is a file with a test whose block access has some lines.
func claim(lines string) string {
	return "test \"x\" {\n  access {\n    applications = \"all\"\n    api = \"a\"\n    " + lines + "\n  }\n}\n"
}

func many(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestHostileFilesEndInADiagnostic(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	const sizes = 31
	files := 0
	for name, file := range hostile {
		t.Run(name, func(t *testing.T) {
			sizes := sizes
			if isCostly[name] {
				sizes = 1
			}
			for n := range sizes {
				suite := readSuite(file(n * n))
				if len(suite.Problems) == 0 || len(suite.Problems) > maxProblems+1 {
					t.Fatalf("size %d: %d diagnostics", n, len(suite.Problems))
				}
				files++
			}
		})
	}
	if files < 1000 {
		t.Errorf("%d files, want a thousand", files)
	}
}

// Objects of a project can be asked for by more globs than anybody could compare with them.
func TestManyGlobsEndInADiagnostic(t *testing.T) {
	tenant := compiled(t, project)
	j := &judge{book: newBook(tenant), cells: tenant, doubts: doubtsOf(tenant)}
	j.work = maxWork
	suite := readSuite(`test "x" {
  access {
    applications = "p*"
    api          = api.orders
    exactly      = none
  }
}
`)
	if r := j.test(suite.Tests[0]); r.Outcome != Broken || r.Problems[0].Code != "limit" {
		t.Errorf("it is %s: %v", r.Outcome, r.Problems)
	}
}

func FuzzRead(f *testing.F) {
	for name, file := range hostile {
		if !isCostly[name] {
			f.Add(file(1), false)
		}
	}
	f.Add(`{"test": {"x": {"access": [{"applications": "all", "api": "${api.orders}", "exactly": "${none}"}]}}}`, true)
	tenant := compiled(f, project)
	f.Fuzz(func(t *testing.T, text string, isJSON bool) {
		name := "a.grantstest.hcl"
		if isJSON {
			name = "a.grantstest.json"
		}
		suite, err := Read(fstest.MapFS{name: {Data: []byte(text)}}, []string{name})
		if err != nil {
			t.Fatal(err)
		}
		if len(suite.Problems) > maxProblems+1 {
			t.Errorf("%d diagnostics", len(suite.Problems))
		}
		results := Judge(tenant, suite.Tests)
		Updates(tenant, results)
		Cover(tenant, results)
	})
}
