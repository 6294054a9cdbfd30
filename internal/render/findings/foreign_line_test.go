package findings

import (
	"strings"
	"testing"
)

// The part that is meant stands between < and >.
func TestOfAForeignLineOnlyTheAttributeIsShown(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"an attribute", `  scopes = <["r"]>`, `  scopes = <["r"]>`},
		{"an element", `  scopes = ["a", <"b">, "c"]`, `  scopes = ["a", <"b">, "c"]`},
		{"a comment", `  scopes = <["r"]> # secret`, `  scopes = <["r"]> …`},
		{"an object before", `  app = { client_secret = "s", scopes = <["r"]> }`, `… <["r"]> …`},
		{"an object behind", `  app = { scopes = <["r"]>, client_secret = "s" }`, `… <["r"]> …`},
		{"the other attribute of a line", `  a = "x", scopes = <["r"]>`, `… <["r"]>`},
		{"the header of a block", `<resource "auth0_client" "a"> {`, `<resource "auth0_client" "a"> {`},
		{"a block in a line", `<resource "auth0_client" "a"> { client_secret = "s" }`, `<resource "auth0_client" "a"> …`},
		{"a template", `  audience = <"https://${var.host}/">`, `  audience = <"https://${var.host}/">`},
		{"an object itself", `  - <{name: A, client_secret: s}>`, `  - <{> …`},
		{"an object of several lines", `  - <client_secret: s>`, `  - <client_secret: > …`},
		{"a key of YAML", `    audience: <https://o>`, `    audience: <https://o>`},
		{"a flow mapping", `  - {client_id: A, client_secret: s, scope: [r, <undefined>]}`, `… <undefined> …`},
		{"JSON", `"client_secret": "s", "scope": [<"r">], "client_secret": "s"`, `… <"r"> …`},
		{"a line of JSON", `      "audience": <"https://o">,`, `      "audience": <"https://o">,`},
		{"a comparison", `  count = <var.a == "x" ? 1 : 0>`, `  count = <var.a == "x" ? 1 : 0>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end := strings.Index(c.line, "<"), strings.Index(c.line, ">")-1
			shown, from, to := alone([]byte(strings.NewReplacer("<", "", ">", "").Replace(c.line)), start, end)
			if got := string(shown[:from]) + "<" + string(shown[from:to]) + ">" + string(shown[to:]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
