package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A default grant on an API that neither side declares is for every third party that has no grant of its own there.
func TestADefaultThatNobodyCanJudgeReachesEveryThirdParty(t *testing.T) {
	const cell = "/" + nowhere + " client: "
	const any, single, high = "/ " + cell, "application.partner/partner-id " + cell, " high [third-party-gain unresolved-grant] [audience] by "
	partner := func(attributes string) string {
		return "application \"partner\" {\n client_id = \"partner-id\"\n is_first_party = false\n grant_types = [\"client_credentials\"]\n" + attributes + "\n}\n"
	}
	third, first := partner(""), strings.Replace(partner(""), "false", "true", 1)
	idle := strings.Replace(third, "client_credentials", "authorization_code", 1)
	own := func(scopes string) string {
		return stranger(`"STRANGER"`, "application.partner", "https://orders.example.com", nowhere, `["read"]`, scopes)
	}
	byDefault := func(scopes string) string {
		return stranger(`client_id    = "STRANGER"`, `default_for = "third_party_clients"`, `"stranger"`, `"nowhere"`, "https://orders.example.com", nowhere, `["read"]`, scopes)
	}
	const provided = ", provided-by client_grant.nowhere"
	for name, test := range map[string]struct {
		before, after string
		want          []string
	}{
		"a new third party": {byDefault(`["read"]`), byDefault(`["read"]`) + third, []string{
			single + "wider +[read] -[]" + high + "application-added application.partner" + provided}},
		"a third party that goes": {byDefault(`["read"]`) + third, byDefault(`["read"]`), []string{
			single + "narrower +[] -[read] none [] [audience] by application-removed application.partner"}},
		"one that becomes a third party": {byDefault(`["read"]`) + first, byDefault(`["read"]`) + third, []string{
			single + "wider +[read] -[]" + high + "party-changed application.partner" + provided}},
		"one that is a third party no more": {byDefault(`["read"]`) + third, byDefault(`["read"]`) + first, []string{
			single + "narrower +[] -[read] none [] [audience] by party-changed application.partner"}},
		"one that gets the flow": {byDefault(`["read"]`) + idle, byDefault(`["read"]`) + third, []string{
			single + "wider +[read] -[]" + high + "grant-types-changed application.partner" + provided}},
		"a new default": {third, third + byDefault(`["read"]`), []string{
			any + "wider +[read] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-added client_grant.nowhere",
			single + "wider +[read] -[]" + high + "default-grant-added client_grant.nowhere"}},
		"a default that widens": {third + byDefault(`["read"]`), third + byDefault(`["read", "write"]`), []string{
			any + "wider +[write] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-changed client_grant.nowhere",
			single + "wider +[write] -[]" + high + "default-grant-changed client_grant.nowhere"}},
		"a default that widens, without the flow": {idle + byDefault(`["read"]`), idle + byDefault(`["read", "write"]`), []string{
			any + "wider +[write] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-changed client_grant.nowhere",
			single + "wider +[] -[] medium [third-party-gain unresolved-grant] [audience] by default-grant-changed client_grant.nowhere"}},
		"a default that goes": {third + byDefault(`["read"]`), third, []string{
			any + "narrower +[] -[read] none [] [audience] by default-grant-removed client_grant.nowhere",
			single + "narrower +[] -[read] none [] [audience] by default-grant-removed client_grant.nowhere"}},
		"a first party": {first, first + byDefault(`["read"]`), []string{
			any + "wider +[read] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-added client_grant.nowhere"}},
		"a third party with a grant of its own": {third + own(`["write"]`) + byDefault(`["read"]`), third + own(`["write"]`) + byDefault(`["read", "write"]`), []string{
			any + "wider +[write] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-changed client_grant.nowhere"}},
		"its own grant goes": {third + own(`["write"]`) + byDefault(`["read"]`), third + byDefault(`["read"]`), []string{
			single + "mixed +[read] -[write]" + high + "falls-back-to-default client_grant.stranger" + provided}},
		"its own grant goes, and it becomes a third party": {first + own(`["write"]`) + byDefault(`["read"]`), third + byDefault(`["read"]`), []string{
			single + "mixed +[read] -[write]" + high + "party-changed application.partner, falls-back-to-default client_grant.stranger" + provided}},
		"its own grant goes, and the default is new": {third + own(`["write"]`), third + byDefault(`["read"]`), []string{
			any + "wider +[read] -[] high [any-third-party-gain unresolved-grant] [audience] by default-grant-added client_grant.nowhere",
			single + "mixed +[read] -[write]" + high + "grant-removed client_grant.stranger, default-grant-added client_grant.nowhere"}},
		"its own grant comes": {third + byDefault(`["read"]`), third + own(`["write"]`) + byDefault(`["read"]`), []string{
			single + "mixed +[write] -[read]" + high + "default-shadowed client_grant.stranger"}},
		"its own grant comes with it": {byDefault(`["read"]`), third + own(`["write"]`) + byDefault(`["read"]`), []string{
			single + "wider +[write] -[]" + high + "grant-added client_grant.stranger"}},
		"declared now, with a grant before": {own(`["write"]`) + byDefault(`["read"]`), third + byDefault(`["read"]`), nil},
	} {
		t.Run(name, func(t *testing.T) {
			before := test.before
			if name == "declared now, with a grant before" {
				before = strings.Replace(before, "application.partner", `"partner-id"`, 1)
				test.want = []string{single + "mixed +[read] -[write]" + high + "falls-back-to-default client_grant.stranger" + provided}
			}
			p := Diff(read(t, project+before), read(t, project+test.after))
			if got := toldOf(p); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			for i := range p.Impacts {
				if p.Impacts[i].Gains() && !slices.Contains(p.Impacts[i].RiskReasons, UnresolvedGrant) {
					t.Errorf("%s: no gate sees it", told(&p.Impacts[i]))
				}
			}
			checkCauses(t, p)
		})
	}
}

