package markdown

import "testing"

func TestMarkdownShowsTextAndDoesNothingElse(t *testing.T) {
	for text, want := range map[string]string{
		"read:posts":                       `read\:posts`,
		"a|b":                              `a\|b`,
		"<img src=x>&amp;":                 `&lt;img src=x\>&amp;amp;`,
		"[a](b) ![c](d)":                   `\[a\]\(b\) \!\[c\]\(d\)`,
		"`x` **y** _z_ ~~s~~":              "\\`x\\` \\*\\*y\\*\\* \\_z\\_ \\~\\~s\\~\\~",
		"@all a@b.example www.example.com": `@<!-- -->all a@<!-- -->b\.example www\.example\.com`,
		"one\ntwo":                         `one\\x0atwo`,
		"$x$ #1":                           `\$x\$ \#1`,
	} {
		if got := Phrase(text); got != want {
			t.Errorf("Phrase(%q) is %s, want %s", text, got, want)
		}
	}
}
