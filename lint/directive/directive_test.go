package directive

import (
	"fmt"
	"strings"
	"testing"
)

// described is a directive in one line.
func described(d Directive) string {
	if d.Problem != "" {
		return "!" + d.Problem
	}
	var rules []string
	for _, rule := range d.Names {
		rules = append(rules, fmt.Sprintf("%s(%s)", rule.ID, rule.Key))
	}
	return strings.Join(rules, " ") + ": " + d.Reason + " until " + d.Until
}

func TestDirectivesAreReadOrRefused(t *testing.T) {
	for text, want := range map[string]string{
		"grants:ignore a: why":                             "a(): why until ",
		"grants:ignore   a  :why":                          "a(): why until ",
		"grants:ignore a,b , c: why not":                   "a() b() c(): why not until ",
		"grants:ignore a(read:x): why":                     "a(read:x): why until ",
		"grants:ignore a( read:x ), b(y): why":             "a(read:x) b(y): why until ",
		"grants:ignore a(f(x):y): why":                     "a(f(x):y): why until ",
		"grants:ignore a(x) : (why) (not)":                 "a(x): (why) (not) until ",
		"grants:ignore a(é 日本): ça va":                     "a(é 日本): ça va until ",
		"grants:ignore a: why: because":                    "a(): why: because until ",
		"grants:ignore policy:b-c: why":                    "policy:b-c(): why until ",
		"grants:ignore a, policy:b(x:y), c: why":           "a() policy:b(x:y) c(): why until ",
		"grants:ignore policy: why":                        "policy(): why until ",
		"grants:ignore policy:b":                           "!this ignore gives no reason",
		"grants:ignore a:\n  why\r\n\tnot":                 "a(): why not until ",
		"grants:ignore a: why until 2026-02-28":            "a(): why until 2026-02-28",
		"grants:ignore a: why until 2028-02-29":            "a(): why until 2028-02-29",
		"grants:ignore a: wait until v2, until 2026-02-28": "a(): wait until v2, until 2026-02-28",
		"grants:ignore a: why Until 2026-02-28":            "a(): why until 2026-02-28",
		"grants:ignore a: untilted screens":                "a(): untilted screens until ",
		"grants:ignore a: until billing v2 ships":          `!"until" is not followed by a date of the form YYYY-MM-DD`,
		"grants:ignore a: until tomorrow":                  `!"until" is not followed by a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until":                       `!"until" is not followed by a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until2026-01-01":             `!"until" is not followed by a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until: 2026-01-01.":          `!"2026-01-01." is not a date of the form YYYY-MM-DD`,
		"grants:ignore":                                    "!this ignore names no rule",
		"grants:ignore : why":                              "!this ignore names no rule",
		"grants:ignore: why":                               "!this ignore names no rule",
		"grants:ignore a,: why":                            "!this ignore names no rule",
		"grants:ignore a(x)":                               "!this ignore gives no reason",
		"grants:ignore a":                                  "!this ignore gives no reason",
		"grants:ignore a:":                                 "!this ignore gives no reason",
		"grants:ignore a:  ":                               "!this ignore gives no reason",
		"grants:ignore a: until 2026-01-01":                "!this ignore gives no reason",
		"grants:ignore a why":                              `!this ignore has no ":" between the rules and the reason`,
		"grants:ignore a) why":                             `!this ignore has no ":" between the rules and the reason`,
		"grants:ignore a(x: why":                           "!a bracket behind the rule is not closed",
		"grants:ignore a(x) y: why":                        "!a bracket behind the rule is not closed",
		"grants:ignore a(): why":                           "!the brackets behind the rule are empty",
		"grants:ignore-file a: why":                        `!"grants:ignore-file" is not "grants:ignore"`,
		"grants:ignored":                                   `!"grants:ignored" is not "grants:ignore"`,
		"grants:ignore a: why until 2026-02-29":            `!"2026-02-29" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2100-02-29":            `!"2100-02-29" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-04-31":            `!"2026-04-31" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-13-01":            `!"2026-13-01" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-00-10":            `!"2026-00-10" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-1-1":              `!"2026-1-1" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 31.12.2026":            `!"31.12.2026" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-+1-01":            `!"2026-+1-01" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026":                  `!"2026" is not a date of the form YYYY-MM-DD`,
		"grants:ignore a: why until 2026-01-01 or so.":     `!"until 2026-01-01" does not stand at the end`,
		"grants:ignore a: until 2026-01-01: why":           `!"until" is not followed by a date of the form YYYY-MM-DD`,
	} {
		if got := described(Parse(text)); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func FuzzDirective(f *testing.F) {
	f.Add("grants:ignore a(b), c: why until 2026-01-01")
	f.Add("grants:ignore a(é日))(: \u2028why until 2026-02-30")
	f.Fuzz(func(t *testing.T, text string) {
		text = mark + text
		d := Parse(text)
		if d.From < 0 || d.From > d.To || d.To > len(text) {
			t.Errorf("%q: the problem stands at %d to %d", text, d.From, d.To)
		}
		for _, rule := range d.Names {
			if got := text[rule.From:rule.To]; !strings.HasPrefix(got, rule.ID) {
				t.Errorf("%q: %q stands at %q", text, rule.ID, got)
			}
		}
		if d.Problem == "" && (len(d.Names) == 0 || d.Reason == "" || strings.ContainsAny(d.Reason, "\r\n")) {
			t.Errorf("%q was read as %s", text, described(d))
		}
	})
}
