package report

import (
	"bytes"
	"compress/flate"
	"io"
	"slices"
	"strconv"
	"testing"
)

func TestThePartsOfABlockAreOneStream(t *testing.T) {
	var document []byte
	for n := range 300_000 {
		document = strconv.AppendInt(document, int64(n), 10)
	}
	if parts := (len(document) + bytesOfPart - 1) / bytesOfPart; parts < 2 {
		t.Fatalf("%d bytes are one part, want some", len(document))
	}
	for _, size := range []int{1, bytesOfPart, bytesOfPart + 1, len(document)} {
		parts := compressed(document[:size])
		got, err := io.ReadAll(flate.NewReader(bytes.NewReader(slices.Concat(parts...))))
		if err != nil || !bytes.Equal(got, document[:size]) {
			t.Errorf("%d bytes come back as %d: %v", size, len(got), err)
		}
	}
}
