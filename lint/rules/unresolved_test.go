package rules_test

import (
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
)

const (
	service   = "app_type = \"non_interactive\"\ngrant_types = [\"client_credentials\"]\nclient_id = \"Lq7vX2mPz9Tn4Rb8Kc3Wd6Hy1Jf5Gs0A\""
	nearby    = `audience = "https://orders.example.com/"` // but for the slash, api.orders
	elsewhere = `audience = "https://invoices.example.net"`
)

// heldBy is a grant with a literal client_id.
func heldBy(name, clientID string, attributes ...string) string {
	return "client_grant \"" + name + "\" {\nclient_id = \"" + clientID + "\"\n" + strings.Join(attributes, "\n") + "\n}\n"
}

// Nothing is said to be missing that a grant which leads nowhere may be, and everything else is.
func TestWhatLeadsNowhereSilencesNothingElse(t *testing.T) {
	const (
		orders    = `audience = api.orders`
		forClient = `subject_type = "client"`
		forUser   = `subject_type = "user"`
		scopes    = `scopes = ["read:orders"]`
		stranger  = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
		misspelt  = "Lq7vX2mPz9Tn4Rb8Kc3Wd6Hy1Jf5Gs0B"
		strict    = "is_first_party = false\nthird_party_security_mode = \"strict\""
	)
	open := func(source string) string { return strings.ReplaceAll(source, "require_client_grant", "allow_all") }
	more := func(source string) string {
		return strings.Replace(source, `["read:orders"]`, `["read:orders", "write:orders"]`, 1)
	}
	for name, test := range map[string]struct{ source, want string }{
		"unused scope, and another API's grant leads nowhere": {
			more(sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes), heldBy("x", stranger, elsewhere, forClient, scopes))),
			"unused-scope unknown-application unknown-audience"},
		"scope that only a misspelt audience gives": {
			more(sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes), heldBy("x", stranger, nearby, forClient, `scopes = ["write:orders"]`))),
			"unknown-application audience-near-miss"},
		"scope that not even a misspelt audience gives": {
			more(sample.Project(sample.Application(service), sample.Grant(nearby, forClient, scopes))), "unused-scope audience-near-miss"},
		"scope that only an unknown application has": {
			more(sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes), heldBy("x", stranger, orders, forClient, `scopes = ["write:orders"]`))),
			"unknown-application"},
		"API that only an unknown application can call": {
			sample.Project(heldBy("x", stranger, orders, forClient, scopes)), "unknown-application"},
		"API that is nearly granted": {
			sample.Project(sample.Application(service), sample.Grant(nearby, forClient, scopes)), "audience-near-miss"},
		"API that nobody can call, and a grant on another one": {
			sample.Project(sample.Application(service), sample.Grant(elsewhere, forClient, scopes)), "unreachable-api unknown-audience"},
		"application whose only grant leads nowhere": {
			open(sample.Project(sample.Application(service), sample.Grant(elsewhere, forClient, scopes))), "open-user-policy client-policy-allow-all unknown-audience"},
		"application whose only grant names it wrongly": {
			sample.Project(sample.Application(service), heldBy("x", misspelt, orders, forClient, scopes)), "unknown-application"},
		"application without grant beside an unknown one": {
			sample.Project(sample.Application(service), heldBy("x", stranger, orders, forClient, scopes)), "client-credentials-without-grant unknown-application"},
		"third party without grant beside an unknown application": {
			sample.Project(sample.Application(`app_type = "regular_web"`, strict), heldBy("x", stranger, orders, forUser, scopes)), "third-party-without-grant unknown-application"},
		"third party whose grant leads nowhere": {
			sample.Project(sample.Application(`app_type = "regular_web"`, strict), sample.Grant(elsewhere, forUser, scopes)), "unreachable-api unknown-audience"},
		"third party and a default that leads nowhere": {
			sample.Project(sample.Application(`app_type = "regular_web"`, strict), sample.DefaultGrant(elsewhere, forUser, scopes)), "unreachable-api unknown-audience"},
		"default that nobody has but an unknown application": {
			sample.Project(sample.DefaultGrant(orders, forUser, scopes), heldBy("x", stranger, orders, forClient, scopes)), "unknown-application"},
		"default that nobody has, and a misspelt client_id": {
			sample.Project(sample.Application(service), sample.DefaultGrant(orders, forUser, scopes), heldBy("x", misspelt, orders, forClient, scopes)),
			"default-grant-unused unknown-application"},
		"registration and a default that leads nowhere": {
			strings.Replace(sample.Project(sample.Application(service), sample.DefaultGrant(elsewhere, forUser, scopes)), "domain =",
				"enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"strict\"\ndomain =", 1),
			"unreachable-api client-credentials-without-grant unknown-audience"},
		"misspelt scope of an unknown application": {
			sample.Project(heldBy("x", stranger, orders, forClient, `scopes = ["raed:orders"]`)), "unknown-application undefined-scope"},
		"scope of the Management API for an unknown application": {
			sample.Project(heldBy("x", stranger, `audience = "https://acme.eu.auth0.com/api/v2/"`, forClient, `scopes = ["create:client_grants"]`)),
			"unreachable-api unknown-application self-escalation-scope"},
		"grant that is blocked and of an unknown application": {
			closed(sample.Project(heldBy("x", stranger, orders, forClient, scopes))), "unknown-application blocked-grant"},
		"scope twice, on an unknown API": {
			sample.Project(sample.Application(service), sample.Grant(elsewhere, forClient, `scopes = ["a:b", "a:b"]`)), "unreachable-api unknown-audience duplicate-grant-scope"},
		"types of a client grant on an unknown API": {
			sample.Project(sample.Application(service), sample.Grant(elsewhere, forClient, scopes, `authorization_details_types = ["pay"]`)),
			"unreachable-api unknown-audience rar-on-client-grant"},
		"one literal that many grants share": {
			"locals {\nx = \"https://invoices.example.net\"\n}\n" + sample.Project(sample.Application(service), sample.Application(`client_id = "B"`),
				sample.Grant(`audience = local.x`, forClient, scopes), heldBy("b", "Lq7vX2mPz9Tn4Rb8Kc3Wd6Hy1Jf5Gs0A", `audience = local.x`, forUser, scopes)),
			"unreachable-api unknown-audience"},
		"default audience": {
			strings.Replace(sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes)), "domain =", "default_audience = \"https://nowhere.example.com\"\ndomain =", 1),
			"unknown-audience"},
		"link of a resource server": {
			sample.Project(sample.Application(`app_type = "resource_server"`, `resource_server_identifier = "https://nowhere.example.com"`),
				heldBy("x", stranger, orders, forClient, scopes)), "unknown-audience unknown-application"},
		"link of an application that can't have one": {
			sample.Project(sample.Application(service, `resource_server_identifier = "https://nowhere.example.com"`), sample.Grant(orders, forClient, scopes)), "resource-server-link"},
	} {
		t.Run(name, func(t *testing.T) {
			found := sample.Lint(t, test.source, lint.Options{Skip: []string{"scope-description-missing", "rar-type-ungranted", "full-scope-list", "subject-type-implicit"}})
			got, want := sample.Codes(found), strings.Fields(test.want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got findings %q, want %q", got, want)
			}
		})
	}
}

