package telling_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint/rules"
	"grants/lint/telling"
)

// finding is one at a line of a file.
func finding(code string, severity diag.Severity, address, key string, line int) diag.Diagnostic {
	at := diag.Pos{Line: line, Column: 1, Byte: 100 * line}
	return diag.Diagnostic{Code: code, Severity: severity, Address: address, Key: key, Message: code, Range: diag.Range{File: "a.grants.hcl", Start: at, End: at}}
}

// Most valuable first: errors, then what the rule is worth, and only then the place.
func TestTextTellsFindingsByTheirWorth(t *testing.T) {
	found := []diag.Diagnostic{
		finding("ignore-unused", diag.Warning, "api.a", "", 1),
		finding("unused-scope", diag.Info, "api.a", "read:a", 2),
		finding("blocked-grant", diag.Warning, "client_grant.a", "", 3),
		finding("open-user-policy", diag.Warning, "api.a", "", 4),
		finding("undefined-scope", diag.Error, "client_grant.a", "read:b", 5),
		finding("syntax", diag.Error, "", "", 6),
		finding("unknown-audience", diag.Error, "client_grant.b", "audience", 7),
		finding("open-user-policy", diag.Warning, "api.b", "", 8),
	}
	want := []string{"syntax", "unknown-audience", "undefined-scope", "open-user-policy", "open-user-policy", "blocked-grant", "ignore-unused", "unused-scope"}
	if got := sample.Codes(telling.ByWorth(rules.All(), found)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var tally []string
	for _, count := range telling.Tally(rules.All(), found) {
		tally = append(tally, fmt.Sprint(count.Rule, " ", count.Findings))
	}
	if got := strings.Join(tally, ", "); !strings.HasPrefix(got, "syntax 1, unknown-audience 1, undefined-scope 1, open-user-policy 2, blocked-grant 1") {
		t.Errorf("the tally is %s", got)
	}
}

func TestFindingsAboutOneObjectAreToldAsOne(t *testing.T) {
	source := strings.Replace(sample.Project(), `["read:orders"]`, `["a:orders", "b:orders", "c:orders", "d:orders"]`+"\nsensitive_scopes = [\"d:orders\"]", 1)
	var found []diag.Diagnostic
	for i, key := range []string{"a:orders", "b:orders", "d:orders", "c:orders"} {
		found = append(found, finding("unused-scope", diag.Info, "api.orders", key, 10+i))
	}
	for i, name := range []string{"one", "two", "three", "four", "five"} {
		found = append(found, finding("risky-grant-type", diag.Info, "application."+name, "implicit", 20+i))
	}
	told := telling.Tell(sample.Compile(t, source), rules.All(), found)
	if len(told) != 4 {
		t.Fatalf("got %d told, want three applications and one API", len(told))
	}
	if others := told[2].Elsewhere; len(others) != 2 || others[0].Address != "application.four" || others[1].Address != "application.five" {
		t.Errorf("elsewhere are %v, want the fourth and the fifth application", others)
	}
	if want := []string{`"d:orders"`, `"b:orders"`, `"c:orders"`}; !slices.Equal(told[3].Like, want) {
		t.Errorf("like it are %q, want %q: what is sensitive first", told[3].Like, want)
	}
}

// Whatever text folds, nothing of it is lost.
func TestTellingLosesNothing(t *testing.T) {
	var found []diag.Diagnostic
	for i := range 60 {
		rule := []string{"unused-scope", "risky-grant-type", "undefined-scope"}[i%3]
		found = append(found, finding(rule, diag.Info, fmt.Sprintf("api.%d", i%7), fmt.Sprint("key", i), i+1))
	}
	count := 0
	for _, told := range telling.Tell(nil, rules.All(), found) {
		count += 1 + len(told.Like) + len(told.Elsewhere)
	}
	if count != len(found) || len(telling.ByWorth(rules.All(), found)) != len(found) {
		t.Errorf("%d of %d findings are told, and %d are ordered", count, len(found), len(telling.ByWorth(rules.All(), found)))
	}
}
