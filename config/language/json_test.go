package language_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"grants/config/language"
)

func TestABlockInJSONBeginsWithItsName(t *testing.T) {
	const content = `{"api": {"a": {"identifier": "x"}, "b": {"identifier": "y"}}}`
	cfg, _, err := language.Load(fstest.MapFS{"main.grants.json": {Data: []byte(content)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, api := range cfg.APIs {
		want := fmt.Sprintf("%q: {", api.Name)
		if got := content[api.Span.Start:api.Span.End]; !strings.HasPrefix(got, want) || strings.Count(got, "identifier") != 1 {
			t.Errorf("%s stands at %s", api.Address, got)
		}
		if got, want := content[api.Header.Start:api.Header.End], fmt.Sprintf("%q", api.Name); got != want {
			t.Errorf("the header of %s is %s, want %s", api.Address, got, want)
		}
	}
}
