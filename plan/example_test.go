package plan_test

import (
	"fmt"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/plan"
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
  identifier       = "https://api.acme.example/orders"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]
}
application "billing" {
  client_id   = "billing-id"
  grant_types = ["client_credentials"]
}
client_grant "billing_orders" {
  client_id    = application.billing
  audience     = api.orders
  subject_type = "client"
  scopes       = [%s]
}
`

// A change lets an application refund orders: a plan says who gains what, how risky that is, and by which line.
func ExampleDiff() {
	base, head := tenant(fmt.Sprintf(orders, `"read:orders"`)), tenant(fmt.Sprintf(orders, `"read:orders", "refund:orders"`))
	p := plan.Diff(base, head)
	for i := range p.Expand() {
		fmt.Println(i.Application, "gains", i.Gained, "from", i.API, "- risk:", i.Risk)
		for _, cause := range i.Because {
			fmt.Printf("%s, %s:%d\n", cause.Message, cause.File, cause.Line)
		}
	}
	// Output:
	// application.billing gains [refund:orders] from api.orders - risk: high
	// client_grant.billing_orders lists it now, main.grants.hcl:15
}
