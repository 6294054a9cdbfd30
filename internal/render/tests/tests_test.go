package tests

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/accesstest"
	"grants/internal/golden"
	"grants/internal/render/schema"
	"grants/internal/render/schema/schematest"
)

const project = `
api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders", "write:orders"]
  sensitive_scopes = ["refund:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "status" {
  identifier = "https://status.example.com"
}

application "billing" {
  client_id   = "b1"
  grant_types = ["client_credentials"]
}

application "shop" {
  client_id   = "s1"
  app_type    = "spa"
  grant_types = ["authorization_code"]
}

application "robot" {
  client_id              = "r1"
  is_first_party         = false
  external_metadata_type = "dcr"
}

tenant {
  enable_dynamic_client_registration = true
}

client_grant "billing" {
  client_id        = application.billing
  audience         = api.orders
  subject_type     = "client"
  allow_all_scopes = true
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["refund:orders"]
}

client_grant "stranger" {
  client_id    = "nobody-declares-it"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
`

const expectations = `
test "holds" {
  who_can {
    api   = api.orders
    scope = "refund:orders"
    only  = [application.billing]
  }
}

test "one too many, one missing, one that no file declares" {
  who_can {
    api   = api.orders
    scope = "read:orders"
    only  = [application.shop]
  }
}

test "exactly, and all that is wrong with it" {
  access {
    applications = [application.billing, application.shop]
    api          = api.orders
    subject_type = "client"
    exactly      = ["read:orders"]
  }
}

test "at least and at most" {
  access {
    applications = application.billing
    api          = api.orders
    subject_type = "client"
    at_least     = ["read:orders"]
    at_most      = ["read:*", "write:orders"]
  }
}

test "what nobody states" {
  access {
    applications = "any third party"
    api          = api.status
    subject_type = "user"
    exactly      = []
  }
  who_can {
    api          = api.status
    subject_type = "user"
    scope        = "*"
    at_least     = ["robot"]
  }
}

test "misspelt" {
  who_can {
    api   = api.order
    scope = "read:orders"
    only  = none
  }
}

test "not read" {
  who_can {
    api   = api.orders
    scope = 7
    onyl  = none
  }
}

tset "x" {}
`

func report(t *testing.T) *Report {
	t.Helper()
	cfg, problems, err := language.Load(fstest.MapFS{"a.grants.hcl": {Data: []byte(project)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	if diag.HasErrors(append(problems, more...)) {
		t.Fatal(problems, more)
	}
	suite, err := accesstest.Read(fstest.MapFS{"a.grantstest.hcl": {Data: []byte(expectations)}}, []string{"a.grantstest.hcl"})
	if err != nil {
		t.Fatal(err)
	}
	results := accesstest.Judge(tenant, suite.Tests)
	return &Report{Results: results, Problems: suite.Problems, Coverage: accesstest.Cover(tenant, results)}
}

func TestFormats(t *testing.T) {
	for file, format := range map[string]func(io.Writer, *Report) error{
		"want.txt":  func(w io.Writer, r *Report) error { return Text(w, r, false) },
		"want.json": JSON,
		"want.xml":  JUnit,
	} {
		var out bytes.Buffer
		if err := format(&out, report(t)); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, filepath.Join("testdata", file), out.Bytes())
		if file == "want.json" {
			schematest.Validate(t, "test", out.Bytes())
		}
	}
}

// definition is what a schema says of a row, without spaces.
func definition(t *testing.T, name string) []byte {
	t.Helper()
	source, _ := schema.Of(name)
	var document struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(source, &document); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Compact(&out, document.Defs["access"]); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCellsOfFailuresAreRowsOfTheMatrix(t *testing.T) {
	got, want := definition(t, "test"), definition(t, "matrix")
	if !bytes.Equal(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
