package terraform

import (
	"os"
	"testing"
	"testing/fstest"

	"grants/internal/door/doortest"
)

func FuzzPlan(f *testing.F) {
	doortest.Seeds(f, "plan-*/plan.json")
	files, err := os.ReadFile("../../../testdata/door/plan-modules/main.tf")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		fsys := fstest.MapFS{"plan.json": {Data: content}, "main.tf": {Data: files}}
		for _, state := range []State{Before, After, Now} {
			c, problems, err := Read(fsys, "plan.json", state)
			doortest.Sound(t, c, problems, err)
		}
	})
}

func FuzzFiles(f *testing.F) {
	doortest.Seeds(f, "plan-*/main.tf")
	doortest.Seeds(f, "terraform/*/*.tf")
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := ReadFiles(fstest.MapFS{"main.tf": {Data: content}, "m/main.tf": {Data: content}}, ".", Options{})
		doortest.Sound(t, c, problems, err)
	})
}
