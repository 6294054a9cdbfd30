package policy

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"grants/compiler"
	"grants/internal/render/matrix"
	"grants/internal/render/schema"
	"grants/internal/sample"
)

// listOfJSON is the list of the matrix's JSON that has the rows of each kind, and the names that rows have beside those of its items.
var listOfJSON = map[On]struct {
	list string
	more []string
}{
	OnAccess:      {"access", []string{"party"}},
	OnApplication: {"applications", nil},
	OnAPI:         {"apis", nil},
	OnClientGrant: {"unresolved_grants", nil},
}

func TestRowsHaveTheNamesOfTheMatrix(t *testing.T) {
	rules := schema.RulesOf("matrix")
	for on, of := range listOfJSON {
		item := rules.Properties[of.list].Items
		if name, isRef := bytes.CutPrefix([]byte(item.Ref), []byte("#/$defs/")); isRef {
			item = rules.Defs[string(name)]
		}
		want := slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(item.Properties)), of.more...)))
		if got := slices.Sorted(slices.Values(fieldNames(fields[on]))); !slices.Equal(got, want) {
			t.Errorf("rows of %s have %q, want %q", on, got, want)
		}
	}
}

// A row of a role is an item of roles and one of its permissions, with the address of the role as role.
func TestRowsOfRolesHaveTheNamesOfTheMatrix(t *testing.T) {
	item := schema.RulesOf("matrix").Properties["roles"].Items
	want := append(slices.Collect(maps.Keys(item.Properties)), slices.Collect(maps.Keys(item.Properties["permissions"].Items.Properties))...)
	want = append(slices.DeleteFunc(want, func(name string) bool { return name == "address" || name == "permissions" }), "role")
	slices.Sort(want)
	if got := slices.Sorted(slices.Values(fieldNames(fields[OnRole]))); !slices.Equal(got, want) {
		t.Errorf("rows have %q, want %q", got, want)
	}
}

func TestRowsSayWhatTheMatrixSays(t *testing.T) {
	tenant := sample.Compile(t, shop+roles+"client_grant \"lost\" {\nclient_id = \"elsewhere\"\naudience = api.orders\nsubject_type = \"user\"\nscopes = [\"read:orders\", \"b\"]\n}\n")
	var written bytes.Buffer
	if err := matrix.JSON(&written, &matrix.Selection{Tenant: tenant}); err != nil {
		t.Fatal(err)
	}
	var document map[string]json.RawMessage
	if err := json.Unmarshal(written.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	rows := map[string][]any{}
	for cell := range tenant.Matrix(compiler.Filter{}) {
		rows["access"] = append(rows["access"], accessRowOf(tenant, cell).Row)
	}
	for _, app := range tenant.Applications {
		rows["applications"] = append(rows["applications"], applicationRowOf(app))
	}
	for _, api := range tenant.APIs {
		rows["apis"] = append(rows["apis"], apiRowOf(api))
	}
	for _, grant := range tenant.UnresolvedGrants {
		rows["unresolved_grants"] = append(rows["unresolved_grants"], unresolvedRowOf(grant))
	}
	for _, role := range tenant.Roles {
		for i := range role.Permissions {
			rows["roles"] = append(rows["roles"], roleRowOf(role, &role.Permissions[i]))
		}
	}
	document["roles"] = rowsOfRoles(t, document["roles"])
	for list, rows := range rows {
		var want, got any
		encoded, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(document[list], &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(encoded, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v\nwant %v", list, got, want)
		}
	}
}

// rowsOfRoles are the rows that the list of roles has, in JSON.
func rowsOfRoles(t *testing.T, list json.RawMessage) json.RawMessage {
	t.Helper()
	var roles, rows []map[string]any
	if err := json.Unmarshal(list, &roles); err != nil {
		t.Fatal(err)
	}
	for _, role := range roles {
		for _, permission := range role["permissions"].([]any) {
			row := permission.(map[string]any)
			row["role"], row["name"], row["id"], row["known"] = role["address"], role["name"], role["id"], role["known"]
			rows = append(rows, row)
		}
	}
	encoded, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}
