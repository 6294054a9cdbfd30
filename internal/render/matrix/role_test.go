package matrix

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"grants/compiler"
	"grants/internal/golden"
	"grants/internal/render/schema/schematest"
)

func TestRolesAreListedBesideTheCells(t *testing.T) {
	tenant := project(t, "clinic")
	records := func(api *compiler.API) bool { return api.Address == "api.records" }
	for _, c := range []struct {
		file  string
		write func(io.Writer, *Selection) error
		of    Selection
	}{
		{"roles.json", JSON, Selection{}},
		{"roles_of_api.json", JSON, Selection{Filter: compiler.Filter{API: records}}},
		{"roles_for_clients.json", JSON, Selection{Filter: compiler.Filter{Subject: func(s compiler.SubjectType) bool { return s == compiler.Client }}}},
		{"roles_about.json", JSON, Selection{About: map[string]bool{"api.calendar": true, "role.visitor": true}}},
		{"roles.txt", wide, Selection{Filter: compiler.Filter{Fold: true}}},
		{"roles60.txt", columns(60), Selection{Filter: compiler.Filter{Fold: true}}},
	} {
		t.Run(c.file, func(t *testing.T) {
			var out bytes.Buffer
			c.of.Tenant = tenant
			if err := c.write(&out, &c.of); err != nil {
				t.Fatal(err)
			}
			text := out.String()
			if strings.HasSuffix(c.file, ".json") {
				schematest.Validate(t, "matrix", out.Bytes())
				text = text[strings.Index(text, `  "roles"`):]
			}
			golden.Check(t, "testdata/"+c.file, []byte(text))
		})
	}
}
