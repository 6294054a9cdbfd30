package schema

import "testing"

// What the language can say is decided.
func TestWhatIsNotDecidedIsNoWordOfTheLanguage(t *testing.T) {
	for _, kind := range Blocks {
		for _, name := range kind.Names() {
			if Decides(kind.Name, name) != "" {
				t.Errorf("%s has %s", kind.Name, name)
			}
		}
	}
	for _, name := range Names() {
		if Decides("", name) != "" {
			t.Errorf("there is a block %s", name)
		}
	}
}
