package policy

import (
	"reflect"

	"grants/compiler"
)

// access judges the cells of the matrix: what applications have in common once, then what grants decide, any third party, and what leads nowhere.
func (j *judging) access() {
	filter := j.filter()
	for _, alike := range j.tenant.Alike(filter) {
		for i := range alike.Cells {
			j.alike(alike.Applications, &alike.Cells[i])
		}
	}
	for _, grant := range j.tenant.ClientGrants {
		if grant.Application == nil || filter.API != nil && !filter.API(grant.API) {
			continue
		}
		cell := j.tenant.Access(grant.Application, grant.API, grant.SubjectType)
		j.cell(&cell)
	}
	for cell := range j.tenant.ThirdPartyDefaults() {
		j.cell(cell)
	}
	for _, grant := range j.tenant.UnresolvedGrants {
		cell := grant.Access()
		j.cell(&cell)
	}
}

// filter leaves out what where leaves out of APIs. One that is named counts though nobody mentions it, as in the matrix.
func (j *judging) filter() compiler.Filter {
	if !j.chooses("api") && !j.chooses("audience") {
		return compiler.Filter{}
	}
	return compiler.Filter{API: func(api *compiler.API) bool {
		for i := range j.where {
			s := &j.where[i]
			switch name := fields[j.On][s.field].name; {
			case name == "api" && !j.matchesText(s, api.Address) && !j.matchesText(s, api.Identifier):
				return false
			case name == "audience" && !j.matchesText(s, api.Identifier):
				return false
			}
		}
		return true
	}}
}

// alike judges a cell that applications have in common. Where it makes a difference which of them has it, it is judged for each.
func (j *judging) alike(applications []*compiler.Application, cell *compiler.Access) {
	if j.reads("application") || j.reads("client_id") || j.reads("assumed") {
		for _, app := range applications {
			if app.GrantFor(cell.API, cell.SubjectType) == nil {
				cell.Application = app
				j.cell(cell)
			}
		}
		return
	}
	if row := accessRowOf(j.tenant, cell); !j.selectsCell(cell, row) || len(cell.Assumed) == 0 && j.judge(reflect.ValueOf(row).Elem(), 0) == holds {
		return
	}
	if j.Policy.at != atApplication {
		j.together(applications, cell)
		return
	}
	for i, app := range applications {
		if app.GrantFor(cell.API, cell.SubjectType) != nil {
			continue
		}
		if j.isFull() {
			j.together(applications[i:], cell)
			return
		}
		cell.Application = app
		j.row(cell, accessRowOf(j.tenant, cell), crowd{1, []string{app.Address}})
	}
}

// together judges a cell once for all applications that have it.
func (j *judging) together(applications []*compiler.Application, cell *compiler.Access) {
	var of crowd
	for _, app := range applications {
		if app.GrantFor(cell.API, cell.SubjectType) != nil {
			continue
		}
		if of.rows++; of.rows == 1 {
			cell.Application = app
		}
		if len(of.names) < maxNames {
			of.names = append(of.names, app.Address)
		}
	}
	if of.rows > 0 {
		j.row(cell, accessRowOf(j.tenant, cell), of)
	}
}

// cell judges a cell of an application, or of any third party.
func (j *judging) cell(cell *compiler.Access) {
	row := accessRowOf(j.tenant, cell)
	if j.selectsCell(cell, row) {
		j.row(cell, row, crowd{1, []string{nameOf(cell)}})
	}
}

// nameOf is what people call the application of a cell.
func nameOf(cell *compiler.Access) string {
	switch {
	case cell.Application == nil:
		return "any third-party application"
	case cell.Application.Address == "":
		return cell.Application.ClientID
	}
	return cell.Application.Address
}

// selectsCell is selects for a party that may be another one as well: of who registers himself where nobody states the mode.
func (j *judging) selectsCell(cell *compiler.Access, row *accessRow) bool {
	if j.selects(reflect.ValueOf(row).Elem()) {
		return true
	}
	assumed := j.tenant.DynamicRegistration && j.tenant.RegistrationModeAssumed
	if cell.Application != nil {
		assumed = cell.Application.ModeAssumed
	}
	if !assumed {
		return false
	}
	strict := *row
	strict.Party = string(compiler.ThirdPartyStrict)
	return j.selects(reflect.ValueOf(&strict).Elem())
}

// row judges a row that where has selected.
func (j *judging) row(cell *compiler.Access, row *accessRow, of crowd) {
	switch j.judge(reflect.ValueOf(row).Elem(), of.rows) {
	case refused:
		j.refuseCell(cell, row, of)
	case holds:
		j.doubt(cell, row, of)
	}
}

// doubt judges a row that holds as it would be if what nobody states were the least that it can be.
func (j *judging) doubt(cell *compiler.Access, row *accessRow, of crowd) {
	if len(cell.Assumed) == 0 || cell.Reason == compiler.Unresolved {
		return
	}
	least := j.tenant.StatedAccess(cell.Application, cell.API, cell.SubjectType)
	other := accessRowOf(j.tenant, &least)
	other.Assumed = row.Assumed
	if j.judge(reflect.ValueOf(other).Elem(), 0) != holds {
		j.undecide(of.rows, cell.Assumed)
	}
}

// refuseCell enters a row that is refused: each scope that is refused by itself, where findings stand at scopes.
func (j *judging) refuseCell(cell *compiler.Access, row *accessRow, of crowd) {
	say := func(scopes []string) func() string {
		return func() string {
			said := *row
			said.Application, said.Scopes = nameOf(cell), scopes
			return j.say(reflect.ValueOf(&said).Elem())
		}
	}
	alone := j.refusedScopes(row)
	for _, scope := range alone {
		j.refuse(j.spots.ofCell(cell, j.Policy.at, scope), of, cell.Assumed, say([]string{scope}))
	}
	if len(alone) == 0 {
		j.refuse(j.spots.ofCell(cell, j.Policy.at, ""), of, cell.Assumed, say(row.Scopes))
	}
}

// refusedScopes are the scopes of a row that are refused by themselves, where findings stand at scopes.
func (j *judging) refusedScopes(row *accessRow) []string {
	if j.Policy.at != atScope || !j.reads("scopes") {
		return nil
	}
	var found []string
	for _, scope := range row.Scopes {
		alone := *row
		alone.Scopes = []string{scope}
		if j.judge(reflect.ValueOf(&alone).Elem(), 0) == refused {
			found = append(found, scope)
		}
	}
	return found
}
