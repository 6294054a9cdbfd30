package render

import (
	"os"
	"testing"
)

func TestSnapshotsAreAsTheirSchemaSays(t *testing.T) {
	document, err := os.ReadFile("../../config/testdata/snapshot.json")
	if err != nil {
		t.Fatal(err)
	}
	validate(t, "snapshot", document)
}