// What a client that nobody declares falls back to as a third party may be a default that nobody can judge.
func TestAStrangerMayFallBackToADefaultThatNobodyCanJudge(t *testing.T) {
	own := stranger("https://orders.example.com", nowhere)
	byDefault := strings.NewReplacer(`client_id    = "STRANGER"`, `default_for = "third_party_clients"`, `"stranger"`, `"nowhere"`, `["read"]`, `["write"]`).Replace(own)
	p := Diff(read(t, project+own+byDefault), read(t, project+byDefault))
	const want = "/STRANGER /" + nowhere + " client: mixed +[write] -[read] high [unresolved-grant] [client_id audience] by " +
		"falls-back-to-default client_grant.stranger, provided-by client_grant.nowhere"
	if got := toldOf(p); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
	checkCauses(t, p)
}

// Many third parties under one default have one impact together, in order with the others.
func TestADefaultThatNobodyCanJudgeIsFolded(t *testing.T) {
	crowd := ""
	for n := range 5 {
		crowd += fmt.Sprintf("application \"p%d\" {\n client_id = \"p%d\"\n is_first_party = false\n}\n", n, n)
	}
	byDefault := stranger(`client_id    = "STRANGER"`, `default_for = "third_party_clients"`, "https://orders.example.com", nowhere, `"client"`, `"user"`)
	elsewhere := strings.NewReplacer(`"stranger"`, `"elsewhere"`, nowhere, "https://elsewhere.example.com").Replace(byDefault)
	own := stranger(`"STRANGER"`, `"p2"`, "https://orders.example.com", nowhere, `"client"`, `"user"`, `"stranger"`, `"own"`, `["read"]`, "[]")
	p := Diff(read(t, project+crowd), read(t, project+crowd+byDefault+elsewhere+own))
	if got := len(p.Impacts); got != 5 {
		t.Errorf("got %d impacts, want one for any third party and one for all on each API, and one more", got)
	}
	want := []string{" https://elsewhere.example.com 1", " " + nowhere + " 1"}
	for n := range 5 {
		want = append(want, fmt.Sprintf("application.p%d https://elsewhere.example.com 1", n), fmt.Sprintf("application.p%d %s %d", n, nowhere, 1-n%3/2))
	}
	var got []string
	for i := range p.Expand() {
		got = append(got, fmt.Sprintf("%s %s %d", i.Application, i.Audience, len(i.Gained)))
		if i.Application != "" && !strings.HasPrefix(i.After.Application, i.Application) {
			t.Errorf("the row of %s is of %s", i.Application, i.After.Application)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
