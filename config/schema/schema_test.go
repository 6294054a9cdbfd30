package schema

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"grants/config"
	"grants/diag"
)

// everyBlock is the blocks of a file and those within them, each with the path to it.
func everyBlock() map[string]*Block {
	all := map[string]*Block{}
	var visit func(prefix string, blocks []*Block)
	visit = func(prefix string, blocks []*Block) {
		for _, t := range blocks {
			all[prefix+t.Name] = t
			visit(prefix+t.Name+".", t.Blocks)
		}
	}
	visit("", Blocks)
	return all
}

func TestEveryRowSaysWhatItIs(t *testing.T) {
	for path, block := range everyBlock() {
		if !strings.HasSuffix(block.Doc, ".") {
			t.Errorf("%s has the sentence %q", path, block.Doc)
		}
		if block.Free == (len(block.Attributes)+len(block.Blocks) > 0) {
			t.Errorf("%s has rows: %t", path, !block.Free)
		}
		if names := block.Names(); len(slices.Compact(names)) < len(names) {
			t.Errorf("%s has a name twice: %s", path, names)
		}
		if a := block.Attribute(block.Identity); block.Identity != "" && (a == nil || !a.Readable) {
			t.Errorf("%s can't be referred to by %q", path, block.Identity)
		}
		for _, a := range block.Attributes {
			if a.Readable && block.Identity == "" {
				t.Errorf("nothing can refer to %s, so nothing reads %s.%s", path, path, a.Name)
			}
			if !strings.HasSuffix(a.Doc, ".") || a.Type == "" {
				t.Errorf("%s.%s is %q, with the sentence %q", path, a.Name, a.Type, a.Doc)
			}
			if (a.Refers != "") != (a.Type == Reference) && a.Type != List || a.Refers != "" && Object(a.Refers) == nil {
				t.Errorf("%s.%s is %s, and refers to %q", path, a.Name, a.Type, a.Refers)
			}
			if a.Values != nil && a.Type != Text {
				t.Errorf("%s.%s is %s, and has an enumeration", path, a.Name, a.Type)
			}
			if a.Default != "" && a.Values != nil && !slices.Contains(a.Values, a.Default) {
				t.Errorf("%s.%s can't be its default %q", path, a.Name, a.Default)
			}
		}
	}
}

// What the tree has can be written, and everything that can be written goes to a place of its own.
func TestTheTableFillsTheTree(t *testing.T) {
	for _, block := range Blocks {
		if Object(block.Name) == nil {
			continue
		}
		o := block.New(config.Block{Header: span(1)})
		places := map[any]string{}
		for path, a := range block.EveryAttribute() {
			if other := places[a.Of(o)]; other != "" {
				t.Errorf("%s and %s of %s fill one field", path, other, block.Name)
			}
			places[a.Of(o)] = path
		}
		fields := reflect.ValueOf(o).Elem()
		for i := range fields.NumField() {
			name := fields.Type().Field(i).Name
			field := fields.Field(i).Addr().Interface()
			if places[field] == "" && !slices.Contains(unwritten(block), name) {
				t.Errorf("no attribute of %s fills %s", block.Name, name)
			}
		}
	}
}

// unwritten is the fields that no attribute of a block fills by itself.
func unwritten(block *Block) []string {
	switch block {
	case API:
		return []string{"Block", "Scopes", "ScopesAttribute"} // the attribute scopes fills both
	case Role:
		return []string{"Block", "Permissions", "PermissionsAttribute"} // its permission blocks fill both
	case ThirdPartyDefault:
		return []string{"Block", "ClientID", "DefaultFor", "OrganizationUsage", "AllowAnyOrganization", "Organizations", "System"}
	case ClientGrant:
		return []string{"Block", "System"} // which only the platform says
	}
	return []string{"Block"}
}

func span(at uint32) diag.Span { return diag.Span{File: 1, Start: at, End: at + 1} }

func TestADefaultGrantIsForThirdParties(t *testing.T) {
	grant := ThirdPartyDefault.New(config.Block{Header: span(7)}).(*config.ClientGrant)
	if want := (config.Located[string]{Value: config.ThirdPartyClients, Span: span(7), Set: true}); grant.DefaultFor != want {
		t.Errorf("got %+v, want %+v", grant.DefaultFor, want)
	}
	if grant := ClientGrant.New(config.Block{}).(*config.ClientGrant); grant.DefaultFor.Set {
		t.Error("a client grant is a default of itself")
	}
}

func TestAFieldIsMarkedAsFailedOrEmpty(t *testing.T) {
	for _, block := range Blocks {
		if Object(block.Name) == nil {
			continue
		}
		o := block.New(config.Block{})
		block.Fail(o, span(3))
		for path, a := range block.EveryAttribute() {
			if set, failed := a.State(o); set || !failed {
				t.Errorf("%s.%s is set: %t, failed: %t, and should have failed", block.Name, path, set, failed)
			}
			a.Mark(o, span(4), false)
			if set, failed := a.State(o); set || failed {
				t.Errorf("%s.%s is set: %t, failed: %t, and should be neither", block.Name, path, set, failed)
			}
		}
	}
}
