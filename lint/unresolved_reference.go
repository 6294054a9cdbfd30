package lint

import (
	"fmt"
	"iter"
	"slices"

	"grants/compiler"
	"grants/config"
)

// isAboutUnresolved reports whether a rule is about what leads nowhere itself.
func isAboutUnresolved(rule *Rule) bool {
	return slices.Contains([]string{"audience-near-miss", "unknown-application", "unknown-audience"}, rule.ID)
}

// unknownClientIDs are the literals that are the client_id of no application.
func (p *Pass) unknownClientIDs() iter.Seq[*compiler.UnresolvedReference] {
	return p.unresolved(func(r *compiler.UnresolvedReference) bool { return r.Attribute == "client_id" })
}

// unknownIdentifiers are the literals that are the identifier of no API. The link of an application that can't have one has a rule of its own.
func (p *Pass) unknownIdentifiers(nearMiss bool) iter.Seq[*compiler.UnresolvedReference] {
	linked := map[string]bool{}
	for _, app := range p.Tenant.Applications {
		if app.Config.ResourceServerIdentifier.Set && app.Config.AppType.Value == "resource_server" {
			linked[app.Address] = true
		}
	}
	return p.unresolved(func(r *compiler.UnresolvedReference) bool {
		return r.Attribute != "client_id" && (r.Resemblance == compiler.LooksLikeNearMiss) == nearMiss &&
			(r.Attribute != "resource_server_identifier" || linked[r.Block.Address])
	})
}

func (p *Pass) unresolved(wanted func(*compiler.UnresolvedReference) bool) iter.Seq[*compiler.UnresolvedReference] {
	return func(yield func(*compiler.UnresolvedReference) bool) {
		for _, r := range p.Tenant.UnresolvedReferences {
			if wanted(r) && !yield(r) {
				return
			}
		}
	}
}

// findingAbout is a finding at a literal that leads nowhere, with what it looks like, or else what to do about it.
func (p *Pass) findingAbout(r *compiler.UnresolvedReference, message, remedy string) finding {
	f := finding{
		at: r.Reference.Span, address: r.Block.Address, key: r.Attribute,
		message: fmt.Sprintf(message, r.Literal()),
		detail:  p.resemblance(r),
	}
	if f.detail == "" {
		f.detail = remedy
	}
	if r.Meant != "" {
		f.hint = fmt.Sprintf("did you mean %q?", r.Meant)
	}
	if r.Resemblance == compiler.LooksLikeMisspelling { // to declare it would make a second one of a slip
		f.detail = "Correct it, or refer to the block by its name, which can't be misspelt in silence."
	}
	return f
}

// resemblance is a sentence about what a literal looks like, or "".
func (p *Pass) resemblance(r *compiler.UnresolvedReference) string {
	if r.Resemblance == compiler.LooksLikeKeyword {
		return "It has a keyword that nothing has replaced. Here, a value that differs from stage to stage is a variable: ${var.NAME}."
	}
	if system := r.Resemblance.OtherTenant(); system != "" {
		return fmt.Sprintf("It looks like the %s of another tenant. This tenant's domain is %s.", system.Name(), p.Tenant.Domain)
	}
	if system := r.Resemblance.CustomDomain(); system != "" {
		return fmt.Sprintf("It looks like the %s on a custom domain. The platform's APIs keep the tenant's own domain, %s, in their identifiers.",
			system.Name(), p.Tenant.Domain)
	}
	return ""
}

// written is the literal as the source has it.
func written(r *compiler.UnresolvedReference) config.Located[string] {
	return config.Located[string]{Value: r.Literal(), Set: true, Span: r.Reference.Span}
}

// identifierPlace is where the API that was probably meant says what it is called.
func identifierPlace(api *compiler.API) []place {
	if api == nil || api.Config == nil {
		return nil
	}
	return []place{{"the identifier of " + api.Address, api.Config.Identifier.Span}}
}
