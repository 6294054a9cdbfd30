// Command terraform-provider-auth0 stands in for the provider of that name: it has the schemas of what grants reads, and no tenant behind it. What the
// platform would give, such as ids, is made of what is written, so that the same configuration gives the same bytes.
package main

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/plugin"
)

func main() {
	plugin.Serve(&plugin.ServeOpts{ProviderFunc: provider})
}

func provider() *schema.Provider {
	return &schema.Provider{
		Schema: map[string]*schema.Schema{
			"domain":        optional(schema.TypeString),
			"client_id":     optional(schema.TypeString),
			"client_secret": secret(optional(schema.TypeString)),
			"debug":         optional(schema.TypeBool),
		},
		ResourcesMap: map[string]*schema.Resource{
			"auth0_client":                    client(),
			"auth0_client_cimd":               clientOfMetadata(),
			"auth0_client_credentials":        credentials(),
			"auth0_client_grant":              clientGrant(),
			"auth0_organization":              organization(),
			"auth0_organization_client_grant": organizationClientGrant(),
			"auth0_resource_server":           resourceServer(),
			"auth0_resource_server_scope":     scope(),
			"auth0_resource_server_scopes":    scopes(),
			"auth0_role":                      role(),
			"auth0_role_permissions":          rolePermissions(),
			"auth0_tenant":                    tenant(),
		},
		DataSourcesMap: map[string]*schema.Resource{
			"auth0_resource_server": foundResourceServer(),
			"auth0_tenant":          foundTenant(),
		},
		ConfigureFunc: func(d *schema.ResourceData) (any, error) { return d.Get("domain"), nil },
	}
}
