package lint

import (
	"fmt"
	"iter"

	"grants/compiler"
)

// UnknownIdentifiers are the literals that are the identifier of no API. The link of an application that can't have one has a rule of its own.
func (p *Pass) UnknownIdentifiers() iter.Seq[*compiler.UnresolvedReference] {
	linked := map[string]bool{}
	for _, app := range p.Tenant.Applications {
		if app.Config.ResourceServerIdentifier.Set && app.IsAPI() {
			linked[app.Address] = true
		}
	}
	return func(yield func(*compiler.UnresolvedReference) bool) {
		for _, r := range p.Tenant.UnresolvedReferences {
			other := r.Attribute == "client_id" || r.Attribute == "resource_server_identifier" && !linked[r.Block.Address]
			if !other && !yield(r) {
				return
			}
		}
	}
}

// Unresolved is a finding at a literal that leads nowhere, with what it looks like, or else what to do about it.
func (p *Pass) Unresolved(r *compiler.UnresolvedReference, message, remedy string) Finding {
	f := Finding{
		At: r.Reference.Span, Address: r.Block.Address, Key: r.Attribute,
		Message: message,
		Detail:  p.resemblance(r),
	}
	if f.Detail == "" {
		f.Detail = remedy
	}
	if r.Meant != "" {
		f.Hint = fmt.Sprintf("did you mean %q?", r.Meant)
	}
	if r.Resemblance == compiler.LooksLikeMisspelling { // to declare it would make a second one of a slip
		f.Detail = "Correct it, or refer to the block by its name, which can't be misspelt in silence."
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
