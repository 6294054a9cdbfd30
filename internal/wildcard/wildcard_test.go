package wildcard

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"application.web", "application.web", true},
		{"application.web", "application_web", false},
		{"web", "application.web", false},
		{"application", "application.web", false},
		{"", "", true},
		{"", "x", false},
		{"*", "", true},
		{"**", "web", true},
		{"?", "", false},
		{"?", "ü", true},
		{"?", "日本", false},
		{"*本", "日本", true},
		{"*?", "日", true},
		{"a*b*c", "abxbc", true},
		{"a*b*c", "abxb", false},
		{"*ab", "aab", true},
		{"application.*", `application.partner["a/b"]`, true},
		{`application.partner["*"]`, `application.partner["a/b"]`, true},
		{"https://*.com", "https://a.example.com", true},
		{"https://*.com", "https://a.example.com/", false},
		{"a*b", "a\nb", true},
		{"[a-z]", "x", false},
		{"WEB", "web", false},
	} {
		if got := Match(c.pattern, c.name); got != c.want {
			t.Errorf("%q on %q: got %t, want %t", c.pattern, c.name, got, c.want)
		}
	}
}

func TestManyStarsTakeNoTime(t *testing.T) {
	if Match(strings.Repeat("*a", 500)+"b", strings.Repeat("a", 20_000)) {
		t.Error("a pattern that ends in b matches a name that does not")
	}
}
