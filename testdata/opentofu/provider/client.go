package main

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

func client() *schema.Resource {
	return resource(attributes{
		"name": required(schema.TypeString), "description": optional(schema.TypeString), "client_id": computed(schema.TypeString),
		"app_type": optional(schema.TypeString), "is_first_party": given(schema.TypeBool),
		"third_party_security_mode": given(schema.TypeString), "redirection_policy": given(schema.TypeString),
		"grant_types": of(given(schema.TypeList), schema.TypeString), "callbacks": of(optional(schema.TypeList), schema.TypeString),
		"organization_usage": optional(schema.TypeString), "organization_require_behavior": optional(schema.TypeString),
		"default_organization":       blocks(1, attributes{"organization_id": optional(schema.TypeString), "flows": of(optional(schema.TypeList), schema.TypeString), "disable": optional(schema.TypeBool)}),
		"resource_server_identifier": fixed(optional(schema.TypeString)),
		"token_exchange":             blocks(1, attributes{"allow_any_profile_of_type": of(required(schema.TypeList), schema.TypeString)}),
		"refresh_token": givenBlocks(attributes{
			"rotation_type": required(schema.TypeString), "expiration_type": required(schema.TypeString),
		}),
		"client_metadata":    of(optional(schema.TypeMap), schema.TypeString),
		"external_client_id": computed(schema.TypeString), "external_metadata_type": computed(schema.TypeString),
		"external_metadata_created_by": computed(schema.TypeString), "jwks_uri": computed(schema.TypeString),
	}, func(d *schema.ResourceData) string {
		if mode(d) == "strict" {
			return made("tpc_", 28, "client", d.Get("name"))
		}
		return made("", 32, "client", d.Get("name"))
	}, func(d *schema.ResourceData) map[string]any {
		return map[string]any{
			"client_id": d.Id(), "is_first_party": firstParty(d), "grant_types": or(d, "grant_types", grantTypes(d)),
			"redirection_policy": d.Get("redirection_policy"), "third_party_security_mode": mode(d),
			"external_client_id": "", "external_metadata_type": "", "external_metadata_created_by": "", "jwks_uri": "",
			"organization_usage": d.Get("organization_usage"), "app_type": d.Get("app_type"),
		}
	})
}

// firstParty tells false from nothing: where nobody says, the platform takes an application for its own.
func firstParty(d *schema.ResourceData) bool {
	said := d.GetRawConfig().GetAttr("is_first_party")
	return said.IsNull() || said.True()
}

// mode is that of third parties, which are strict where nobody says.
func mode(d *schema.ResourceData) string {
	if firstParty(d) {
		return ""
	}
	return or(d, "third_party_security_mode", "strict").(string)
}

// https://auth0.com/docs/get-started/applications/application-grant-types
func grantTypes(d *schema.ResourceData) []string {
	switch d.Get("app_type") {
	case "native", "spa":
		return []string{"implicit", "authorization_code", "refresh_token"}
	case "resource_server":
		return []string{}
	}
	return []string{"implicit", "authorization_code", "refresh_token", "client_credentials"}
}

func clientOfMetadata() *schema.Resource {
	return resource(attributes{
		"external_client_id": fixed(required(schema.TypeString)), "client_id": computed(schema.TypeString), "name": given(schema.TypeString),
		"app_type": given(schema.TypeString), "grant_types": of(given(schema.TypeList), schema.TypeString),
		"third_party_security_mode": computed(schema.TypeString), "redirection_policy": given(schema.TypeString),
	}, func(d *schema.ResourceData) string { return made("tpc_", 28, d.Get("external_client_id")) }, func(d *schema.ResourceData) map[string]any {
		return map[string]any{
			"client_id": d.Id(), "name": or(d, "name", "An agent"), "app_type": or(d, "app_type", "native"), "third_party_security_mode": "strict",
			"grant_types":        or(d, "grant_types", []string{"authorization_code", "refresh_token"}),
			"redirection_policy": or(d, "redirection_policy", "open_redirect_protection"),
		}
	})
}

func credentials() *schema.Resource {
	key := attributes{
		"name": optional(schema.TypeString), "credential_type": required(schema.TypeString), "pem": required(schema.TypeString), "id": computed(schema.TypeString),
	}
	return resource(attributes{
		"client_id": fixed(required(schema.TypeString)), "authentication_method": required(schema.TypeString),
		"client_secret":   secret(given(schema.TypeString)),
		"private_key_jwt": blocks(1, attributes{"credentials": blocks(2, key)}),
	}, func(d *schema.ResourceData) string { return d.Get("client_id").(string) }, func(d *schema.ResourceData) map[string]any {
		return map[string]any{"client_secret": or(d, "client_secret", made("", 40, "secret", d.Id()))}
	})
}
