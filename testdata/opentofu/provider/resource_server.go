package main

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

func policies() attributes {
	policy := func() *schema.Schema { return givenBlocks(attributes{"policy": optional(schema.TypeString)}) }
	return attributes{"user": policy(), "client": policy()}
}

func resourceServer() *schema.Resource {
	return resource(attributes{
		"identifier": fixed(required(schema.TypeString)), "name": optional(schema.TypeString),
		"allow_offline_access": optional(schema.TypeBool), "consent_policy": given(schema.TypeString), "enforce_policies": optional(schema.TypeBool),
		"signing_alg": given(schema.TypeString), "signing_secret": secret(given(schema.TypeString)),
		"skip_consent_for_verifiable_first_party_clients": optional(schema.TypeBool), "token_dialect": given(schema.TypeString),
		"token_lifetime": given(schema.TypeInt), "token_lifetime_for_web": given(schema.TypeInt), "verification_location": optional(schema.TypeString),
		"authorization_details":      blocks(0, attributes{"type": optional(schema.TypeString), "disable": optional(schema.TypeBool)}),
		"subject_type_authorization": givenBlocks(policies()),
		"client_id":                  computed(schema.TypeString),
		"is_system":                  computed(schema.TypeBool),
		"allow_online_access":        optional(schema.TypeBool),
	}, func(d *schema.ResourceData) string { return made("", 24, "resource_server", d.Get("identifier")) }, func(d *schema.ResourceData) map[string]any {
		return map[string]any{
			"client_id": "", "is_system": false, "signing_alg": or(d, "signing_alg", "RS256"), "signing_secret": or(d, "signing_secret", ""),
			"consent_policy": or(d, "consent_policy", ""), "token_dialect": or(d, "token_dialect", "access_token"),
			"token_lifetime": or(d, "token_lifetime", 86400), "token_lifetime_for_web": or(d, "token_lifetime_for_web", 7200),
			"subject_type_authorization": filled(d),
		}
	})
}

// filled is the policies with those of the platform where nobody says.
func filled(d *schema.ResourceData) []any {
	policy := func(subject, platform string) []any {
		said, _ := d.Get("subject_type_authorization.0." + subject + ".0.policy").(string)
		if said == "" {
			said = platform
		}
		return []any{map[string]any{"policy": said}}
	}
	return []any{map[string]any{"user": policy("user", "allow_all"), "client": policy("client", "require_client_grant")}}
}

func described() *schema.Resource {
	return &schema.Resource{Schema: attributes{"name": required(schema.TypeString), "description": optional(schema.TypeString)}}
}

func scopes() *schema.Resource {
	return resource(attributes{
		"resource_server_identifier": fixed(required(schema.TypeString)),
		"scopes":                     {Type: schema.TypeSet, Required: true, Elem: described()},
	}, func(d *schema.ResourceData) string { return d.Get("resource_server_identifier").(string) }, nil)
}

func scope() *schema.Resource {
	return resource(attributes{
		"resource_server_identifier": fixed(required(schema.TypeString)), "scope": fixed(required(schema.TypeString)), "description": optional(schema.TypeString),
	}, func(d *schema.ResourceData) string {
		return d.Get("resource_server_identifier").(string) + "::" + d.Get("scope").(string)
	}, nil)
}

func tenant() *schema.Resource {
	return resource(attributes{
		"friendly_name": optional(schema.TypeString), "default_audience": given(schema.TypeString),
		"flags": givenBlocks(attributes{"enable_dynamic_client_registration": optional(schema.TypeBool)}),
		"dynamic_client_registration_security_mode": given(schema.TypeString),
	}, func(*schema.ResourceData) string { return "tenant" }, nil)
}

// foundTenant is the tenant that the provider is configured for.
func foundTenant() *schema.Resource {
	return &schema.Resource{
		Schema: attributes{"domain": computed(schema.TypeString), "management_api_identifier": computed(schema.TypeString)},
		ReadContext: func(_ context.Context, d *schema.ResourceData, domain any) diag.Diagnostics {
			d.SetId("tenant")
			if err := d.Set("domain", domain); err != nil {
				return diag.FromErr(err)
			}
			return diag.FromErr(d.Set("management_api_identifier", "https://"+domain.(string)+"/api/v2/"))
		},
	}
}

// foundResourceServer is an API that is there: one of the platform, or one that others manage.
func foundResourceServer() *schema.Resource {
	found := attributes{
		"identifier": optional(schema.TypeString), "resource_server_id": optional(schema.TypeString), "name": computed(schema.TypeString),
		"is_system": computed(schema.TypeBool), "subject_type_authorization": {Type: schema.TypeList, Computed: true, Elem: &schema.Resource{Schema: policies()}},
		"scopes": {Type: schema.TypeSet, Computed: true, Elem: described()},
	}
	return &schema.Resource{Schema: found, ReadContext: func(_ context.Context, d *schema.ResourceData, _ any) diag.Diagnostics {
		identifier := or(d, "identifier", d.Get("resource_server_id")).(string)
		d.SetId(made("", 24, "resource_server", identifier))
		for name, value := range map[string]any{
			"name": "Found", "is_system": strings.HasSuffix(identifier, "/api/v2/"), "identifier": identifier,
			"scopes": []any{map[string]any{"name": "read:users", "description": "Read users"}},
		} {
			if err := d.Set(name, value); err != nil {
				return diag.FromErr(err)
			}
		}
		return nil
	}}
}
