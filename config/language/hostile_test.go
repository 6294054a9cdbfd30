package language

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"grants/config/layout"
	"grants/diag"
	"grants/internal/syntax"
)

// hostile is input that would kill or hold up a careless reader: it overflows the stack, which Go can't recover from, asks for more memory than
// there is, or takes time that grows with a power of its size. Each is loaded by a process of its own with a small stack.
type hostile struct {
	name  string
	file  string // main.grants.hcl where empty
	input func() string
	want  string // the code of the first diagnostic; empty where the input is fine
	short bool   // with a fraction of the project's budgets, because it would spend all of them
	most  int    // how many diagnostics there may be; 1 where zero

	layout bool // is formatted, not loaded
}

const (
	hostileEnv    = "GRANTS_TEST_HOSTILE"
	hostileStack  = 48 << 20
	hostileMemory = 600 << 10 // KiB
	hostilePause  = 120 * time.Second
)

func TestMain(m *testing.M) {
	if name := os.Getenv(hostileEnv); name != "" {
		loadHostile(name)
		return
	}
	os.Exit(m.Run())
}

func loadHostile(name string) {
	debug.SetMaxStack(hostileStack)
	for _, h := range hostiles {
		if h.name != name {
			continue
		}
		file := h.file
		if file == "" {
			file = "main.grants.hcl"
		}
		p := newProject(Options{})
		if h.short {
			p.meter.Budget /= 20
			p.meter.Each /= 10
			p.instances = maxObjects * 9 / 10
		}
		var diagnostics []diag.Diagnostic
		var err error
		if h.layout {
			_, diagnostics = layout.Format(file, []byte(h.input()))
		} else {
			_, diagnostics, err = p.load(fstest.MapFS{file: {Data: []byte(h.input())}})
		}
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(len(diagnostics))
		for _, d := range diagnostics[:min(3, len(diagnostics))] {
			fmt.Println(d.Code)
			fmt.Printf("%.60s\n", d.Address+": "+d.Message)
		}
	}
}

func TestHostileInputIsRefusedWithinBounds(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector multiplies memory and time, which these cases bound, and each loads in one goroutine at a time")
	}
	for _, h := range hostiles {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			out, state := runHostile(t, h.name)
			if used := state.SysUsage().(*syscall.Rusage).Maxrss; used > hostileMemory {
				t.Errorf("used %d MiB, want at most %d", used>>10, hostileMemory>>10)
			}
			checkHostile(t, h, strings.Split(out, "\n"))
		})
	}
}

func runHostile(t *testing.T, name string) (string, *os.ProcessState) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), hostilePause)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), hostileEnv+"="+name, "GOGC=400", "GOMAXPROCS=1") // the processor is what these tests are short of
	var out, problems bytes.Buffer
	child.Stdout, child.Stderr = &out, &problems
	if err := child.Run(); err != nil {
		t.Fatalf("%v\n%.400s", err, problems.String())
	}
	return out.String(), child.ProcessState
}

// checkHostile checks a child's output: the number of diagnostics, and code and message of the first few.
func checkHostile(t *testing.T, h hostile, lines []string) {
	t.Helper()
	var count int
	if _, err := fmt.Sscan(lines[0], &count); err != nil {
		t.Fatalf("unexpected output %q", lines)
	}
	switch {
	case h.want == "" && count > 0:
		t.Errorf("got %d diagnostics, the first %s: %s", count, lines[1], lines[2])
	case h.want != "" && count == 0:
		t.Errorf("got no diagnostic, want %s", h.want)
	case h.want != "" && (lines[1] != h.want || count > max(1, h.most)):
		t.Errorf("got %d diagnostics, the first %s: %s; want at most %d, the first %s", count, lines[1], lines[2], max(1, h.most), h.want)
	}
}

func repeat(s string, n int) string { return strings.Repeat(s, n) }

// in makes an expression the value of a local.
func in(format string, args ...any) func() string {
	return func() string { return "locals {\n  x = " + fmt.Sprintf(format, args...) + "\n}\n" }
}

