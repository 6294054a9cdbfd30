package terraform

import (
	"strings"
	"testing"
	"testing/fstest"

	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// evaluated is what an expression comes to beside two applications that do not exist yet; "?" where nobody knows.
func evaluated(t *testing.T, expr string) string {
	t.Helper()
	files := fstest.MapFS{"main.tf": {Data: []byte(`
resource "auth0_client" "a" { name = "A" }
resource "auth0_client" "b" { name = "B" }
locals {
  a       = auth0_client.a.id
  b       = auth0_client.b.client_id
  rights  = { (local.a) = "write", other = "read" }
  objects = [{ id = local.a, may = "write" }, { id = "other", may = "read" }]
  it      = ` + expr + `
}
`)}}
	r := newReading(files, ".", Options{})
	v := r.newModule(".", nil, map[string]value{}).named("local", "it")
	if len(r.torn) > 0 {
		t.Fatal(r.torn[0])
	}
	if !v.IsWhollyKnown() {
		if v.why == nil {
			t.Error("nobody says why it is not known")
		}
		return "?"
	}
	text, err := ctyjson.Marshal(v.Value, v.Type())
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`\u0000auth0_client.a\u0000`, "A", `\u0000auth0_client.b\u0000`, "B").Replace(string(text))
}

// A condition that rests on an id that nobody knows is not known: a count of it would hide a grant. What only hands the id on has it.
func TestNobodyKnowsWhatAnIDThatDoesNotExistYetIsEqualTo(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{`local.a == "x"`, "?"},
		{`"x" != local.a`, "?"},
		{`local.a == local.b`, "false"},
		{`local.a == local.a`, "true"},
		{`local.a != null && local.a != ""`, "true"},
		{`"id ${local.a}" == "id x"`, "?"},
		{`[local.a] == ["x"]`, "?"},
		{`[local.a, "x"] == [local.a, "x"]`, "true"},
		{`{ id = local.a } == { id = "x" }`, "?"},
		{`!(local.a == "x")`, "?"},
		{`false && local.a == "x"`, "false"},
		{`local.a == "x" ? 0 : 1`, "?"},
		{`local.a == "x" ? local.a : "y"`, "?"},
		{`local.a == null ? 0 : 1`, "1"},
		{`[for o in local.objects : o.may if o.id == "x"]`, "?"},
		{`[for o in local.objects : o.may if o.id == local.a]`, "?"},
		{`[for id in [local.a, local.b] : id if id != local.a]`, `["B"]`},
		{`[for o in local.objects : o.id]`, `["A","other"]`},
		{`{ for o in local.objects : o.id => o.may }`, `{"A":"write","other":"read"}`},
		{`local.objects[*].id`, `["A","other"]`},
		{`"%{if local.a == "x"}yes%{endif}"`, "?"},

		{`contains([local.a, local.b], "x")`, "?"},
		{`contains(["x"], local.a)`, "?"},
		{`contains([local.a, "x"], "x")`, "true"},
		{`contains([local.a], local.b)`, "false"},
		{`contains(keys(local.rights), "x")`, "?"},
		{`anytrue([for id in [local.a] : id == "x"])`, "?"},
		{`lookup(local.rights, local.a, "none")`, `"write"`},
		{`lookup(local.rights, "other", "none")`, `"read"`},
		{`lookup(local.rights, "x", "none")`, "?"},
		{`lookup(local.rights, local.b, "none")`, "?"},
		{`lookup({ x = "read" }, local.a, "none")`, "?"},
		{`lookup({ id = local.a }, "x", "none")`, `"none"`},
		{`local.rights[local.a]`, `"write"`},
		{`local.rights["x"]`, "?"},
		{`try(local.rights["x"], "none")`, "?"},
		{`try({ x = 1 }[local.a], "none")`, "?"},
		{`try(local.a == "x" ? local.rights["x"] : "none", "none")`, "?"},
		{`try({ x = 1 }.y, "none")`, `"none"`},
		{`try(local.a, "none")`, `"A"`},
		{`can(local.rights["x"])`, "?"},
		{`can({ x = 1 }.y)`, "false"},
		{`can(local.a)`, "true"},
		{`length([local.a, "x"])`, "2"},
		{`length(toset([local.a, "x"]))`, "?"},
		{`length(toset([local.a, local.b]))`, "2"},
		{`length(local.rights)`, "?"},
		{`length(local.a)`, "?"},
		{`distinct([local.a, "x"])`, "?"},
		{`distinct([local.a, local.b, local.a])`, `["A","B"]`},
		{`index(["x", local.a], local.a)`, "?"},
		{`setintersection([local.a, "x"], ["x", "y"])`, "?"},
		{`setsubtract(["x"], [local.a])`, "?"},
		{`setsubtract([local.a, local.b], [local.a])`, `["B"]`},
		{`setunion([local.a], ["x"])`, `["A","x"]`},
		{`toset([local.a, "x"])`, `["A","x"]`},
		{`coalesce(local.a, "x")`, `"A"`},
		{`coalesce(null, local.a)`, `"A"`},
		{`compact([local.a, ""])`, `["A"]`},
		{`concat([local.a], ["x"])`, `["A","x"]`},
		{`flatten([[local.a], ["x"]])`, `["A","x"]`},
		{`merge({ a = local.a }, { b = "x" })`, `{"a":"A","b":"x"}`},
		{`zipmap([local.a], ["x"])`, `{"A":"x"}`},
		{`values(local.rights)`, `["write","read"]`},
		{`element([local.a, "x"], 0)`, `"A"`},
		{`reverse([local.a, "x"])`, `["x","A"]`},
		{`one([local.a])`, `"A"`},
		{`nonsensitive(local.a) == "x"`, "?"},
		{`startswith(local.a, "x")`, "?"},
		{`endswith(local.a, "x")`, "?"},
		{`regexall("x", local.a)`, "?"},
		{`can(regex("x", local.a))`, "?"},
		{`substr(local.a, 0, 3)`, "?"},
		{`upper(local.a)`, "?"},
		{`replace(local.a, "x", "y")`, "?"},
		{`split(",", "${local.a},x")`, "?"},
		{`sort([local.a, "x"])`, "?"},
		{`jsonencode([local.a])`, "?"},
		{`format("%.3s", local.a)`, "?"},
		{`upper("x")`, `"X"`},
	} {
		t.Run(c.expr, func(t *testing.T) {
			if got := evaluated(t, c.expr); got != c.want {
				t.Errorf("%s is %s, want %s", c.expr, got, c.want)
			}
		})
	}
}
