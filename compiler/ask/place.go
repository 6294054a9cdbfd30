package ask

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/plan/objects"
)

func settingsOf(t *compiler.Tenant) *config.TenantSettings { return objects.SettingsOf(t) }

func headerOfAPI(api *compiler.API) diag.Span { return objects.HeaderOf(api) }

// headerOf is where an application's block begins; the zero span for any third party.
func headerOf(app *compiler.Application) diag.Span {
	if app == nil || app.Config == nil {
		return diag.Span{}
	}
	return app.Config.Header
}

// literal is a place as a step has it: where the value was written and, where that lies outside of its object, the object.
func literal(block *config.Block, at ...diag.Span) (place, within diag.Span) {
	for _, span := range at {
		if !span.IsZero() {
			if !block.Span.Contains(span) {
				return span, block.Header
			}
			return span, diag.Span{}
		}
	}
	return block.Header, diag.Span{}
}
