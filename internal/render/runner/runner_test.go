package runner

import "testing"

func TestUnarmedLinesGiveNoCommands(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"::error::x":                          `\x3a:error::x`,
		" \t::error::x\nthen\n  ::warning::y": " \t\\x3a:error::x\nthen\n  \\x3a:warning::y",
		"::: a.grants.hcl:1:2":                "::: a.grants.hcl:1:2",
		"a::b":                                "a::b",
		"2001:db8::1\n":                       "2001:db8::1\n",
		"# # ## a[0]":                         "# # ## a[0]",
		"x ##[command]y":                      `x #\x23[command]y`,
		"##vso[task.setvariable variable=a]b": `#\x23vso[task.setvariable variable=a]b`,
		"##teamcity[a]":                       `#\x23teamcity[a]`,
		"###[a]##[b]":                         `##\x23[a]#\x23[b]`,
	} {
		if got := Unarmed(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
