package objects

import (
	"grants/compiler"
	"grants/diag"
)

// HeaderOf is where the block of an API begins; the zero span where no file has one.
func HeaderOf(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.Header
}

// Place is the first of the spans that the files of a tenant have, as a file and a line.
func Place(t *compiler.Tenant, spans ...diag.Span) (file string, line int) {
	for _, span := range spans {
		if !span.IsZero() {
			files := t.Config.Files
			return Shown(t, files.Name(span.File)), files.Start(span).Line
		}
	}
	return "", 0
}

// Shown is what people call a file of a tenant.
func Shown(t *compiler.Tenant, file string) string {
	if t.Shown == nil || file == "" {
		return file
	}
	return t.Shown(file)
}
