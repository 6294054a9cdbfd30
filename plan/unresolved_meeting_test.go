package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/plan/objects"
)

// Where a block becomes the client that a grant of the base names, its row has what that client gains, and what either of them loses.
func TestABlockThatMeetsAStrangerLosesWhatItHad(t *testing.T) {
	block := func(party, id string) string {
		return "application \"job\" {\n is_first_party = " + party + "\n grant_types = [\"client_credentials\", \"authorization_code\"]\n " + id + "\n}\n"
	}
	grant := func(name, holder, scopes string) string {
		return stranger(`"stranger"`, `"`+name+`"`, `"STRANGER"`, holder, `["read"]`, scopes)
	}
	own := func(scopes string) string { return grant("own", "application.job", scopes) }
	other := func(scopes string) string { return grant("other", `"X"`, scopes) }
	at := func(audience, grant string) string {
		return strings.Replace(grant, "https://orders.example.com", audience, 1)
	}
	linked := func(grant, usage string) string {
		return strings.Replace(grant, "subject_type", "organization_usage = \""+usage+"\"\n subject_type", 1)
	}
	byDefault := func(scopes string) string {
		return strings.Replace(grant("default", "x", scopes), "client_id    = x", `default_for = "third_party_clients"`, 1)
	}
	users := func(text string) string { return strings.ReplaceAll(text, `"client"`, `"user"`) }
	open := strings.Replace(project, `"require_client_grant"`, `"allow_all"`, 1)
	const (
		cell  = "application.job/X api.orders/https://orders.example.com "
		as    = cell + "client: "
		user  = cell + "user: "
		far   = "application.job/X /" + nowhere + " client: "
		first = "true"
		third = "false"
	)
	for name, test := range map[string]struct {
		api, party, before, after string
		want                      []string
	}{
		"the block gets what it had": {project, first, own(`["read"]`) + other(`["write"]`), own(`["read", "write"]`),
			[]string{as + "wider +[read] -[] low [direct-gain] [] by grant-changed client_grant.own"}},
		"it loses what the client never had": {project, first, own(`["read", "write"]`) + other(`["read"]`), own(`["read"]`),
			[]string{as + "narrower +[] -[write] none [] [] by grant-changed client_grant.own"}},
		"both lose": {project, first, own(`["read"]`) + other(`["write"]`), "",
			[]string{as + "narrower +[] -[read write] none [] [] by grant-removed client_grant.other, grant-removed client_grant.own"}},
		"they swap": {project, first, own(`["read"]`) + other(`["write"]`), own(`["write"]`),
			[]string{as + "narrower +[] -[read] none [] [] by grant-changed client_grant.own"}},
		"it falls back to the default": {project, third, byDefault(`["read"]`) + own(`["write"]`) + other(`["read"]`), byDefault(`["read"]`),
			[]string{as + "narrower +[] -[write] none [] [] by falls-back-to-default client_grant.own, provided-by client_grant.default"}},
		"it had the default": {project, third, byDefault(`["read"]`) + other(`["write"]`), byDefault(`["read"]`) + own(`["write"]`),
			[]string{as + "narrower +[] -[read] none [] [] by client-id-changed application.job"}},
		"it loses by a policy": {open, first, users(other(`["read"]`)), "SHUT" + users(own(`["read"]`)),
			[]string{user + "narrower +[] -[write] none [] [] by policy-changed api.orders"}},
		"a condition": {project, first, linked(own(`["read"]`), "allow") + linked(other(`["read"]`), "require"), linked(own(`["read"]`), "require"),
			[]string{as + "reshaped +[] -[] none [] [] by condition-changed client_grant.own"}},
		"at an unknown API": {project, first, at(nowhere, own(`["read", "write"]`)) + at(nowhere, other(`["read"]`)), at(nowhere, own(`["read"]`)),
			[]string{far + "narrower +[] -[write] none [] [audience] by grant-changed client_grant.own"}},
		"at an API that nobody declares any more": {project, first, closedNowhere + at(nowhere, own(`["read", "write"]`)) + at(nowhere, other(`["read"]`)),
			at(nowhere, own(`["read"]`)),
			[]string{"application.job/X api.nowhere/" + nowhere + " client: narrower +[] -[read write] none [] [client_id] by api-removed api.nowhere"}},
		"at an API that is declared now": {project, first, at(nowhere, own(`["read", "write"]`)) + at(nowhere, other(`["read"]`)), closedNowhere + at(nowhere, own(`["read"]`)),
			[]string{"application.job/X api.nowhere/" + nowhere + " client: wider +[read] -[] medium [implicit-gain] [] by api-added api.nowhere, provided-by client_grant.own"}},
		"its own grant stays": {project, first, own(`["read"]`) + other(`["read"]`), own(`["read"]`), []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			after := test.api + block(test.party, `client_id = "X"`) + strings.TrimPrefix(test.after, "SHUT")
			if strings.HasPrefix(test.after, "SHUT") {
				after = project + strings.TrimPrefix(after, test.api)
			}
			before := read(t, test.api+block(test.party, "")+test.before)
			head := read(t, after)
			p := Diff(before, head)
			var got []string
			for i := range p.Expand() {
				if i.Application == "application.job" {
					got = append(got, told(i))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if want := countBruteForce(head, before); p.Summary.PermissionsAfter != want {
				t.Errorf("got %d permissions after, want %d", p.Summary.PermissionsAfter, want)
			}
			checkCauses(t, p)
		})
	}
}

// The platform has one grant of the two: what is sent is what makes the client's the block's, and each change has its calls, or says that it has none.
func TestABlockThatMeetsAStrangerIsSentAsOneGrant(t *testing.T) {
	block := func(id string) string {
		return "application \"job\" {\n grant_types = [\"client_credentials\"]\n " + id + "\n}\n"
	}
	grant := func(name, holder, scopes string) string {
		return stranger(`"stranger"`, `"`+name+`"`, `"STRANGER"`, holder, `["read"]`, scopes)
	}
	own := func(scopes string) string { return grant("own", "application.job", scopes) }
	other := func(scopes string) string { return grant("other", `"X"`, scopes) }
	for name, test := range map[string]struct {
		before, after string
		want          []string // operations, then changes of grants
	}{
		"united": {own(`["read"]`) + other(`["write"]`), own(`["read", "write"]`), []string{
			`3 PATCH client-grants client_grant.own {"scope":["read","write"]}`, "delete client_grant.other [change client_grant.own]", "update client_grant.own [change client_grant.own]"}},
		"swapped": {own(`["read"]`) + other(`["write"]`), own(`["write"]`), []string{
			"delete client_grant.other files_only", "update client_grant.own files_only"}},
		"kept": {own(`["read"]`) + other(`["write"]`), own(`["read"]`), []string{
			`3 PATCH client-grants client_grant.own {"scope":["read"]}`, "delete client_grant.other [change client_grant.own]"}},
		"gone": {own(`["read"]`) + other(`["write"]`), "", []string{
			`4 DELETE client-grants client_grant.other`, "delete client_grant.other [delete client_grant.other]", "delete client_grant.own files_only"}},
	} {
		p := Diff(read(t, project+block("")+test.before), read(t, project+block(`client_id = "X"`)+test.after))
		got := script(p.Operations)
		for _, c := range p.Changes {
			if c.Kind != objects.GrantKind {
				continue
			}
			line := string(c.Action) + " " + c.Address + " " + string(c.Unsent)
			if len(c.Operations) > 0 {
				line += fmt.Sprint(c.Operations)
			}
			got = append(got, line)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}
