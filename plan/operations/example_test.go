package operations_test

import (
	"fmt"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/plan/objects"
	"grants/plan/operations"
)

// tenant is what a text describes.
func tenant(text string) *compiler.Tenant {
	cfg, _, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}, language.Options{})
	if err != nil {
		panic(err)
	}
	compiled, _ := compiler.Compile(cfg)
	return compiled
}

const orders = `
api "orders" {
  identifier = "https://api.acme.example/orders"
  scopes     = [%s]
}
application "billing" {
  client_id   = "billing-id"
  grant_types = ["client_credentials"]
}
client_grant "billing_orders" {
  client_id    = application.billing
  audience     = api.orders
  subject_type = "client"
  scopes       = [%[1]s]
}
`

// A scope comes and another one goes: the API declares the new one before the grant lists it, and the grant loses the old one before the API does.
func ExampleOf() {
	pairing := objects.NewPairing(tenant(fmt.Sprintf(orders, `"read:orders"`)), tenant(fmt.Sprintf(orders, `"refund:orders"`)))
	for _, o := range operations.Of(pairing, pairing.Changes()) {
		fmt.Println(o.Phase, o.Method, o.Resource, o.Body)
	}
	// Output:
	// 1 PATCH resource-servers map[scopes:[map[value:read:orders] map[value:refund:orders]]]
	// 3 PATCH client-grants map[scope:[refund:orders]]
	// 5 PATCH resource-servers map[scopes:[map[value:refund:orders]]]
}
