package plan

import (
	"reflect"
	"slices"
	"testing"

	"grants/plan/cell"
	"grants/plan/objects"
)

// withoutFlow takes the flow of the project's client grant away on both sides.
var withoutFlow = []string{`"authorization_code", "client_credentials"`, `"authorization_code"`}

func TestLatentGainsAreALevelLower(t *testing.T) {
	const scopes, third = `scopes       = ["read"]`, `name        = "Shop"`
	for _, c := range []struct {
		name          string
		before, after []string
		reasons       []Reason
		risk, usable  Level
	}{
		{"its own grant", nil, []string{scopes, `scopes = ["read", "write"]`}, []Reason{DirectGain}, Low, Low},
		{"a sensitive scope", []string{`name       = "Orders"`, `sensitive_scopes = ["write"]`}, []string{
			`name       = "Orders"`, `sensitive_scopes = ["write"]`, scopes, `scopes = ["read", "write"]`,
		}, []Reason{SensitiveScope}, Medium, High},
		{"open-ended", nil, []string{scopes, `allow_all_scopes = true`}, []Reason{Opens}, Low, Medium},
		{"a third party", []string{third, `is_first_party = false`}, []string{
			third, `is_first_party = false`, scopes, `scopes = ["read", "write"]`,
		}, []Reason{ThirdPartyGain}, Medium, High},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, latent := range []bool{true, false} {
				before, after, risk := c.before, c.after, c.usable
				if latent {
					before, after, risk = slices.Concat(before, withoutFlow), slices.Concat(after, withoutFlow), c.risk
				}
				p := diffEdited(t, before, after)
				if len(p.Impacts) != 1 || p.Impacts[0].Latent.Only != latent {
					t.Fatalf("latent %t: got %s", latent, encode(p.Impacts))
				}
				i := &p.Impacts[0]
				if !slices.Equal(i.RiskReasons, c.reasons) || i.Risk != risk || p.Summary.Risk != risk {
					t.Errorf("latent %t: got %q %s, want %q %s", latent, i.RiskReasons, i.Risk, c.reasons, risk)
				}
			}
		})
	}
}

// No impact has both; if one had, the higher level would be its own.
func TestTheHigherOfTwoLevelsCounts(t *testing.T) {
	rate := func(i *Impact) ([]Reason, Level) {
		switch {
		case slices.Contains(i.Gained, "sensitive"):
			return []Reason{SensitiveScope}, High
		case len(i.Gained) > 0:
			return []Reason{DirectGain}, Low
		}
		return []Reason{}, NoRisk
	}
	for _, c := range []struct {
		gained, latent string
		reasons        []Reason
		level          Level
	}{
		{"plain", "sensitive", []Reason{DirectGain, SensitiveScope}, Medium},
		{"sensitive", "plain", []Reason{SensitiveScope, DirectGain}, High},
	} {
		reasons, level := rateBoth(&Impact{Difference: cell.Difference{Gained: []string{c.gained}, Latent: cell.Latent{Gained: []string{c.latent}}}}, rate)
		if !reflect.DeepEqual(reasons, c.reasons) || level != c.level {
			t.Errorf("gains %s, and %s with the flow: got %q %s, want %q %s", c.gained, c.latent, reasons, level, c.reasons, c.level)
		}
	}
}

func TestGatesOnLatentAccess(t *testing.T) {
	listed, sensitive := `scopes       = ["read"]`, []string{`name       = "Orders"`, `sensitive_scopes = ["write"]`}
	without := slices.Concat(sensitive, withoutFlow)
	with := slices.Concat(without, []string{listed, `scopes = ["read", "write"]`})
	for _, c := range []struct {
		name          string
		before, after []string
		want          []string
	}{
		{"gained", without, with, []string{"change", "gain", "risk:low", "risk:medium", "sensitive-scope"}},
		{"lost", with, without, []string{"change"}},
	} {
		p := diffEdited(t, c.before, c.after)
		var selectors []Selector
		for _, s := range []string{"change", "gain", "loss", "risk:low", "risk:medium", "risk:high", "sensitive-scope", "direct-gain"} {
			selectors = append(selectors, Selector(s))
		}
		for range p.Close(selectors) {
		}
		if !slices.Equal(p.Gate.Tripped, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, p.Gate.Tripped, c.want)
		}
		if p.Summary.Breaking {
			t.Errorf("%s: breaking", c.name)
		}
	}
}

// A machine that is new could use the Management API as every application of one's own can, if it had a user flow. That is no news where nothing here
// is about this API; where something is, it is.
func TestADefaultThatNobodyCanUseIsSilent(t *testing.T) {
	const machine = `
tenant { domain = "acme.eu.auth0.com" }
application "machine" {
  grant_types = ["client_credentials"]
}`
	const grant = `
application "other" {
  grant_types = ["client_credentials"]
}
client_grant "other" {
  client_id    = application.other
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}`
	for _, c := range []struct {
		name, before, after string
		shown               int
		risk                Level
		verdict             Verdict
	}{
		{"new", `tenant { domain = "acme.eu.auth0.com" }`, machine, 0, NoRisk, Unchanged},
		{"gone", machine, `tenant { domain = "acme.eu.auth0.com" }`, 0, NoRisk, Unchanged},
		{"new, beside a grant", `tenant { domain = "acme.eu.auth0.com" }` + grant, machine + grant, 1, Low, Wider},
	} {
		p := Diff(read(t, c.before), read(t, c.after))
		if len(p.PlatformDefaults()) != c.shown || p.Summary.Risk != c.risk || p.Summary.Verdict != c.verdict || len(p.Groups()) > 0 {
			t.Errorf("%s: got %d lines, risk %s, %s", c.name, len(p.PlatformDefaults()), p.Summary.Risk, p.Summary.Verdict)
		}
		if len(p.Impacts) == 0 {
			t.Errorf("%s: not in the JSON", c.name)
		}
	}
}

func TestSourceOfLatentAccessIsNoted(t *testing.T) {
	const third = `name        = "Shop"`
	party := slices.Concat(withoutFlow, []string{third, `is_first_party = false`})
	const byDefault = `third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read"]
}
client_grant "shop" {`
	before := slices.Concat(party, []string{`client_grant "shop" {`, byDefault})
	after := slices.Concat(before, []string{`
client_grant "shop" {
  client_id    = application.shop.client_id
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read"]
}`, ""})
	p := diffEdited(t, before, after)
	if len(p.Changes) != 1 || p.Changes[0].Effect != objects.EffectSource || p.Changes[0].Note == "" {
		t.Errorf("got %s", encode(p.Changes))
	}
}
