// Package sample is small projects for tests of rules, and what rules find in them.
package sample

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

// Tenant has a domain, which tells its system APIs, and what is added to it.
func Tenant(parts ...string) string {
	return "tenant {\ndomain = \"acme.eu.auth0.com\"\n}\n" + strings.Join(parts, "\n")
}

// Project is a tenant with an API that requires grants for everything, and what is added to it.
func Project(parts ...string) string {
	return Tenant(`
api "orders" {
  identifier                  = "https://orders.example.com"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}
`, strings.Join(parts, "\n"))
}

// Application is one named app with some attributes.
func Application(attributes ...string) string {
	return "application \"app\" {\n" + strings.Join(attributes, "\n") + "\n}\n"
}

// Grant is one for application.app with some attributes.
func Grant(attributes ...string) string {
	return "client_grant \"app\" {\nclient_id = application.app\n" + strings.Join(attributes, "\n") + "\n}\n"
}

// DefaultGrant is one for third parties with some attributes.
func DefaultGrant(attributes ...string) string {
	return "third_party_default \"all\" {\n" + strings.Join(attributes, "\n") + "\n}\n"
}

// TwoMistakes are an open API and a scope that it does not declare.
const TwoMistakes = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["raed:orders"]
}
`

// Compile makes a tenant of a project of one file. What is wrong with that is not reported.
func Compile(t *testing.T, source string) *compiler.Tenant {
	t.Helper()
	fsys := fstest.MapFS{"main.grants.hcl": {Data: []byte(source)}}
	cfg, _, err := language.Load(fsys, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, _ := compiler.Compile(cfg)
	return tenant
}

// Lint is what the rules find in a project of one file. What config and compiler report is not part of it.
func Lint(t *testing.T, source string, opts lint.Options) []diag.Diagnostic {
	t.Helper()
	return lint.Run(Compile(t, source), rules.All(), opts)
}

// Codes are those of findings, in their order.
func Codes(findings []diag.Diagnostic) []string {
	var codes []string
	for _, d := range findings {
		codes = append(codes, d.Code)
	}
	return codes
}

// WantCodes compares codes in the order of the source. Remarks that are not wanted are left out: most of them are about what a test leaves unsaid.
func WantCodes(t *testing.T, findings []diag.Diagnostic, want ...string) {
	t.Helper()
	findings = slices.DeleteFunc(slices.Clone(findings), func(d diag.Diagnostic) bool {
		return d.Severity == diag.Info && !slices.Contains(want, d.Code)
	})
	if got := Codes(findings); !slices.Equal(got, want) {
		t.Errorf("got findings %q, want %q", got, want)
	}
}

// Rule is the rule of an ID, or nil.
func Rule(id string) *lint.Rule {
	for _, rule := range rules.All() {
		if rule.ID == id {
			return rule
		}
	}
	return nil
}

// Today is the day of the samples.
const Today = "2026-11-01"

// Strictly runs every rule.
func Strictly() lint.Options {
	return lint.Options{Today: Today, Settings: lint.Settings{Preset: lint.Choice[lint.Preset]{Value: lint.Strict}}}
}

// Repair is a source after some edits that don't overlap.
func Repair(source string, edits []diag.Edit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b diag.Edit) int { return cmp.Compare(b.Range.Start.Byte, a.Range.Start.Byte) })
	for _, edit := range edits {
		source = source[:edit.Range.Start.Byte] + edit.NewText + source[edit.Range.End.Byte:]
	}
	return source
}

// LonelyPartner is a third party without a grant.
const LonelyPartner = `
application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}
`
