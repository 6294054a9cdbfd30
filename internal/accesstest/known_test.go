package accesstest

import (
	"strings"
	"testing"

	"grants/compiler"
	"grants/config"
)

// withGaps is the project of the tests with something that its source does not say.
func withGaps(t *testing.T, change func(*config.Config)) *compiler.Tenant {
	t.Helper()
	c := *compiled(t, project).Config
	change(&c)
	tenant, _ := compiler.Compile(&c)
	return tenant
}

func gap(address, attribute string) func(*config.Config) {
	return func(c *config.Config) {
		c.Gaps = append(c.Gaps, config.Gap{ID: "x", Address: address, Attribute: attribute, Effect: config.GapAccess})
	}
}

func absent(kind config.Kind) func(*config.Config) {
	return func(c *config.Config) { c.Absent = append(c.Absent, kind) }
}

const (
	onlyBilling = `who_can {
		api = api.orders
		scope = "refund:orders"
		only = [application.billing]
	}`
	leastBilling = `who_can {
		api = api.orders
		scope = "refund:orders"
		at_least = [application.billing]
	}`
	ledgerClosed = `access {
		applications = "all"
		api = api.ledger
		subject_type = "user"
		exactly = none
	}`
	shopNone = `access {
		applications = application.shop
		api = api.orders
		subject_type = "client"
		exactly = none
	}`
	billingExactly = `access {
		applications = application.billing
		api = api.orders
		subject_type = "client"
		exactly = ["read:orders", "refund:orders"]
	}`
)

// What is not known makes no test pass, in whatever direction it may be wrong, and lets those alone that it does not bear on.
func TestWhatIsNotKnownPassesNoTest(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*config.Config)
		claims string
		want   string // the outcome, and what a failure hangs on
	}{
		{"scopes of a grant", gap("client_grant.billing", "scopes"), billingExactly, "failed: client_grant.billing.scopes"},
		{"scopes of a grant that somebody needs", gap("client_grant.billing", "scopes"), leastBilling, "failed: client_grant.billing.scopes"},
		{"scopes of another grant", gap("client_grant.acme", "scopes"), billingExactly, "passed"},
		{"scopes of another grant, which may be refunds", gap("client_grant.acme", "scopes"), onlyBilling, "failed: client_grant.acme.scopes"},
		{"a policy", gap("api.orders", "subject_type_authorization.user.policy"), onlyBilling, "failed: api.orders.subject_type_authorization.user.policy"},
		{"a policy for others", gap("api.orders", "subject_type_authorization.user.policy"), billingExactly, "passed"},
		{"a policy that denies for sure", gap("application.shop", "grant_types"), ledgerClosed, "passed"},
		{"a policy that may deny", gap("api.ledger", "subject_type_authorization"), ledgerClosed, "failed: api.ledger.subject_type_authorization"},
		{"whether there is a flow", gap("application.shop", "grant_types"), shopNone, "failed: application.shop.grant_types"},
		{"whether there is a flow, where that matters to nobody", gap("application.shop", "grant_types"), leastBilling, "passed"},
		{"grants", absent(config.KindClientGrant), onlyBilling, "failed: client_grants"},
		{"grants, of one that has its own", absent(config.KindClientGrant), billingExactly, "passed"},
		{"grants, where a policy denies", absent(config.KindClientGrant), ledgerClosed, "passed"},
		{"default grants", absent(config.KindThirdPartyDefault), billingExactly, "passed"},
		{"default grants, which may give anything", absent(config.KindThirdPartyDefault), onlyBilling, "failed: third_party_defaults"},
		{"applications", absent(config.KindApplication), billingExactly, "passed"},
		{"applications, where grants decide", absent(config.KindApplication), onlyBilling, "passed"},
		{"nothing that bears on access", func(c *config.Config) {
			c.Gaps = []config.Gap{{ID: "x", Address: "client_grant.billing", Attribute: "scopes", Effect: config.GapDeploy}}
		}, billingExactly, "passed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			suite := readSuite("test \"t\" {\n" + c.claims + "\n}\n")
			r := Judge(withGaps(t, c.change), suite.Tests)[0]
			got := string(r.Outcome)
			if len(r.Failures) > 0 {
				got += ": " + strings.Join(r.Failures[0].Gaps, ", ")
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			for _, f := range r.Failures {
				if !f.Unknown {
					t.Errorf("it is said to be wrong for sure: %s", f.words())
				}
			}
		})
	}
}

// Applications that a source leaves out get what a policy opens to every application.
func TestApplicationsThatAreLeftOutMayHaveWhatIsOpen(t *testing.T) {
	open := strings.Replace(project, `user { policy = "require_client_grant" }`, `user { policy = "allow_all" }`, 1)
	c := *compiled(t, open).Config
	c.Absent = []config.Kind{config.KindApplication}
	tenant, _ := compiler.Compile(&c)
	want := "failed; perhaps applications that the source leaves out user: +write:orders"
	if got := judged(t, tenant, `who_can {
		api = api.orders
		scope = "write:orders"
		subject_type = "user"
		only = [application.shop, application.partner["acme"]]
	}`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
