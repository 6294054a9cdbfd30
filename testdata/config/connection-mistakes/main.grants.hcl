tenant {
  resource_parameter_profile            = "compatible"
  client_id_metadata_document_supported = "yes"
}

connection "users" {
  promoted             = true
  is_domain_connection = "true"
}

application "web" {}

organization "acme" {
  third_party_client_access = true
  enabled_connections       = [connection.user, application.web, 1]
}

organization "other" {
  connections = []
}

organization "third" {
  enabled_connections = connection.users
}

api "tools" {
  identifier = "https://tools.example.com"
  resource   = "https://tools.example.com"
}

client_grant "of_a_connection" {
  client_id = connection.users
  audience  = api.tools
  scopes    = []
}

client_grant "of_an_organization" {
  client_id = organization.acme
  audience  = api.tools
  scopes    = []
}

locals {
  everything = concat([for name in ["web"] : application.web], [api.tools])
}

organization "fourth" {
  enabled_connections = local.everything
}
