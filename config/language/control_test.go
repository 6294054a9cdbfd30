package language

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestControlsAreFoundInEveryKindOfFile(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"native", "a.grants.hcl", "# \x1b[2K\u202e\n", "a.grants.hcl:1:3 U+001B a.grants.hcl:1:7 U+202E"},
		{"JSON", "a.grants.json", `{"//": "` + "\u2066\u2067\u2066" + `"}`, "a.grants.json:1:9 U+2066 and 1 more a.grants.json:1:10 U+2067"},
		{"values", "a.grantsvars.hcl", "x = \"\u009b\u007f\"\n", "a.grantsvars.hcl:1:6 U+009B a.grantsvars.hcl:1:7 U+007F"},
		{"reported already", "a.grants.hcl", "a = \x1b\n# \x1b\n", "a.grants.hcl:2:3 U+001B"},
		{"where JSON has none", "a.grants.json", "{\"a\": \"\x1b\"}", "a.grants.json:1:8 U+001B"},
		{"none", "a.grants.hcl", "#\t\u00e9\u2014\u200f\u2028\r\n", ""},
	} {
		opts := Options{}
		files := fstest.MapFS{"z.grants.hcl": {Data: []byte(`variable "x" {}`)}}
		if strings.HasSuffix(c.file, "vars.hcl") {
			opts.VarFiles = []VarFile{{Name: c.file, Content: []byte(c.text)}}
		} else {
			files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		}
		cfg, _, err := Load(files, opts)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, found := range cfg.Controls {
			at := cfg.Files.Range(found.Span)
			line := fmt.Sprintf("%s:%d:%d %U", at.File, at.Start.Line, at.Start.Column, found.Rune)
			if found.More > 0 {
				line += fmt.Sprintf(" and %d more", found.More)
			}
			got = append(got, line)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
