package findings

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/render/runner"
)

// command is a workflow command as the runner reads it
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
type command struct {
	name, text string
	properties map[string]string
}

func workflowCommands(t *testing.T, document []byte) (commands []command, others []string) {
	t.Helper()
	for line := range strings.Lines(string(document)) {
		line = strings.TrimSuffix(line, "\n")
		head, text, isCommand := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		if !strings.HasPrefix(line, "::") || !isCommand {
			others = append(others, line)
			continue
		}
		name, list, _ := strings.Cut(head, " ")
		c := command{name: name, text: strings.NewReplacer("%0A", "\n", "%0D", "\r", "%25", "%").Replace(text), properties: map[string]string{}}
		for _, property := range strings.Split(list, ",") {
			key, value, _ := strings.Cut(property, "=")
			c.properties[key] = strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
		}
		commands = append(commands, c)
	}
	return commands, others
}

func validateGitHub(t *testing.T, document []byte, findings *Report) {
	commands, others := workflowCommands(t, document)
	if !slices.Equal(others, []string{summary(findings)}) {
		t.Errorf("the lines that are no commands are %q, want the summary", others)
	}
	counts := map[string]int{}
	for _, c := range commands {
		counts[c.name]++
		if c.text == "" || c.properties["title"] == "" {
			t.Errorf("%+v has no text or no title", c)
		}
		if line := c.properties["line"]; c.properties["endLine"] != line {
			t.Errorf("%+v has columns and two lines, for which the runner drops the columns", c)
		}
		for key := range c.properties {
			if !slices.Contains([]string{"file", "line", "endLine", "col", "endColumn", "title"}, key) {
				t.Errorf("%+v has a property %q", c, key)
			}
		}
	}
	for name, n := range counts {
		if !slices.Contains([]string{"error", "warning", "notice"}, name) || n > runner.MaxAnnotations+1 {
			t.Errorf("%d times %q, want at most %d errors, warnings or notices", n, name, runner.MaxAnnotations+1)
		}
	}
}

func TestGitHubIsGivenNineOfAKindAndTheNumberOfTheOthers(t *testing.T) {
	for _, c := range []struct {
		errors int
		last   string
	}{
		{9, "finding 8"},
		{10, "1 more error: see the summary of the job, or run grants lint"},
		{30, "21 more errors: see the summary of the job, or run grants lint"},
	} {
		findings := &Report{Source: readSample}
		for i := range c.errors {
			findings.Diagnostics = append(findings.Diagnostics, finding(diag.Error, fmt.Sprint("finding ", i), at(`"x"`)), finding(diag.Warning, "w", at(`"x"`)))
		}
		commands, _ := workflowCommands(t, written(t, format{write: GitHub}, findings))
		errors := slices.DeleteFunc(commands, func(c command) bool { return c.name != "error" })
		if len(errors) != min(c.errors, runner.MaxAnnotations+1) || errors[len(errors)-1].text != c.last {
			t.Errorf("%d errors give %d commands, the last %q, want %q", c.errors, len(errors), errors[len(errors)-1].text, c.last)
		}
	}
}

func TestNothingFromTheProjectCommandsTheRunner(t *testing.T) {
	d := finding(diag.Error, "a\n::add-mask::x %0A::stop-commands::y", at(`"x"`))
	d.Detail, d.Hint = "b\r\n::error::z", "%"
	findings := &Report{Diagnostics: []diag.Diagnostic{d}, Repository: func(string) string { return "a,line=7:\n::debug::%2C.hcl" }}
	commands, others := workflowCommands(t, written(t, format{write: GitHub}, findings))
	if len(commands) != 1 || len(others) != 1 {
		t.Fatalf("%d commands and %d other lines, want one each", len(commands), len(others))
	}
	if got, want := commands[0].properties["file"], "a,line=7:\n::debug::%2C.hcl"; got != want {
		t.Errorf("file is %q, want %q", got, want)
	}
	if got, want := commands[0].text, "a\\x0a::add-mask::x %0A::stop-commands::y; %\nb\n::error::z"; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
}

var summaryRow = regexp.MustCompile(`^(\| [^|]*){4}\|$`)

func validateSummary(t *testing.T, document []byte, findings *Report) {
	rows := 0
	for line := range strings.Lines(string(document)) {
		if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "|") && !strings.HasPrefix(line, "|---") {
			rows++
			if !summaryRow.MatchString(strings.ReplaceAll(line, `\|`, "")) {
				t.Errorf("a row has not four cells: %q", line)
			}
		}
	}
	if want := len(findings.Diagnostics); want > 0 && rows != want+1 || want == 0 && rows != 0 {
		t.Errorf("%d rows for %d findings", rows, want)
	}
}

func TestAJobSummaryStaysWithinItsBudget(t *testing.T) {
	findings := &Report{}
	for range 500 {
		findings.Diagnostics = append(findings.Diagnostics, finding(diag.Error, "a finding", at(`"x"`)))
	}
	findings.Total = Count(findings.Diagnostics)
	for _, budget := range []int{-1, 10, 200, 5000, 1 << 20} {
		var out bytes.Buffer
		if err := GitHubSummary(&out, findings, budget); err != nil {
			t.Fatal(err)
		}
		if out.Len() > max(0, budget) {
			t.Errorf("%d bytes for a budget of %d", out.Len(), budget)
		}
		if says := strings.Contains(out.String(), "findings are not listed"); says != (budget == 200 || budget == 5000) {
			t.Errorf("a budget of %d: says that some are not listed: %t\n%s", budget, says, out.String())
		}
	}
}
