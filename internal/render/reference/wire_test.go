package reference

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"grants/config/schema"
	"grants/plan"
)

// everything has every attribute that a call to the Management API can carry.
const everything = `
tenant {
  default_audience                          = api.it
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
  resource_parameter_profile                = "compatibility"
  client_id_metadata_document_supported     = true
}
api "it" {
  name                        = "It"
  identifier                  = "https://it.example.com"
  scopes                      = { read = "Read" }
  authorization_details_types = ["payment"]
  enforce_policies            = true
  token_dialect               = "rfc9068_profile"
  token_lifetime              = 60
  token_lifetime_for_web      = 60
  allow_offline_access        = true
  consent_policy              = "standard"
  signing_alg                 = "PS256"
  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
  skip_consent_for_verifiable_first_party_clients = true
}
application "it" {
  name                       = "It"
  description                = "It"
  app_type                   = "resource_server"
  is_first_party             = true
  grant_types                = ["client_credentials"]
  token_endpoint_auth_method = "client_secret_post"
  organization_usage         = "allow"
  default_organization       = "org_1"
  resource_server_identifier = api.it
  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}
application "other" {
  is_first_party            = false
  third_party_security_mode = "strict"
  redirection_policy        = "allow_always"
}
client_grant "it" {
  client_id              = application.it
  audience               = api.it
  subject_type           = "client"
  scopes                 = ["read"]
  organization_usage     = "allow"
  allow_any_organization = true
}
client_grant "user" {
  client_id                   = application.it
  audience                    = api.it
  subject_type                = "user"
  allow_all_scopes            = true
  authorization_details_types = ["payment"]
}
client_grant "default" {
  default_for = "third_party_clients"
  audience    = api.it
  scopes      = []
}
`

// unsent is what no call carries: what the platform gives, what belongs to a credential, and what is no attribute there.
var unsent = map[string]bool{
	"tenant.domain": true, "application.client_id": true, "application.client_authentication_methods": true, "application.external_metadata_type": true,
	"application.external_client_id": true,
	"client_grant.organizations":     true,
}

// The calls that deploy a project have the names that the reference says.
func TestTheReferenceNamesAttributesAsTheCallsDo(t *testing.T) {
	p := plan.Diff(compiled(t, fstest.MapFS{}), compiled(t, fstest.MapFS{"it.grants.hcl": {Data: []byte(everything)}}))
	keys := map[string]bool{} // of bodies, behind the resource
	for _, call := range p.Operations {
		text, err := json.Marshal(call.Body)
		if err != nil {
			t.Fatal(err)
		}
		var body any
		if err := json.Unmarshal(text, &body); err != nil {
			t.Fatal(err)
		}
		collectKeys(body, call.Resource, keys)
	}
	resources := map[*schema.Block]string{
		schema.Tenant: "tenants/settings", schema.API: "resource-servers", schema.Application: "clients", schema.ClientGrant: "client-grants",
	}
	for block, resource := range resources {
		for path, a := range block.EveryAttribute() {
			wire := path
			if a.Wire != "" {
				wire, _, _ = strings.Cut(a.Wire, ",")
			}
			if is, want := keys[resource+"."+wire], !a.Ours && !unsent[block.Name+"."+path]; is != want {
				t.Errorf("%s.%s is %q in the Management API: a call has it is %t, want %t", block.Name, path, wire, is, want)
			}
		}
	}
}

// collectKeys notes the paths to all keys of a value, behind that to it.
func collectKeys(value any, path string, keys map[string]bool) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			collectKeys(element, path, keys)
		}
	case map[string]any:
		for key, child := range value {
			keys[path+"."+key] = true
			collectKeys(child, path+"."+key, keys)
		}
	}
}
