package text

import "testing"

func TestWidthsOfCharacters(t *testing.T) {
	for shown, want := range map[string]int{
		"é": 1, "e\u0301": 1, "日本": 4, "ｱ": 1, "Ａ": 2, "한국": 4, "\u1112\u1161\u11ab": 2, "👩": 2, "\u200d": 6, "\t": 4, "a\tb": 5, "\x1b": 4, "\xff": 4, "न\u0941": 1,
	} {
		if got := Columns(shown); got != want {
			t.Errorf("%q takes %d columns, want %d", shown, got, want)
		}
	}
}