// A comment that ignores what is only silent while something leads nowhere is not called unused.
func TestIgnoresMayBeUsedOnceALiteralLeadsSomewhere(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"of the grant": {
			sample.Project(sample.Application(service), "# grants:ignore client-grant-without-grant-type: known\n"+sample.Grant(nearby, `subject_type = "client"`, `scopes = ["read:orders"]`)),
			"audience-near-miss"},
		"of the API that is nearly granted": {
			strings.Replace(sample.Project(sample.Application(service), sample.Grant(nearby, `subject_type = "client"`, `scopes = ["read:orders"]`)), "\napi ", "\n# grants:ignore unreachable-api: later\napi ", 1),
			"audience-near-miss"},
		"of another API": {
			strings.Replace(sample.Project(sample.Application(service), sample.Grant(`audience = api.orders`, `subject_type = "client"`, `scopes = ["read:orders"]`),
				heldBy("x", "nobody at all", elsewhere, `subject_type = "client"`, `scopes = []`)), "\napi ", "\n# grants:ignore unreachable-api: later\napi ", 1),
			"ignore-unused unknown-application unknown-audience"},
		"of the literal": {
			sample.Project(sample.Application(service), "# grants:ignore audience-near-miss: the other slash is coming\n"+sample.Grant(nearby, `subject_type = "client"`, `scopes = ["read:orders"]`)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := slices.DeleteFunc(sample.Lint(t, test.source, lint.Options{Skip: []string{"scope-description-missing", "rar-type-ungranted", "full-scope-list"}}),
				func(d diag.Diagnostic) bool { return d.Ignored != "" })
			got, want := sample.Codes(found), strings.Fields(test.want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got findings %q, want %q", got, want)
			}
		})
	}
}
