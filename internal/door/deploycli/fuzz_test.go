package deploycli

import (
	"testing"
	"testing/fstest"

	"grants/internal/door/doortest"
)

func FuzzYAML(f *testing.F) {
	doortest.Seeds(f, "deploy-*/tenant.yaml")
	f.Add([]byte("a: &a [*a]\n? [b]\n: {<<: [*a]}\nclients: @@X@@"))
	settings := &Settings{Keywords: Keywords{"X": []byte(`[{"name": "a"}]`), "ENV": []byte(`"a: b"`)}}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := Read(fstest.MapFS{"tenant.yaml": {Data: content}}, "tenant.yaml", Options{Settings: settings})
		doortest.Sound(t, c, problems, err)
	})
}

func FuzzFolder(f *testing.F) {
	doortest.Seeds(f, "deploy-folder/auth0/*/*.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		fsys := fstest.MapFS{"clients/a.json": {Data: content}, "grants/a.json": {Data: content}, "resource-servers/a.json": {Data: content}}
		c, problems, err := Read(fsys, ".", Options{})
		doortest.Sound(t, c, problems, err)
	})
}
