package plainhcl

import (
	"hash/maphash"

	"github.com/zclconf/go-cty/cty"
)

// texts are short texts that came up lately, each as a string and perhaps as a value. A tenant says the same names and scopes over and over.
type texts [1 << 11]knownText

type knownText struct {
	text  string
	value cty.Value // cty.NilVal before it is asked for
}

// longestKept is the length in bytes of the longest text that may come up again.
const longestKept = 64

var seed = maphash.MakeSeed()

// string is string(text).
func (t *texts) string(text []byte) string {
	if t == nil || len(text) > longestKept {
		return string(text)
	}
	return t.of(text).text
}

// stringVal is cty.StringVal(string(text)).
func (t *texts) stringVal(text []byte) cty.Value {
	if t == nil || len(text) > longestKept {
		return cty.StringVal(string(text))
	}
	known := t.of(text)
	if known.value == cty.NilVal {
		known.value = cty.StringVal(known.text)
	}
	return known.value
}

// of is the place of a text, which takes that of another one.
func (t *texts) of(text []byte) *knownText {
	known := &t[maphash.Bytes(seed, text)%uint64(len(t))]
	if known.text != string(text) {
		*known = knownText{text: string(text)}
	}
	return known
}
