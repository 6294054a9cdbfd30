package report

import (
	"encoding/json"

	"grants/compiler"
)

// decoded is the rows of a matrix out of its tables, as the script of the page reads them.
func decoded(data *matrixData) []compiler.Row {
	d := decoding{data}
	var rows []compiler.Row
	start, a := 0, &data.Applications
	skips := map[int][]int{}
	for _, skip := range data.Skips {
		skips[skip[0]] = skip[1:]
	}
	for n := range a.Address {
		end := start + a.Rows[n]
		own := data.Own.Cell[start:end]
		without := map[int]bool{}
		for _, api := range skips[n] {
			without[api] = true
		}
		for _, cell := range own {
			without[data.Cells.API[cell]] = true
		}
		next := 0
		before := func(api int) {
			for ; next < len(own) && (api < 0 || data.Cells.API[own[next]] < api); next++ {
				rows = append(rows, d.row(n, own[next], data.Own.Grant[start+next], data.Own.Shadowed[start+next]))
			}
		}
		for _, cell := range data.Templates[a.Template[n]] {
			if before(data.Cells.API[cell]); !without[data.Cells.API[cell]] {
				rows = append(rows, d.row(n, cell, data.Cells.Grant[cell], data.Cells.Shadowed[cell]))
			}
		}
		before(-1)
		start = end
	}
	return rows
}

type decoding struct{ *matrixData }

func (d decoding) set(n int) []string {
	items := []string{}
	for _, s := range d.Sets[n] {
		items = append(items, d.Strings[s])
	}
	return items
}

func (d decoding) row(app, cell, grant, shadowed int) compiler.Row {
	c, api, flags := &d.Cells, d.Cells.API[cell], d.Cells.Flags[cell]
	row := compiler.Row{
		Application: d.Strings[d.Applications.Address[app]],
		API:         d.Strings[d.APIs.Address[api]], Audience: d.Strings[d.APIs.Identifier[api]],
		SubjectType: string(compiler.SubjectTypes[c.Subject[cell]]), Decision: "deny", Reason: d.Strings[c.Reason[cell]],
		Reachable: c.Unreachable[cell] == 0, UnreachableBecause: d.Strings[c.Unreachable[cell]],
		Grant: d.Strings[d.Grants.Address[grant]], Shadowed: d.set(shadowed),
		Scopes: d.set(c.Scopes[cell]), FutureScopes: flags&flagFuture != 0, UndefinedScopes: d.set(c.Undefined[cell]),
		AuthorizationDetailsTypes: d.set(c.Types[cell]), NarrowedBy: d.set(c.Narrowed[cell]), OrganizationUsage: d.Strings[c.Usage[cell]],
		AllowAnyOrganization: flags&flagAnyOrganization != 0, Assumed: d.set(c.Assumed[cell]),
	}
	if flags&flagAllowed != 0 {
		row.Decision = "allow"
	}
	if id := d.Applications.ID[app]; id != 0 {
		row.ClientID = &d.Strings[id]
	}
	return row
}

// wholeMatrix is the matrix's JSON, as far as a report has it.
type wholeMatrix struct {
	APIs []struct {
		Address, Identifier, Name string
		IsSystem                  bool `json:"is_system"`
		Scopes                    []string
		Policies                  struct{ User, Client string }
		EnforcePolicies           bool `json:"enforce_policies"`
	}
	Applications []struct{ Address, Name, Party string }
	Access       []compiler.Row
	besideRows
}

type besideRows struct {
	Defaults   []json.RawMessage `json:"third_party_defaults"`
	Unresolved []json.RawMessage `json:"unresolved_grants"`
	Open       []json.RawMessage `json:"open_access"`
	Roles      []json.RawMessage `json:"roles"`
}

// UnmarshalJSON adds up differences.
func (c *column) UnmarshalJSON(b []byte) error {
	numbers := []int{}
	if err := json.Unmarshal(b, &numbers); err != nil {
		return err
	}
	for i := range numbers[min(1, len(numbers)):] {
		numbers[i+1] += numbers[i]
	}
	*c = numbers
	return nil
}
