package plan

import (
	"grants/compiler"
	"grants/diag"
)

func headerOf(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.Header
}

// place is the first of the spans that the files of a tenant have, as a file and a line.
func place(t *compiler.Tenant, spans ...diag.Span) (file string, line int) {
	for _, span := range spans {
		if !span.IsZero() {
			r := t.Range(span)
			return shown(t, r.File), r.Start.Line
		}
	}
	return "", 0
}

// shown is what people call a file of a tenant.
func shown(t *compiler.Tenant, file string) string {
	if t.Shown == nil || file == "" {
		return file
	}
	return t.Shown(file)
}
