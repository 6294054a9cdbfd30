package compiler

import (
	"fmt"
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
)

// place tells whether two objects have the very same problem at the very same place, as instances of one block have, or grants that take
// a literal from one local.
type place struct {
	code, message string
	span          diag.Span
}

// report adds a problem at a span. Further objects with the same one join the first.
func (c *compilation) report(span diag.Span, problem diag.Diagnostic) {
	c.tenant.Incomplete = true
	at := place{code: problem.Code, message: problem.Message, span: span}
	if first, found := c.reported[at]; found && !span.IsZero() {
		c.diagnostics[first].Also = append(c.diagnostics[first].Also, problem.Address)
		return
	}
	if c.reported == nil {
		c.reported = map[place]int{}
	}
	c.reported[at] = len(c.diagnostics)
	problem.Severity = diag.Error
	problem.Range = c.tenant.Range(span)
	if t, found := c.tenant.Config.Template(span); found && !t.Value.IsZero() {
		problem.Related = append(problem.Related, diag.Related{Message: diag.WrittenHere, Range: c.tenant.Range(t.Value)})
	}
	c.diagnostics = append(c.diagnostics, problem)
}

func (c *compilation) related(span diag.Span, format string, args ...any) []diag.Related {
	if span.IsZero() {
		return nil
	}
	return []diag.Related{{Message: fmt.Sprintf(format, args...), Range: c.tenant.Range(span)}}
}

func (c *compilation) reportDuplicateIdentifier(declared *config.API, first *API) {
	c.report(declared.Identifier.Span, diag.Diagnostic{
		Code:    "duplicate-api-identifier",
		Message: fmt.Sprintf("%s has the identifier %q already", first.Address, first.Identifier),
		Detail:  "An identifier belongs to one API. Give one of them another, or make one API of the two.",
		Address: declared.Address, Key: "identifier",
		Related: c.related(first.Config.Identifier.Span, "the identifier of %s", first.Address),
	})
}

func (c *compilation) reportDuplicateClientID(declared *config.Application, first *Application) {
	c.report(declared.ClientID.Span, diag.Diagnostic{
		Code:    "duplicate-client-id",
		Message: fmt.Sprintf("%s has the client_id %q already", first.Address, first.ClientID),
		Detail:  "A client_id belongs to one application. Correct one of them, or make one application of the two.",
		Address: declared.Address, Key: "client_id",
		Related: c.related(first.Config.ClientID.Span, "the client_id of %s", first.Address),
	})
}

func (c *compilation) reportDuplicateGrant(grant, first *ClientGrant) {
	c.report(grant.Config.Header, diag.Diagnostic{
		Code: "duplicate-grant",
		Message: fmt.Sprintf("%s grants %s access to %s for subject type %q already",
			first.Address, grant.holderName(), grant.apiName(), grant.SubjectType),
		Detail:  "The platform keeps one grant for an application, an API and a subject type. Move the scopes of both into one grant.",
		Address: grant.Address,
		Related: c.related(first.Config.Header, "the first one"),
	})
}

// reportGrantsPerAPI reports once what would be a row of duplicates, at the first grant in order of address that is too much.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func (c *compilation) reportGrantsPerAPI(held holding) {
	held = slices.Clone(held)
	slices.SortFunc(held, func(a, b *ClientGrant) int { return strings.Compare(a.Address, b.Address) })
	grant := held[len(SubjectTypes)]
	problem := diag.Diagnostic{
		Code: "grants-per-api-limit",
		Message: fmt.Sprintf("%s has %d grants for %s, the platform keeps at most %d",
			grant.holderName(), len(held), grant.API.Address, len(SubjectTypes)),
		Detail:  "There can be one grant for each subject type. Move the scopes into one grant for users and one for client credentials.",
		Address: grant.Address,
	}
	for _, other := range held {
		if other != grant {
			problem.Related = append(problem.Related, c.related(other.Config.Header, "%s", other.Address)...)
		}
	}
	c.report(grant.Config.Header, problem)
}
