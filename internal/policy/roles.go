package policy

import (
	"reflect"
	"slices"

	"grants/compiler"
	"grants/config"
)

// roleRow is a role and one of its permissions, each with the keys of an item of roles. The address of the role is called role, beside that of the API.
type roleRow struct {
	Role            string   `json:"role"`
	Name            string   `json:"name"`
	ID              *string  `json:"id"`
	Known           bool     `json:"known"`
	API             string   `json:"api"`
	Audience        string   `json:"audience"`
	Scopes          []string `json:"scopes"`
	UndefinedScopes []string `json:"undefined_scopes"`
	Enforced        *bool    `json:"enforced"` // null where nobody knows
}

// rowOfRole is what the rows of a role have in common.
func rowOfRole(role *compiler.Role) roleRow {
	row := roleRow{Role: role.Address, Name: role.Name, Known: role.Known}
	if role.ID != "" {
		row.ID = &role.ID
	}
	return row
}

func roleRowOf(role *compiler.Role, permission *compiler.RolePermission) *roleRow {
	row := rowOfRole(role)
	row.API, row.Audience = permission.API.Address, permission.API.Identifier
	row.Scopes, row.UndefinedScopes = listed(permission.Scopes), listed(permission.UndefinedScopes)
	if enforced, known := permission.API.EnforcesRoles(); known {
		row.Enforced = &enforced
	}
	return &row
}

// roles judges what each role may do at each API. What else one may do of which not everything is known is in doubt.
func (j *judging) roles() {
	doubts := j.doubts()
	for _, role := range j.tenant.Roles {
		for i := range role.Permissions {
			j.permission(role, &role.Permissions[i])
		}
		if whole := rowOfRole(role); !role.Known && j.selectsRole(&whole) {
			unknown := doubts[role.Address]
			if len(unknown) == 0 {
				unknown = []string{role.Address + ".permission"}
			}
			j.undecide(1, unknown)
		}
	}
}

// selectsRole reports whether where lets rows of a role through, whatever they say of its permissions.
func (j *judging) selectsRole(whole *roleRow) bool {
	row := reflect.ValueOf(whole).Elem()
	for i := range j.where {
		s := &j.where[i]
		switch fields[j.On][s.field].name {
		case "role", "name", "id", "known":
			if !j.selectsBy(s, row) {
				return false
			}
		}
	}
	return true
}

func (j *judging) permission(role *compiler.Role, permission *compiler.RolePermission) {
	row := roleRowOf(role, permission)
	whole := reflect.ValueOf(row).Elem()
	if j.Policy.at == atScope && j.reads("scopes") && j.selects(whole) && j.judge(whole, 0) == refused && j.permittedScopes(role, permission, row) {
		return
	}
	other, unknown := j.otherwise(row, permission.API)
	j.object(whole, reflect.ValueOf(other), unknown, j.spotOfPermission(role, permission, ""))
}

// permittedScopes enters the scopes of a permission that are refused by themselves. It is false where none is.
func (j *judging) permittedScopes(role *compiler.Role, permission *compiler.RolePermission, row *roleRow) (found bool) {
	for _, scope := range row.Scopes {
		alone := *row
		alone.Scopes = []string{scope}
		if of := reflect.ValueOf(&alone).Elem(); j.judge(of, 0) == refused {
			j.refuse(j.spotOfPermission(role, permission, scope), crowd{rows: 1}, nil, func() string { return j.say(of) })
			found = true
		}
	}
	return found
}

// otherwise is a row that the policy does not hold for, where nobody knows whether the API enforces policies, and the attribute that would tell.
func (j *judging) otherwise(row *roleRow, api *compiler.API) (other *roleRow, unknown []string) {
	if row.Enforced != nil || !j.reads("enforced") {
		return nil, nil
	}
	for _, enforced := range []bool{false, true} {
		known := *row
		known.Enforced = &enforced
		if of := reflect.ValueOf(&known).Elem(); j.selects(of) && j.judge(of, 0) != holds {
			return &known, []string{keyOf(api, "") + ".enforce_policies"}
		}
	}
	return nil, nil
}

// spotOfPermission is where a finding about a permission stands: at its block or at one of its scopes, or at the role.
func (j *judging) spotOfPermission(role *compiler.Role, permission *compiler.RolePermission, scope string) spot {
	found := spot{at: role.Config.Header, address: role.Address, key: keyOf(permission.API, "")}
	if j.Policy.at == atRole || len(permission.Config) == 0 {
		return found
	}
	found.at = j.spots.first(permission.Config[0].Header, found.at)
	if scope == "" {
		return found
	}
	found.key += " " + scope
	i := slices.IndexFunc(permission.Config, func(block *config.Permission) bool { _, listed := block.Scopes.Item(scope); return listed })
	if i < 0 {
		return found
	}
	block := permission.Config[i]
	item, _ := block.Scopes.Item(scope)
	if j.spots.unsaid[item.Span] || j.spots.unsaid[block.Scopes.Span] {
		return found
	}
	found.at, found.list, found.item = item.Span, &block.Scopes, scope
	return found
}
