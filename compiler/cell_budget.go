package compiler

import (
	"fmt"

	"grants/config"
	"grants/diag"
)

// MaxCells is the number of cells that a matrix may have: one for each application, API and subject type. What compares two tenants may have to
// look at every one, so that a project of more is refused before anything is worked out. 50,000 applications have 5,000 APIs within it.
const MaxCells = 500_000_000

// mostAPIs is the number of declared APIs that stay within the budget of cells.
func (c *compilation) mostAPIs() int {
	return c.cells / len(SubjectTypes) / max(1, len(c.config.Applications))
}

// reportCells reports the first API in order of address that is too much. The others go with it, and no identifier is known to be foreign.
func (c *compilation) reportCells(first *config.API, n int) {
	c.tenant.Incomplete, c.identifiersUnread = true, true
	c.report(first.Header, diag.Diagnostic{
		Code: "limit",
		Message: fmt.Sprintf("the matrix of %d applications and %d APIs has more than %d cells: the APIs from %s on, in order of address, are left out",
			len(c.config.Applications), len(c.config.APIs), c.cells, first.Address),
		Detail:  fmt.Sprintf("%d of them are too many. Applications that never meet an API can have a project of their own.", n),
		Address: first.Address,
	})
}
