package schema_test

import (
	"os"
	"testing"

	"grants/internal/render/schema/schematest"
)

func TestSnapshotsAreAsTheirSchemaSays(t *testing.T) {
	document, err := os.ReadFile("../../../config/snapshot/testdata/snapshot.json")
	if err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "snapshot", document)
}
