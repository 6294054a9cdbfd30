package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// To state the mode of applications that register themselves is to say what was not known: what is lost by it may never have been there.
func TestStatingTheModeOfRegistration(t *testing.T) {
	const open = `
tenant {
  enable_dynamic_client_registration = true
  MODE
}
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read", "write"]
}
application "tool" {
  client_id              = "tool-id"
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}
`
	const byDefault = `
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read"]
}
`
	mode := func(text, mode string) string {
		if mode != "" {
			mode = "dynamic_client_registration_security_mode = \"" + mode + "\""
		}
		return strings.Replace(text, "MODE", mode, 1)
	}
	const lost = "narrower -[read write] none breaking=false [tenant.dynamic_client_registration_security_mode]"
	for name, test := range map[string]struct {
		before, after string
		want          []string
	}{
		"strict":     {mode(open, ""), mode(open, "strict"), []string{" " + lost + " by tenant-changed tenant", "application.tool " + lost + " by tenant-changed tenant"}},
		"permissive": {mode(open, ""), mode(open, "permissive"), []string{}},
		"strict, beside a default": {mode(open, "") + byDefault, mode(open, "strict") + byDefault, []string{
			" " + strings.Replace(lost, "[read write]", "[write]", 1) + " by tenant-changed tenant",
			"application.tool " + strings.Replace(lost, "[read write]", "[write]", 1) + " by tenant-changed tenant"}},
		"stated permissive, then strict": {mode(open, "permissive"), mode(open, "strict"), []string{
			" narrower -[read write] none breaking=true [] by tenant-changed tenant", "application.tool narrower -[read write] none breaking=true [] by tenant-changed tenant"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Diff(read(t, test.before), read(t, test.after))
			got := []string{}
			for i := range p.Expand() {
				var causes []string
				for _, c := range i.Because {
					causes = append(causes, string(c.Cause)+" "+c.Address)
				}
				got = append(got, fmt.Sprintf("%s %s -%v %s breaking=%t %v by %s", i.Application, i.Verdict, i.Lost, i.Risk, i.Breaking, i.Assumed, strings.Join(causes, ", ")))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			for _, d := range p.Diagnostics {
				if name != "stated permissive, then strict" {
					t.Errorf("got the note %s", d.Rule)
				}
			}
		})
	}
}

// Where registration is on and nobody states the mode, the row says that the mode is the assumed one.
func TestAnAssumedModeIsSaid(t *testing.T) {
	const api = "api \"a\" {\n identifier = \"https://a.example.com\"\n scopes = [\"read\"]\n subject_type_authorization {\n user { policy = \"allow_all\" }\n }\n}\n"
	on := func(more string) string {
		return api + "tenant {\n enable_dynamic_client_registration = true\n" + more + "}\n"
	}
	const words = "applications that register themselves are third party, permissive now"
	for mode, want := range map[string]string{
		"": words + ", which is assumed, since nobody states the mode",
		"dynamic_client_registration_security_mode = \"permissive\"\n": words,
	} {
		p := Diff(read(t, api), read(t, on(mode)))
		if len(p.Impacts) != 1 || p.Impacts[0].Because[0].Message != want {
			t.Errorf("%q: got %s", mode, encode(p.Impacts))
		}
	}
}
