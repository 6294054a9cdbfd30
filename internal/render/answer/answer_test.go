package answer_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/config/language"
	"grants/internal/render/answer"
	"grants/internal/render/schema/schematest"
)

const project = `
tenant {
  domain                           = "acme.example.com"
  enable_dynamic_client_registration = true
}
locals {
  readers = ["read:orders"]
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "refund:orders", "write:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" {
  name = "Shop"
}
application "partner" {
  is_first_party            = false
  third_party_security_mode = "strict"
}
application "registered" {
  is_first_party         = false
  external_metadata_type = "dcr"
}
client_grant "shop" {
  client_id    = application.shop.client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = local.readers
}
third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
`

func tenant(t *testing.T) *compiler.Tenant {
	t.Helper()
	config, diagnostics, err := language.Load(fstest.MapFS{"a.grants.hcl": {Data: []byte(project)}}, language.Options{})
	if err != nil || len(diagnostics) > 0 {
		t.Fatal(diagnostics, err)
	}
	compiled, problems := compiler.Compile(config)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return compiled
}

func explain(t *testing.T, application, scope string) *answer.Explained {
	t.Helper()
	of := tenant(t)
	app, err := ask.FindApplication(of, application)
	if err != nil {
		t.Fatal(err)
	}
	api, err := ask.FindAPI(of, "orders")
	if err != nil {
		t.Fatal(err)
	}
	q := ask.Question{Tenant: of, Application: app, API: api, SubjectType: compiler.User, Scope: scope}
	return &answer.Explained{Tenant: of, Explanations: []*ask.Explanation{ask.Explain(q)}}
}

func TestTheJSONOfExplanationsFitsItsSchema(t *testing.T) {
	for _, application := range []string{"shop", "partner", "registered", ask.AnyThirdParty} {
		for _, scope := range []string{"", "read:orders", "refund:orders"} {
			e := explain(t, application, scope)
			e.Since = []answer.Since{{Commit: strings.Repeat("a", 40), Date: "2026-11-27", Because: []string{"client_grant.shop is new"}}}
			var out bytes.Buffer
			if err := answer.JSON(&out, e); err != nil {
				t.Fatal(err)
			}
			schematest.Validate(t, "explain", out.Bytes())
		}
	}
}

func TestTheJSONOfSimulationsFitsItsSchema(t *testing.T) {
	of := tenant(t)
	for _, subject := range compiler.SubjectTypes {
		for _, app := range append(of.Applications, nil) {
			q := ask.Question{Tenant: of, Application: app, API: of.APIs[0], SubjectType: subject}
			var out bytes.Buffer
			outcome := ask.Simulate(ask.Simulation{Question: q, Request: []string{"read:orders", "refund:orders"}})
			if err := answer.SimulationJSON(&out, &answer.Simulated{Tenant: of, Outcome: outcome}); err != nil {
				t.Fatal(err)
			}
			schematest.Validate(t, "simulate", out.Bytes())
		}
	}
}

func TestAStepNamesTheObjectBesideALiteralThatLiesElsewhere(t *testing.T) {
	var out bytes.Buffer
	if err := answer.Text(&out, explain(t, "shop", "read:orders"), 0, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"which lists read:orders (used at a.grants.hcl:27)", "a.grants.hcl:7\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing from\n%s", want, out.String())
		}
	}
}

func TestAnExplanationStaysInsideTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		var out bytes.Buffer
		if err := answer.Text(&out, explain(t, "partner", "refund:orders"), width, false); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if len(line)-1 > width {
				t.Errorf("%d columns: %q", width, line)
			}
		}
	}
}

func TestWhoCanStaysInsideTheTerminal(t *testing.T) {
	of := tenant(t)
	for _, width := range []int{60, 120} {
		var out bytes.Buffer
		h := &answer.Holdings{Tenant: of, Scope: "*", Found: ask.WhoCan(of, ask.Wanted{}), Matched: true}
		if err := answer.WhoCan(&out, h, width, false); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if len(line)-1 > width {
				t.Errorf("%d columns: %q", width, line)
			}
		}
	}
}
