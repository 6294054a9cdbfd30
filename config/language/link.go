package language

import (
	"fmt"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/address"
)

// checkReferences sees to it that every address in the tree is that of a block in the tree. A reference to a block that could not be read
// fails without a word.
func (p *project) checkReferences() {
	for i, d := range p.declarations {
		if d.static != nil {
			if !p.isLinked(d.static) {
				d = d.withOwnObject()
				p.declarations[i], p.named[d.address()] = d, d
				p.checkObject(d.static)
			}
			continue
		}
		for i := range d.forEach.list {
			p.checkObject(d.forEach.list[i].object)
		}
	}
}

// isLinked reports whether the references of an object lead somewhere.
func (p *project) isLinked(o config.Object) bool {
	leads := func(ref *config.Located[config.Reference]) bool {
		return !ref.Set || !ref.Value.IsAddress || p.has(ref.Value.Name)
	}
	switch o := o.(type) {
	case *config.TenantSettings:
		return leads(&o.DefaultAudience)
	case *config.Application:
		return leads(&o.ResourceServerIdentifier)
	case *config.ClientGrant:
		return leads(&o.ClientID) && leads(&o.Audience)
	case *config.Role:
		return isLinkedRole(o, leads)
	}
	return true
}

func (p *project) checkObject(o config.Object) {
	p.subject = o.Base().Address
	defer func() { p.subject = "" }()
	switch o := o.(type) {
	case *config.TenantSettings:
		p.checkReference(o, &o.DefaultAudience, "default_audience")
	case *config.Application:
		p.checkReference(o, &o.ResourceServerIdentifier, "resource_server_identifier")
	case *config.ClientGrant:
		p.checkReference(o, &o.ClientID, "client_id")
		p.checkReference(o, &o.Audience, "audience")
	case *config.Role:
		p.checkPermissions(o)
	}
}

func (p *project) checkReference(from config.Object, ref *config.Located[config.Reference], key string) {
	if !ref.Set || !ref.Value.IsAddress || p.has(ref.Value.Name) {
		return
	}
	base, instance, keyed := address.Split(ref.Value.Name)
	*ref = config.Located[config.Reference]{Span: ref.Span, Failed: true}
	kind, name, _ := strings.Cut(base, ".")
	d := p.lookup(kind, name, ref.Span)
	if d == nil || d.hasFailed() {
		return
	}
	problem := diag.Diagnostic{
		Code: codeUnknownReference, Severity: diag.Error, Address: from.Base().Address, Key: key, Range: p.files.Range(ref.Span),
		Related: []diag.Related{{Message: base + " is declared here", Range: p.files.Range(d.base().Header)}},
	}
	switch {
	case keyed && !d.isRepeated():
		problem.Message = fmt.Sprintf("%s has no for_each, so it has no instance to pick", base)
	case !keyed:
		problem.Message = fmt.Sprintf("%s has for_each: name one of its instances", base)
		problem.Detail = "Write " + base + "[KEY], or " + base + "[each.key] under a for_each of the same keys."
	default:
		p.unknownInstance(d, instance, ref.Span)
		return
	}
	p.report(problem)
}
