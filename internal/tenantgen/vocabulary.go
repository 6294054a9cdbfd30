package tenantgen

import "strings"

// The words that names are made of.
var (
	teams    = []string{"checkout", "growth", "identity", "logistics", "partners", "payments", "platform", "support"}
	domains  = []string{"billing", "catalog", "claims", "crm", "fleet", "inventory", "ledger", "media", "orders", "payroll", "search", "tickets"}
	products = []string{"portal", "console", "worker", "importer", "dashboard", "gateway", "scheduler", "storefront", "reporter", "bridge"}
	verbs    = []string{"read", "create", "update", "delete", "export"}
	things   = []string{
		"accounts", "addresses", "approvals", "articles", "assets", "balances", "bookings", "campaigns", "carriers", "contacts", "contracts", "coupons",
		"customers", "deliveries", "devices", "discounts", "documents", "drivers", "events", "invoices", "items", "labels", "leads", "locations", "members",
		"messages", "orders", "payments", "policies", "prices", "products", "profiles", "quotes", "receipts", "refunds", "reports", "returns", "reviews",
		"routes", "schedules", "sessions", "shipments", "stores", "subscriptions", "suppliers", "tags", "taxes", "tokens", "vehicles", "vouchers",
	}
	vendors = []string{"acorn", "birch", "cedar", "dogwood", "elm"}
)

// quoted is words as the items of a list.
func quoted(words []string) string {
	if len(words) == 0 {
		return "[]"
	}
	return `["` + strings.Join(words, `", "`) + `"]`
}

func title(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
