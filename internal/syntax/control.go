package syntax

import (
	"slices"

	"grants/config"
	"grants/diag"
)

// The characters that turn the order of text around, in 3 bytes each that begin with the first of these.
// https://github.com/nickboucher/trojan-source
const (
	firstOfOrder = 0xe2
	embeddings   = "\u202a\u202b\u202c\u202d\u202e"
	isolates     = "\u2066\u2067\u2068\u2069"
)

// Controls are the characters of a text, in UTF-8, that are controls. Tabs and line ends are none, and those for which the text does not parse
// are reported already.
func Controls(text []byte, id diag.FileID, reported []diag.Diagnostic) []config.Control {
	var found []config.Control
	for at := 0; at < len(text); at++ {
		b := text[at]
		if b >= ' ' && b < 0x7f || b == '\n' || b == '\t' || b == '\r' {
			continue
		}
		r, size := controlAt(text[at:])
		if size > 0 && !slices.ContainsFunc(reported, func(d diag.Diagnostic) bool { return d.Range.Start.Byte == at }) {
			found = enterControl(found, config.Control{Rune: r, Span: diag.Span{File: id, Start: uint32(at), End: uint32(at + size)}})
		}
	}
	return found
}

// controlAt is the control that a text begins with, and its bytes: none for any other character.
func controlAt(text []byte) (r rune, size int) {
	switch b := text[0]; {
	case b < ' ' || b == 0x7f:
		return rune(b), 1
	case b == 0xc2 && len(text) > 1 && text[1] < 0xa0:
		return rune(text[1]), 2
	case b == firstOfOrder && len(text) > 2:
		for _, r := range embeddings + isolates {
			if string(r) == string(text[:3]) {
				return r, 3
			}
		}
	}
	return 0, 0
}

func enterControl(found []config.Control, c config.Control) []config.Control {
	if i := slices.IndexFunc(found, func(other config.Control) bool { return other.Rune == c.Rune }); i >= 0 {
		found[i].More++
		return found
	}
	return append(found, c)
}
