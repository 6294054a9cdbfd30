package plan

import (
	"slices"
	"testing"

	"grants/plan/cell"
)

// Each of these gives or takes access only where the others are made as well. The laws meet them in one of thousands of random pairs.
func TestCausesThatAreEnoughTogether(t *testing.T) {
	for _, c := range []struct {
		name, before, after, application string
		want                             []cell.CauseKind
	}{
		{
			"an own grant goes, and first parties have no default to fall back to", `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
}
application "shop" {
  is_first_party              = false
  third_party_security_mode   = "permissive"
  grant_types                 = ["client_credentials"]
}
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read"]
}
third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read"]
}`, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
}
application "shop" {
  grant_types = ["client_credentials"]
}`, "application.shop", []cell.CauseKind{cell.PartyChanged, cell.GrantRemoved},
		},
		{
			"a policy closes, and first parties have no default to fall back to", `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
}
application "shop" {
  is_first_party            = false
  third_party_security_mode = "permissive"
}
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read"]
}`, `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" {}`, "application.shop", []cell.CauseKind{cell.PartyChanged, cell.PolicyChanged},
		},
		{
			"a default goes, and the policy that opens is not for those who register themselves now", `
tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "permissive"
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read", "write"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read", "write"]
}`, `
tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read"]
  subject_type_authorization {
    user { policy = "allow_all" }
  }
}`, "", []cell.CauseKind{cell.TenantChanged, cell.DefaultGrantRemoved, cell.ScopeUndeclared},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Diff(read(t, c.before), read(t, c.after))
			n := slices.IndexFunc(p.Impacts, func(i Impact) bool { return i.Application == c.application })
			if n < 0 {
				t.Fatalf("no impact: %s", encode(p))
			}
			var got []cell.CauseKind
			for _, cause := range p.Impacts[n].Because {
				got = append(got, cause.Cause)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
