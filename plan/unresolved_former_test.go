package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A grant of the head that names the client_id which a block had before is none of the block's: it hides nothing of what the block has now, and nothing of
// what that client gets.
func TestAFormerClientIDIsNotItsBlock(t *testing.T) {
	const (
		orders = "https://orders.example.com"
		now    = "application.job/NEW api.orders/" + orders + " client: "
		far    = "application.job/NEW /" + nowhere + " client: "
		former = "/OLD api.orders/" + orders + " client: "
		gone   = "/OLD /" + nowhere + " client: "
		high   = " high [unresolved-grant] "
	)
	block := func(party, id string) string {
		return fmt.Sprintf("application \"job\" {\n is_first_party = %s\n grant_types = [\"client_credentials\"]\n %s\n}\n", party, id)
	}
	const was, is = `client_id = "OLD"`, "client_id = \"NEW\"\n previously_client_id = \"OLD\""
	grant := func(name, holder, scopes string) string {
		return stranger(`"stranger"`, `"`+name+`"`, `"STRANGER"`, holder, `["read"]`, scopes)
	}
	own := func(scopes string) string { return grant("g", "application.job", scopes) }
	other := func(scopes string) string { return grant("other", `"OLD"`, scopes) }
	byDefault := func(scopes string) string {
		return strings.Replace(grant("default", "x", scopes), "client_id    = x", `default_for = "third_party_clients"`, 1)
	}
	at := func(audience, grant string) string { return strings.Replace(grant, orders, audience, 1) }
	first, third := "true", "false"
	for name, test := range map[string]struct {
		party, before, after string
		want                 []string
	}{
		"the block gains": {first, own(`["read"]`), own(`["read", "write"]`) + other(`["read"]`),
			[]string{now + "wider +[write] -[] low [direct-gain] [] by grant-changed client_grant.g"}},
		"the block gains its first grant": {first, "", own(`["read"]`) + other(`[]`), []string{
			former + "wider +[] -[]" + high + "[client_id] by grant-added client_grant.other",
			now + "wider +[read] -[] low [direct-gain] [] by grant-added client_grant.g"}},
		"the block loses": {first, own(`["read", "write"]`), own(`["read"]`) + other(`["read", "write"]`),
			[]string{now + "narrower +[] -[write] none [] [] by grant-changed client_grant.g"}},
		"the grant stays with the former client": {first, own(`["read"]`), other(`["read"]`),
			[]string{now + "narrower +[] -[read] none [] [] by grant-removed client_grant.g"}},
		"the former client gains": {first, own(`["read"]`), own(`["read"]`) + other(`["read", "write"]`),
			[]string{former + "wider +[write] -[]" + high + "[client_id] by grant-changed client_grant.other"}},
		"the former client has less": {first, own(`["read", "write"]`), own(`["read", "write"]`) + other(`["read"]`), []string{}},
		"both gain": {first, own(`[]`), own(`["read"]`) + other(`["write"]`), []string{
			former + "wider +[write] -[]" + high + "[client_id] by grant-changed client_grant.other",
			now + "wider +[read] -[] low [direct-gain] [] by grant-changed client_grant.g"}},
		"by default": {third, byDefault(`["read"]`), byDefault(`["read", "write"]`) + other(`[]`), []string{
			"/ api.orders/" + orders + " client: wider +[write] -[] high [any-third-party-gain] [] by default-grant-changed client_grant.default",
			now + "wider +[write] -[] high [third-party-gain implicit-gain] [] by default-grant-changed client_grant.default"}},
		"at an unknown API": {first, "", at(nowhere, own(`["read"]`)) + at(nowhere, other(`["write"]`)), []string{
			gone + "wider +[write] -[]" + high + "[client_id audience] by grant-added client_grant.other",
			far + "wider +[read] -[]" + high + "[audience] by grant-added client_grant.g"}},
		"at an unknown API, as before": {first, at(nowhere, own(`["read"]`)), at(nowhere, own(`["read", "write"]`)) + at(nowhere, other(`["read"]`)),
			[]string{far + "wider +[write] -[]" + high + "[audience] by grant-changed client_grant.g"}},
		"at an API that nobody declares any more": {first, closedNowhere + at(nowhere, own(`["read"]`)),
			at(nowhere, own(`["read", "write"]`)) + at(nowhere, other(`["read"]`)),
			[]string{"application.job/NEW api.nowhere/" + nowhere + " client: narrower +[] -[read] none [] [] by api-removed api.nowhere"}},
		"at an API that is declared now": {first, at(nowhere, own(`["read"]`)),
			closedNowhere + at(nowhere, own(`["read"]`)) + at(nowhere, other(`["read", "write"]`)),
			[]string{
				"/OLD api.nowhere/" + nowhere + " client: wider +[read write] -[]" + high + "[client_id] by grant-added client_grant.other",
				"application.job/NEW api.nowhere/" + nowhere + " client: wider +[read] -[] medium [implicit-gain] [] by api-added api.nowhere, provided-by client_grant.g"}},
		"the base names the new one": {first, own(`["read"]`) + grant("other", `"NEW"`, `["write"]`), own(`["read", "write"]`),
			[]string{now + "wider +[read] -[] low [direct-gain] [] by grant-changed client_grant.g"}},
		"each side names the other one": {first, own(`["read"]`) + grant("other", `"NEW"`, `["write"]`), own(`["read", "write"]`) + other(`["write"]`), []string{
			former + "wider +[write] -[]" + high + "[client_id] by grant-changed client_grant.other",
			now + "wider +[read] -[] low [direct-gain] [] by grant-changed client_grant.g"}},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := read(t, project+block(test.party, was)+test.before), read(t, project+block(test.party, is)+test.after)
			p := Diff(before, after)
			if got := toldOf(p); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if want := countBruteForce(after, before); p.Summary.PermissionsAfter != want {
				t.Errorf("got %d permissions after, want %d", p.Summary.PermissionsAfter, want)
			}
			checkCauses(t, p)
		})
	}
}

// The grant is sent like any other that names a client which nobody declares, whatever the block's own grant does.
func TestAGrantOfAFormerClientIDIsSentForThatClient(t *testing.T) {
	block := func(id string) string {
		return "application \"job\" {\n grant_types = [\"client_credentials\"]\n " + id + "\n}\n"
	}
	was, is := block(`client_id = "OLD"`), block("client_id = \"NEW\"\n previously_client_id = \"OLD\"")
	own := func(scopes string) string { return stranger(`"STRANGER"`, "application.job", `["read"]`, scopes) }
	other := stranger(`"stranger"`, `"other"`, `"STRANGER"`, `"OLD"`)
	const post = `3 POST client-grants client_grant.other {"audience":"https://orders.example.com","client_id":"OLD","scope":["read"],"subject_type":"client"}`
	for name, test := range map[string]struct {
		before, after string
		want          []string
	}{
		"beside the block's":       {own(`["read"]`), own(`["read"]`) + other, []string{post}},
		"beside the block's wider": {own(`["read"]`), own(`["read", "write"]`) + other, []string{post, `3 PATCH client-grants client_grant.stranger {"scope":["read","write"]}`}},
		"instead of the block's":   {own(`["read"]`), other, []string{post, `4 DELETE client-grants client_grant.stranger`}},
	} {
		if got := script(Diff(read(t, project+was+test.before), read(t, project+is+test.after)).Operations); !slices.Equal(got, test.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}
