package diag

import "testing"

func TestInvisibleCharactersAreTold(t *testing.T) {
	for _, r := range []rune{
		0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b, 0x200d, 0x2028, 0x202e, 0x2060, 0x2065, 0x206f, 0x2800,
		0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0x1d173, 0xe0001, 0xe0041, 0xe0100, 0xe01ef,
	} {
		if !IsInvisible(r) {
			t.Errorf("U+%04X is taken for visible", r)
		}
	}
	for _, r := range "aZ0 -_:\t\x1b\u00a0é日\u0301\u3000🙂\u1161" {
		if IsInvisible(r) {
			t.Errorf("U+%04X is taken for invisible", r)
		}
	}
}