// within nests what surrounds a core.
func within(before, core, after string, n int) func() string {
	return func() string { return "locals {\n  x = " + repeat(before, n) + core + repeat(after, n) + "\n}\n" }
}

// list is one line with a list of n items.
func list(item string, n int) func() string { return within("["+repeat(item+",", n), "", "]", 1) }

// lines is a text of one line for each number.
func lines(before, format string, n int, after string) func() string {
	return func() string {
		var b strings.Builder
		b.WriteString(before)
		for i := range n {
			fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d")+"\n", i)
		}
		b.WriteString(after)
		return b.String()
	}
}

// bigList and bigText are locals of a size that is still allowed.
const (
	bigList = "locals {\n  ten  = range(1000)\n  list = [for i in range(15) : local.ten]\n}\n"
	bigText = "locals {\n  some = join(\"\", [for i in range(1000) : \"0123456789\"])\n  text = join(\"\", [for i in range(50) : local.some])\n}\n"
	strs    = "locals {\n  strs = flatten([for i in range(100) : [for j in range(60) : \"s${i}-${j}\"]])\n}\n"
)

func with(prefix, format string, args ...any) func() string {
	return func() string { return prefix + in(format, args...)() }
}

var hostiles = []hostile{
	// Depth kills the parser.
	{name: "brackets", input: within("[", "1", "]", 100_000), want: syntax.CodeLimit},
	{name: "brackets-unclosed", input: within("[", "", "", 1_000_000), want: syntax.CodeLimit},
	{name: "parentheses", input: within("(", "1", ")", 100_000), want: syntax.CodeLimit},
	{name: "parentheses-over-lines", input: within("(\n", "1", "\n)", 100_000), want: syntax.CodeLimit},
	{name: "braces", input: within("{a=", "1", "}", 100_000), want: syntax.CodeLimit},
	{name: "templates", input: within(`"${`, "1", `}"`, 100_000), want: syntax.CodeLimit},
	{name: "templates-unclosed", input: within(`"${`, "", "", 500_000), want: syntax.CodeLimit},
	{name: "if-directives", input: func() string {
		return "locals {\n  x = \"" + repeat("%{if true}", 100_000) + repeat("%{endif}", 100_000) + "\"\n}\n"
	}, want: syntax.CodeLimit},
	{name: "for-directives", input: func() string {
		return "locals {\n  x = \"" + repeat("%{for a in b}", 100_000) + repeat("%{endfor}", 100_000) + "\"\n}\n"
	}, want: syntax.CodeLimit},
	{name: "if-directives-in-heredoc", input: func() string {
		return "locals {\n  x = <<A\n" + repeat("%{if true}\n", 20_000) + repeat("%{endif}\n", 20_000) + "A\n}\n"
	}, want: syntax.CodeLimit},
	{name: "not", input: within("!", "true", "", 300_000), want: syntax.CodeLimit},
	{name: "minus", input: within("-", "1", "", 300_000), want: syntax.CodeLimit},
	{name: "minus-over-lines", input: func() string { return "locals {\n  x = (" + repeat("-\n", 300_000) + "1)\n}\n" }, want: syntax.CodeLimit},
	{name: "conditionals", input: within("true ? 1 : ", "1", "", 100_000), want: syntax.CodeLimit},
	{name: "conditionals-in-the-middle", input: within("true ? ", "1", " : 1", 100_000), want: syntax.CodeLimit},
	{name: "calls", input: within("abs(", "1", ")", 100_000), want: syntax.CodeLimit},
	{name: "fors", input: within("[for a in b : ", "1", "]", 100_000), want: syntax.CodeLimit},
	{name: "blocks", input: func() string { return repeat("a {\n", 100_000) + repeat("}\n", 100_000) }, want: syntax.CodeLimit},
	{name: "blocks-unclosed", input: func() string { return repeat("api \"a\" {\n", 100_000) }, want: syntax.CodeLimit},
	{name: "heredocs-in-parentheses", input: within("(<<A\n${", "1", "}\nA\n)", 20_000), want: syntax.CodeLimit},
	{name: "heredocs-unclosed", input: func() string { return repeat("a = <<A\n", 200_000) }, want: syntax.CodeLimit},
	{name: "json-arrays", file: "main.grants.json", input: func() string { return `{"locals":{"x":` + repeat("[", 500_000) + repeat("]", 500_000) + "}}" }, want: syntax.CodeLimit},
	{name: "json-objects", file: "main.grants.json", input: func() string { return repeat(`{"a":`, 200_000) + "1" + repeat("}", 200_000) }, want: syntax.CodeLimit},
	{name: "json-arrays-after-closers", file: "main.grants.json", input: func() string { return repeat("]", 500_000) + repeat("[", 500_000) }, want: syntax.CodeLimit},
	{name: "json-templates", file: "main.grants.json", input: func() string {
		return `{"locals":{"x":"` + repeat("${[", 20_000) + "1" + repeat("]}", 20_000) + `"}}`
	}, want: syntax.CodeLimit},
	{name: "json-operators", file: "main.grants.json", input: func() string { return `{"locals":{"x":"${1` + repeat("+1", 100_000) + `}"}}` }, want: syntax.CodeLimit},
	// Depth by moderate depth.
	{name: "operators-by-parentheses-left", input: func() string {
		return "locals {\n  x = " + repeat("(", 90) + "1" + repeat(repeat("+1", 900)+")", 90) + "\n}\n"
	}, want: syntax.CodeLimit},
	{name: "operators-by-parentheses-right", input: func() string {
		return "locals {\n  x = " + repeat(repeat("-", 900)+"(", 90) + "1" + repeat(")", 90) + "\n}\n"
	}, want: syntax.CodeLimit},
	{name: "operators-by-parentheses-unclosed", input: func() string { return "locals {\n  x = " + repeat(repeat("-", 900)+"(", 90) }, want: syntax.CodeLimit},
	{name: "directives-by-templates", input: func() string {
		return "locals {\n  x = " + repeat(`"`+repeat("%{if true}", 900)+"${", 45) + "1" + repeat("}"+repeat("%{endif}", 900)+`"`, 45) + "\n}\n"
	}, want: syntax.CodeLimit},
	// Depth that a cut of the file brings to light.
	{name: "brackets-in-a-comment", input: func() string {
		return "a {\n/*\nlocals {\nx = " + repeat("[", 200_000) + "\n*/\n"
	}, want: syntax.CodeSyntax, most: 2},
	{name: "brackets-in-a-comment-of-a-large-file", input: func() string {
		return repeat("# comment\n", 14_000) + "/*\n}\nlocals {\nx = " + repeat("[", 200_000) + "\n*/\n"
	}},
	{name: "brackets-in-a-heredoc", input: func() string {
		return "locals {\n  x = <<A\n}\napi \"a\" {\n identifier = " + repeat("[", 200_000) + "\nA\n  y = \n}\n"
	}, want: syntax.CodeSyntax, most: 3},
	// Chains kill the evaluator.
	{name: "plus", input: within("1+", "1", "", 500_000), want: syntax.CodeLimit},
	{name: "plus-over-lines", input: func() string { return "locals {\n  x = (" + repeat("1+\n", 500_000) + "1)\n}\n" }, want: syntax.CodeLimit},
	{name: "plus-in-for", input: func() string { return "locals {\n  x = { for a in [] : a => " + repeat("1+", 500_000) + "1 }\n}\n" }, want: syntax.CodeLimit},
	{name: "indexes", input: func() string { return "locals {\n  x = b" + repeat("[c]", 100_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "indexes-with-spaces", input: func() string { return "locals {\n  x = b" + repeat(" [c]", 100_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "splats", input: func() string { return "locals {\n  x = a" + repeat(".*", 100_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "full-splats", input: func() string { return "locals {\n  x = a" + repeat("[*]", 100_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "attributes-of-attributes", input: func() string { return "locals {\n  x = a" + repeat(".b", 500_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "numbers-of-attributes", input: func() string { return "locals {\n  x = a" + repeat(".0", 500_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "many-long-chains", input: lines("locals {\n", "  x# = [1"+repeat("[a]", 900)+"]", 10, "}\n"), want: codeUnknownReference, most: maxDiagnostics},
	// Values that grow.
	{name: "doubling-text", input: doubling(`"${local.x%[1]d}${local.x%[1]d}"`, `"0123456789"`), want: syntax.CodeLimit},
	{name: "doubling-lists", short: true, input: doubling(`concat(local.x%[1]d, local.x%[1]d)`, `["a"]`), want: syntax.CodeLimit},
	{name: "doubling-nested-lists", input: doubling(`[local.x%[1]d, local.x%[1]d]`, `["a"]`), want: syntax.CodeLimit},
	{name: "doubling-numbers", input: doubling(`local.x%[1]d * local.x%[1]d`, `1e100`), want: syntax.CodeLimit},
	{name: "large-number-as-text", input: in(`"-${1e600000000}"`), want: syntax.CodeLimit},
	{name: "large-number-by-function", input: in(`tostring(1e600000000)`), want: syntax.CodeLimit},
	{name: "large-number-as-json", input: in(`jsonencode([1e600000000])`), want: syntax.CodeLimit},
	{name: "large-number-formatted", input: in(`format("%%d", 1e600000000)`), want: syntax.CodeLimit},
	{name: "large-number-modulo", input: in(`1e600000000 %% 7`), want: syntax.CodeLimit},
	{name: "large-number-as-key", input: in(`{ (1e600000000) = 1 }`), want: syntax.CodeLimit},
	{name: "large-number-attribute", input: func() string { return "api \"a\" {\n  identifier = \"a\"\n  token_lifetime = 1e600000000\n}\n" }, want: syntax.CodeLimit},
	{name: "small-number-as-text", input: in(`"-${1e-600000000}"`), want: syntax.CodeLimit},
	{name: "number-beyond-numbers", input: in(`1e99999999999999999999`), want: syntax.CodeSyntax},
	{name: "references-to-a-large-text", input: func() string { return bigText + "locals {\n  x = \"" + repeat("${local.text}", 2_000) + "\"\n}\n" }, want: syntax.CodeLimit},
	{name: "references-to-a-large-list", short: true, input: func() string { return bigList + "locals {\n  x = [" + repeat("local.list,", 2_000) + "]\n}\n" }, want: syntax.CodeLimit},
	{name: "arguments-of-a-large-list", short: true, input: func() string {
		return bigList + "locals {\n  x = length(concat(" + repeat("local.list,", 2_000) + "[]))\n}\n"
	}, want: syntax.CodeLimit},
	{name: "calls-with-a-large-list", short: true, input: func() string { return bigList + "locals {\n  x = [" + repeat("length(local.list),", 2_000) + "]\n}\n" }, want: syntax.CodeLimit},
	{name: "comparisons-of-large-lists", short: true, input: func() string {
		return bigList + "locals {\n  x = [" + repeat("local.list == local.list,", 2_000) + "]\n}\n"
	}, want: syntax.CodeLimit},
	{name: "conditionals-between-large-lists", short: true, input: func() string {
		return bigList + "locals {\n  x = [" + repeat("length(true ? local.list : local.list),", 2_000) + "]\n}\n"
	}, want: syntax.CodeLimit},
	{name: "many-expressions-of-a-large-list", short: true, input: lines(bigList+"locals {\n", "  x# = length(local.list)", 2_000, "}\n"), want: syntax.CodeLimit},
	{name: "copies-of-a-large-list", short: true, input: lines(bigList+"locals {\n", "  x# = [local.list]", 2_000, "}\n"), want: syntax.CodeLimit, most: 2},
	// for expressions and functions.
	{name: "triple-for", short: true, input: in("[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]]"), want: syntax.CodeLimit},
	{name: "triple-for-that-keeps-nothing", short: true, input: in("[for a in range(1000) : a if [for b in range(1000) : [for c in range(1000) : 1]] == 0]"), want: syntax.CodeLimit},
	{name: "for-directives-over-lists", short: true, input: in(`"%%{ for a in range(1000) }%%{ for b in range(1000) }%%{ for c in range(1000) }%%{ endfor }%%{ endfor }%%{ endfor }"`), want: syntax.CodeLimit},
	{name: "nested-splats", short: true, input: with(bigList, "[for a in local.list : [for b in a : local.list[*][*]]]"), want: syntax.CodeLimit},
	{name: "setproduct", input: in("setproduct(range(1000), range(1000), range(1000))"), want: syntax.CodeLimit},
	{name: "range", input: in("range(1000000000)"), want: codeEvaluation},
	{name: "join", input: with(bigText, `join(local.text, range(1000))`), want: syntax.CodeLimit},
	{name: "replace", input: with(bigText, `replace(local.text, "", local.text)`), want: syntax.CodeLimit},
	{name: "regexreplace", input: with(bigText, `regexreplace(local.text, "(.*)", "$${1}$${1}${local.text}")`), want: syntax.CodeLimit},
	{name: "regex-of-a-large-program", input: with(bigText, `regexall("(x?){900}(y?){900}z", local.text)`), want: syntax.CodeLimit},
	{name: "regex-of-a-large-pattern", input: with(bigText, `regexall(local.text, local.text)`), want: syntax.CodeLimit},
	{name: "format-wide", input: in(`format("%%999999999d", 1)`), want: syntax.CodeLimit},
	{name: "format-precise", input: in(`format("%%.999999999f", 1)`), want: syntax.CodeLimit},
	{name: "format-many-wide", input: func() string { return in(`format("%s", 1)`, repeat("%[1]9999d", 20_000))() }, want: syntax.CodeLimit},
	{name: "format-many-large", input: func() string { return bigText + in(`format("%s", local.text)`, repeat("%[1]s", 2_000))() }, want: syntax.CodeLimit},
	{name: "formatlist", input: with(bigText, `formatlist("%%s ${local.text}", range(1000))`), want: syntax.CodeLimit},
	{name: "indent", input: with(bigText, `indent(1000000, replace(local.some, "0", "\n"))`), want: syntax.CodeLimit},
	{name: "jsondecode", input: in(`jsondecode(join("", [for i in range(1000) : "[[[[[[[[[[[[[[[[[[[["]))`), want: syntax.CodeLimit},
	{name: "distinct", input: with(strs, "length([for i in range(5) : distinct(local.strs)])")},
	{name: "distinct-of-many", input: with(strs, "distinct(local.strs)")},
	{name: "distinct-of-objects", input: with(strs, "length(distinct([for s in local.strs : { name = s }]))"), want: codeEvaluation},
	{name: "contains-in-for", short: true, input: with(strs, "[for s in local.strs : s if contains(local.strs, s)]"), want: syntax.CodeLimit},
	{name: "index-in-for", input: with(strs, "[for i, s in local.strs : local.strs[i]]")},
	{name: "chunklist", input: with(bigList, "chunklist(flatten(local.list), 1)")},
	// Many of one thing.
	{name: "locals-in-a-long-chain", input: chain(20_000, "1")},
	{name: "locals-in-a-long-circle", input: chain(20_000, "local.x0"), want: syntax.CodeLimit},
	{name: "apis-in-a-long-chain", input: func() string {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "api \"x%d\" {\n  identifier = \"${api.x%d.identifier}-\"\n}\n", i, i+1)
		}
		return b.String() + "api \"x10000\" {\n  identifier = \"a\"\n}\n"
	}, want: syntax.CodeLimit, most: 10},
	{name: "unknown-references", input: lines("locals {\n", "  x# = local.y#", 5_000, "}\n"), want: codeUnknownReference, most: maxDiagnostics},
	{name: "unknown-references-in-one-line", input: func() string {
		return "locals {\n  ä = \"ä\"\n  x = [\"ä\", " + lines("", "local.y#,", 5_000, "")() + "]\n}\n"
	}, want: codeUnknownReference, most: maxDiagnostics},
	{name: "unknown-references-in-one-long-line", input: func() string {
		return "locals {\n  x = [\"ä\", " + strings.ReplaceAll(lines("", "local.y#,", 5_000, "")(), "\n", "") + "]\n}\n"
	}, want: codeUnknownReference, most: maxDiagnostics},
	{name: "unknown-attributes", input: lines("api \"a\" {\n identifier = \"a\"\n", "  identifie# = 1", 30_000, "}\n"), want: codeUnknownAttribute, most: maxDiagnostics},
	{name: "unknown-nested-blocks", input: lines("api \"a\" {\n identifier = \"a\"\n", "  user# {}", 30_000, "}\n"), want: codeUnknownBlock, most: maxDiagnostics},
	{name: "unknown-blocks", input: lines("", "apx# \"a\" {}", 3_000, ""), want: codeUnknownBlock, most: maxDiagnostics},
	{name: "broken-blocks", input: lines("", "api \"a#\" {\n  identifier = ]\n}", 2_000, ""), want: syntax.CodeSyntax, most: maxDiagnostics},
	{name: "duplicate-blocks", input: lines("", "api \"x\" {\n  identifier = \"a\"\n} // #", 3_000, ""), want: codeDuplicateName, most: maxDiagnostics},
	{name: "instances", input: func() string {
		return "application \"a\" {\n  for_each = flatten([for a in range(1000) : [for b in range(11) : \"k${a}-${b}\"]])\n}\n"
	}, want: syntax.CodeLimit},
	{name: "instances-of-many-blocks", short: true, input: func() string {
		return "locals {\n  keys = flatten([for a in range(1000) : [for b in range(10) : \"k${a}-${b}\"]])\n}\n" +
			lines("", "application \"a#\" {\n  for_each = local.keys\n}", 2_000, "")()
	}, want: syntax.CodeLimit, most: 2_000},
	{name: "instances-of-a-large-tenant", short: true, input: func() string {
		return strings.ReplaceAll("api \"a\" {\n  identifier = \"https://a\"\n}\n"+manyInstances("")+strings.ReplaceAll(manyInstances(`
  client_id    = application.a[each.key].client_id
  audience     = api.a.identifier
  subject_type = "user"
  scopes       = ["read:one", "read:${each.key}", "read:three", "read:four"]
`), "application \"", "client_grant \""), "range(10)", "range(3)")
	}},
	{name: "instances-with-mistakes", short: true, input: func() string { return manyInstances(lines("", "  attribute# = 1", 10_000, "")()) }, want: syntax.CodeLimit, most: maxDiagnostics},
	{name: "instances-with-much-work", short: true, input: func() string {
		return manyInstances("  name = join(\"\", [for a in range(1000) : \"${a}${each.key}\"])\n")
	}, want: syntax.CodeLimit, most: 2},
	{name: "instances-with-many-references", short: true, input: func() string {
		return lines("locals {\n", "  x# = \"#\"", 5_000, "}\n")() + manyInstances("  grant_types = ["+strings.ReplaceAll(lines("", "local.x#,", 5_000, "")(), "\n", "")+"]\n")
	}, want: syntax.CodeLimit, most: maxDiagnostics},
	{name: "instances-of-instances-unknown", input: func() string {
		return strings.Replace(manyInstances(""), "range(10)", "range(2)", 1) + "client_grant \"a\" {\n  for_each = { for k in keys(application.a) : \"x${k}\" => k }\n  client_id = application.a[each.key].client_id\n  audience = \"a\"\n}\n"
	}, want: codeUnknownReference, most: 10_000},
	{name: "lines-of-a-heredoc", input: func() string {
		return "locals {\n  x = <<A\n" + repeat("some text that stands in a heredoc\n", 30_000) + "A\n}\n"
	}, want: syntax.CodeLimit},
	{name: "digits", input: func() string { return "locals {\n  x = 1" + repeat("0", 1_000_000) + "\n}\n" }, want: syntax.CodeLimit},
	{name: "digits-in-json", file: "main.grants.json", input: func() string { return `{"locals":{"x":1` + repeat("0", 1_000_000) + `}}` }, want: syntax.CodeLimit},
	{name: "digits-in-a-string", input: func() string { return "locals {\n  x = tonumber(\"1" + repeat("0", 1_000_000) + "\")\n}\n" }, want: syntax.CodeLimit},
	{name: "digits-in-a-sum", input: func() string { return "locals {\n  x = \"1" + repeat("0", 1_000_000) + "\" + 1\n}\n" }, want: codeEvaluation},
	{name: "large-file", input: func() string { return repeat("# comment\n", 500_000) }, want: syntax.CodeLimit},
	{name: "attributes-without-block", input: lines("", "a# = 1", 10_000, ""), want: codeUnknownAttribute, most: maxDiagnostics},
	{name: "quotes", input: func() string { return repeat("\"", 80_001) }, want: syntax.CodeSyntax},
	{name: "dollars", input: func() string { return "locals {\n  x = \"" + repeat("$", 200_000) + "{1}\"\n}\n" }, want: syntax.CodeLimit},
	{name: "many-items", input: list("1", 2_000_000), want: syntax.CodeLimit},
	{name: "brackets-that-close-nothing", input: func() string { return repeat("}", 3_000_000) }, want: syntax.CodeLimit},
	{name: "brackets-that-close-nothing-on-lines", input: func() string { return repeat("}\n", 250_000) }, want: syntax.CodeSyntax},
	// Layouts.
	{name: "layout-of-one-line", layout: true, input: list(`"abcdefgh"`, 300_000)},
	{name: "layout-of-one-line-that-grows", layout: true, input: list(`"abcdefghijklmnop"`, 220_000), want: syntax.CodeLimit},
	{name: "layout-of-many-items", layout: true, input: list("1", 2_000_000), want: syntax.CodeLimit},
	{name: "layout-of-many-blocks", layout: true, input: lines("", "application   \"a#\" {}", 130_000, "")},
	{name: "layout-of-many-lines", layout: true, input: lines("locals {\n", "  x#=[\n1]", 100_000, "}\n")},
	{name: "layout-of-many-comments", layout: true, input: lines("locals {\n", "  x# = 1#", 200_000, "}\n")},
	{name: "layout-of-many-templates", layout: true, input: list(`"${a}"`, 500_000), want: syntax.CodeLimit},
	{name: "layout-of-brackets-that-close-nothing", layout: true, input: func() string { return repeat("}", 3_000_000) }, want: syntax.CodeLimit},
	{name: "comment-never-closed", input: func() string { return repeat("/*", 500_000) }, want: syntax.CodeLimit},
}

// doubling is forty locals, each twice as large as the one before.
func doubling(format, first string) func() string {
	return func() string {
		var b strings.Builder
		fmt.Fprintf(&b, "locals {\n  x0 = %s\n", first)
		for i := range 40 {
			fmt.Fprintf(&b, "  x%d = %s\n", i+1, fmt.Sprintf(format, i))
		}
		return b.String() + "}\n"
	}
}

// chain is locals of which each refers to the next.
func chain(n int, last string) func() string {
	return func() string {
		var b strings.Builder
		b.WriteString("locals {\n")
		for i := range n {
			fmt.Fprintf(&b, "  x%d = local.x%d\n", i, i+1)
		}
		fmt.Fprintf(&b, "  x%d = %s\n}\n", n, last)
		return b.String()
	}
}

func manyInstances(body string) string {
	return "application \"a\" {\n  for_each = flatten([for a in range(1000) : [for b in range(10) : \"k${a}-${b}\"]])\n" + body + "}\n"
}
