package rules_test

import (
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
)

const syncOn = `
application "sync" {
  app_type = "non_interactive"
}

client_grant "sync" {
  client_id    = application.sync
  audience     = "https://login.example.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
`

// Whoever declares what unknown-audience finds, or takes its domain for the tenant's, gets no silence.
func TestAWrongDomainStaysWrongHoweverItIsDeclared(t *testing.T) {
	sample.WantCodes(t, sample.Lint(t, sample.Tenant(syncOn), lint.Options{}), "unknown-audience")
	sample.WantCodes(t, sample.Lint(t, sample.Tenant(`api "management" {
  identifier = "https://login.example.com/api/v2/"
  scopes     = { "read:users" = "Read users" }
  subject_type_authorization {
    user { policy = "deny_all" }
  }
}`, syncOn), lint.Options{}), "system-api-domain")
	custom := "tenant {\n  domain = \"login.example.com\"\n}\n" + syncOn
	sample.WantCodes(t, sample.Lint(t, custom, lint.Options{}), "system-api-domain")
}

func TestAPrivateCloudHasDomainsOfItsOwn(t *testing.T) {
	private := lint.Settings{CanonicalDomains: lint.Choice[[]string]{Value: []string{"login.example.com"}, At: diag.Range{File: "grants.hcl"}}}
	custom := "tenant {\n  domain = \"login.example.com\"\n}\n" + syncOn
	sample.WantCodes(t, sample.Lint(t, custom, lint.Options{Settings: private}))
}
