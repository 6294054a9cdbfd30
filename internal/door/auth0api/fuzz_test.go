package auth0api

import (
	"testing"
	"testing/fstest"

	"grants/internal/door/doortest"
)

func FuzzRead(f *testing.F) {
	doortest.Seeds(f, "api-*/*.json")
	doortest.Seeds(f, "api-*/dump/*.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := Read(fstest.MapFS{"clients.json": {Data: content}}, []string{"clients.json"})
		doortest.Sound(t, c, problems, err)
	})
}
