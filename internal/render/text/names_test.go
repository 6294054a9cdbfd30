package text

import "testing"

// Ids and audiences may be the words of a row, and keys are in quotes anyway.
func TestNamesLookLikeOne(t *testing.T) {
	for name, want := range map[string]string{
		"shop-id": "shop-id", "https://orders.example.com/": "https://orders.example.com/",
		"x   orders, as itself   + nothing": `"x   orders, as itself   + nothing"`, `a"b`: `"a\"b"`, "": `""`,
		`partner["travel"]`: `partner["travel"]`, `partner["a, b"]`: `partner["a, b"]`, `x, y["a"]`: `"x, y[\"a\"]"`, `x["a"] + ["b"]`: `"x[\"a\"] + [\"b\"]"`,
	} {
		if got := Spoken(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
