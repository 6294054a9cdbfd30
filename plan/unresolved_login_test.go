package plan

import (
	"slices"
	"strings"
	"testing"

	"grants/plan/objects"
)

// A link of a login that opens is a gain of everybody who may be a third party, also where a side can't judge the grant: of clients that nobody declares, and at
// APIs that nobody declares.
func TestLinksOfLoginsOpenForUnresolvedGrants(t *testing.T) {
	const (
		api     = "api \"mcp\" {\n  identifier = \"https://mcp.example.com\"\n  scopes     = [\"read\"]\n}\n"
		partner = "application \"partner\" {\n  client_id      = \"PARTNER\"\n  is_first_party = false\n}\n"
		web     = "application \"web\" {\n  client_id = \"WEB\"\n}\n"
		closed  = "connection \"users\" {}\n"
		open    = "connection \"users\" {\n  is_domain_connection = true\n}\n"
		none    = "connection \"staff\" {\n  is_domain_connection = true\n}\nconnection \"users\" {}\n"
		every   = "connection \"staff\" {\n  is_domain_connection = true\n}\nconnection \"users\" {\n  is_domain_connection = true\n}\n"
	)
	grant := func(holder, audience, subject string) string {
		return "client_grant \"g\" {\n  " + holder + "\n  audience     = " + audience + "\n  subject_type = \"" + subject + "\"\n  scopes       = [\"read\"]\n}\n"
	}
	const ghost, mcp, elsewhere = `client_id = "GHOST"`, "api.mcp", `"https://elsewhere.example.com"`
	byDefault := `default_for = "third_party_clients"`
	for _, c := range []struct{ name, project, before, after, want string }{
		{"a client that nobody declares", api + grant(ghost, mcp, "user"), closed, open, "GHOST https://mcp.example.com connection by connection.users high"},
		{"and by one connection more", api + grant(ghost, mcp, "user"), none, every, "GHOST https://mcp.example.com connection by connection.users high"},
		{"as itself it logs nobody in", api + grant(ghost, mcp, "client"), closed, open, ""},
		{"neither client nor API is declared", grant(ghost, elsewhere, "user"), closed, open, "GHOST https://elsewhere.example.com connection by connection.users high"},
		{"an API that nobody declares", partner + grant(`client_id = "PARTNER"`, elsewhere, "user"), closed, open,
			"PARTNER https://elsewhere.example.com connection by connection.users high"},
		{"a default grant for one", partner + grant(byDefault, elsewhere, "user"), closed, open,
			" https://elsewhere.example.com connection by connection.users high, PARTNER https://elsewhere.example.com connection by connection.users high"},
		{"one's own logs in otherwise", web + grant(`client_id = "WEB"`, elsewhere, "user"), closed, open, ""},
		{"third parties never come to the platform's APIs", grant(ghost, `"https://acme.auth0.com/me/"`, "user"), closed, open, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			closed, open := read(t, c.project+c.before), read(t, c.project+c.after)
			forth, back := Diff(closed, open), Diff(open, closed)
			var got []string
			for i := range forth.Expand() {
				line := text(i.ClientID) + " " + i.Audience + " " + strings.Join(i.Relaxed, " ") + " by"
				for _, cause := range i.Because {
					line += " " + cause.Address
				}
				got = append(got, line+" "+string(i.Risk))
			}
			slices.Sort(got)
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for i := range back.Expand() {
				if i.Gains() || !i.Breaking || !slices.Equal(i.Tightened, []string{"connection"}) {
					t.Errorf("taken back: %s", told(i))
				}
			}
			effect := objects.EffectNone
			if c.want != "" {
				effect = objects.EffectAccess
			}
			if change := forth.Changes[0]; change.Address != "connection.users" || change.Effect != effect {
				t.Errorf("got the change %s of effect %s, want %s", change.Address, change.Effect, effect)
			}
		})
	}
}
