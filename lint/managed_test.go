package lint

import (
	"testing"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

func TestRulesKnowWhatAProjectLeavesToOthers(t *testing.T) {
	at := diag.Range{File: "grants.hcl", Start: diag.Pos{Line: 1, Column: 1}, End: diag.Pos{Line: 1, Column: 2}}
	var absent []config.Kind
	pass := func(m Managed) *Pass {
		return newRun(&compiler.Tenant{Config: &config.Config{Absent: absent}}, nil, Options{Settings: Settings{Managed: m}}).pass(nil)
	}

	if p := pass(Managed{}); !p.Manages(Kinds...) || p.Elsewhere("application.web", "") {
		t.Error("a project without settings does not manage everything")
	}
	absent = []config.Kind{config.KindClientGrant}
	if p := pass(Managed{}); p.Manages(ManagedClientGrants) || p.Manages(Kinds...) || !p.Manages(ManagedApplications) {
		t.Error("what a source leaves out is taken for all there is")
	}
	absent = nil
	p := pass(Managed{ClientGrants: Choice[bool]{Value: false, At: at}, Applications: Choice[bool]{Value: true, At: at}})
	if !p.Manages(ManagedApplications, ManagedThirdPartyDefaults) || p.Manages(ManagedClientGrants) || p.Manages(Kinds...) {
		t.Error("client_grants = false is about something else")
	}
	p = pass(Managed{Except: Choice[[]string]{Value: []string{"shop-*", "https://*.partner.example/"}, At: at}})
	if !p.Elsewhere("application.web", "shop-web") || !p.Elsewhere("https://api.partner.example/") || p.Elsewhere("web-shop-", "") {
		t.Error("the patterns of except match other names")
	}
}
