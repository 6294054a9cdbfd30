package main

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

func clientGrant() *schema.Resource {
	holder := fixed(optional(schema.TypeString))
	holder.ExactlyOneOf = []string{"client_id", "default_for"}
	return resource(attributes{
		"client_id": holder, "default_for": fixed(optional(schema.TypeString)), "audience": fixed(required(schema.TypeString)),
		"scopes": of(optional(schema.TypeList), schema.TypeString), "allow_all_scopes": optional(schema.TypeBool),
		"subject_type": fixed(given(schema.TypeString)), "organization_usage": optional(schema.TypeString), "allow_any_organization": optional(schema.TypeBool),
		"authorization_details_types": of(optional(schema.TypeList), schema.TypeString), "is_system": computed(schema.TypeBool),
	}, func(d *schema.ResourceData) string {
		return made("cgr_", 16, d.Get("client_id"), d.Get("default_for"), d.Get("audience"), or(d, "subject_type", "client"))
	}, func(d *schema.ResourceData) map[string]any {
		return map[string]any{
			"subject_type": or(d, "subject_type", "client"), "is_system": false, "client_id": d.Get("client_id"), "default_for": d.Get("default_for"),
			"organization_usage": d.Get("organization_usage"), "allow_all_scopes": d.Get("allow_all_scopes"), "allow_any_organization": d.Get("allow_any_organization"),
		}
	})
}

func organization() *schema.Resource {
	return resource(attributes{"name": required(schema.TypeString), "display_name": optional(schema.TypeString)},
		func(d *schema.ResourceData) string { return made("org_", 16, d.Get("name")) }, nil)
}

func organizationClientGrant() *schema.Resource {
	return resource(attributes{"organization_id": fixed(required(schema.TypeString)), "grant_id": fixed(required(schema.TypeString))},
		func(d *schema.ResourceData) string {
			return d.Get("organization_id").(string) + "::" + d.Get("grant_id").(string)
		}, nil)
}

func role() *schema.Resource {
	return resource(attributes{"name": required(schema.TypeString), "description": optional(schema.TypeString)},
		func(d *schema.ResourceData) string { return made("rol_", 16, d.Get("name")) }, nil)
}

func rolePermissions() *schema.Resource {
	return resource(attributes{
		"role_id": fixed(required(schema.TypeString)),
		"permissions": {Type: schema.TypeSet, Required: true, Elem: &schema.Resource{Schema: attributes{
			"resource_server_identifier": required(schema.TypeString), "name": required(schema.TypeString),
			"description": computed(schema.TypeString), "resource_server_name": computed(schema.TypeString),
		}}},
	}, func(d *schema.ResourceData) string { return d.Get("role_id").(string) }, nil)
}
