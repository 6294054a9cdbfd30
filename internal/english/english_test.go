package english

import (
	"strconv"
	"testing"
)

func TestList(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"b", "a"}, "b and a"}, {[]string{"c", "b", "a"}, "c, b and a"}} {
		if got := List(c.names); got != c.want {
			t.Errorf("%q is %q, want %q", c.names, got, c.want)
		}
	}
}

func TestSomeNamesTenAndCountsTheRest(t *testing.T) {
	var names []string
	for i := range 11 {
		names = append(names, strconv.Itoa(20-i))
	}
	if got, want := Some(names[:10]), "11, 12, 13, 14, 15, 16, 17, 18, 19 and 20"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Some(names), "10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 1 more"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestArticle(t *testing.T) {
	for name, want := range map[string]string{"api": "an api", "client_grant": "a client_grant", "user": "a user", "application": "an application"} {
		if got := Article(name); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSentencesFitTheirNumbers(t *testing.T) {
	for got, want := range map[string]string{
		Count(0, "file"):                      "0 files",
		Count(1, "file"):                      "1 file",
		Plural(2, "entry", "entries"):         "2 entries",
		Verb(1, "gain", "gains"):              "gains",
		Verb(3, "gain", "gains"):              "gain",
		List(nil):                             "",
		List([]string{"a"}):                   "a",
		List([]string{"a", "b", "c"}):         "a, b and c",
		Alternatives([]string{"a", "b", "c"}): "a, b or c",
		Article("api"):                        "an api",
		Article("user"):                       "a user",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
