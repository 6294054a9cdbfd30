package layout_test

import (
	"strings"
	"testing"

	"grants/config/layout"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"spaces", "a={b=1,c=[1,2]}\nlong=2", "a    = { b = 1, c = [1, 2] }\nlong = 2\n"},
		{"tabs", "api \"x\" {\n\tname\t= \"x\"\n}\n", "api \"x\" {\n  name = \"x\"\n}\n"},
		{"spaces at line ends", "a = 1  \n# note\t\nb = 2 # tail  \n", "a = 1\n# note\nb = 2 # tail\n"},
		{"blank lines", "\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"},
		{"blank line after the first comment", "# what this is\n\na = 1\n", "# what this is\n\na = 1\n"},
		{"edges of a block", "tenant {\n\n\n  a = 1\n\n  b = 2\n\n}\n", "tenant {\n  a = 1\n\n  b = 2\n}\n"},
		{"comment at the edge of a block", "tenant { # why\n\n  a = 1\n}\n", "tenant { # why\n  a = 1\n}\n"},
		{"edges of a list", "a = [\n\n  1,\n\n\n  2,\n\n]\n", "a = [\n  1,\n\n  2,\n]\n"},
		{"list on one line", "a = [1,2 , 3,]\n", "a = [1, 2, 3]\n"},
		{"list over lines", "a = [\"x\",\"y\",\n\"z\"]\n", "a = [\n  \"x\", \"y\",\n  \"z\",\n]\n"},
		{"comments in a list", "a = [ # of all\n1, 2 # of two\n# below\n]\n", "a = [   # of all\n  1, 2, # of two\n  # below\n]\n"},
		{"objects that share brackets with their list", "a = [{\nb = 1\n}]\n", "a = [{\n  b = 1\n}]\n"},
		{"list as an argument", "a = concat([\"x\",\n\"y\"], local.b)\n", "a = concat([\n  \"x\",\n  \"y\",\n], local.b)\n"},
		{"for is no list", "a = [\n  for s in b : s\n]\n", "a = [\n  for s in b : s\n]\n"},
		{"index is no list", "a = b[\n0\n]\n", "a = b[\n  0\n]\n"},
		{"heredoc", "a=[<<X\n two  \n\n\n\nX\n]\n", "a = [\n  <<X\n two  \n\n\n\nX\n]\n"},
		{"list in a template", "a = \"${join(\",\",[\"b\",\n\"c\"])}\"\n", "a = \"${join(\",\", [\"b\",\n\"c\"])}\"\n"},
		{"CRLF", "a=1\r\n\r\n\r\n# b\r\nc=[1,\r\n2]", "a = 1\r\n\r\n# b\r\nc = [\r\n  1,\r\n  2,\r\n]\r\n"},
		{"CRLF first, LF later", "a=1\r\nb=2\n", "a = 1\r\nb = 2\r\n"},
		{"LF first, CRLF later", "a=1\nb=2\r\n", "a = 1\nb = 2\n"},
		{"CRLF in a value", "a=1\nb = <<X\r\none\r\nX\r\n", "a = 1\nb = <<X\r\none\r\nX\n"},
		{"byte order mark", "\ufeffa=1\n", "a = 1\n"},
		{"nothing", "", ""},
		{"nothing but lines", "\n \n\t\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := layout.Format("x.grants.hcl", []byte(c.text))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if string(got) != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"syntax", "a = [1, 2\nb = 3\n", "syntax"},
		{"UTF-16", "a\x00 = 1", "encoding"},
		{"Latin-1", "a = \"\xe9\"", "encoding"},
		{"blocks nested so deep that indentation takes all memory", strings.Repeat("a {\n", 100_000) + strings.Repeat("}\n", 100_000), "limit"},
		{"a chain of operators that kills the parser", "a = " + strings.Repeat("!", 1_000_000) + "true", "limit"},
		{"a file over the limit", strings.Repeat("# a\n", 2<<20), "limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := layout.Format("x.grants.hcl", []byte(c.text))
			if got != nil || len(problems) != 1 || problems[0].Code != c.code || problems[0].Range.File != "x.grants.hcl" {
				t.Errorf("got %d bytes with %v, want one problem of code %s", len(got), problems, c.code)
			}
		})
	}
}
