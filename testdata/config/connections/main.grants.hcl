tenant {
  resource_parameter_profile            = "compatibility"
  client_id_metadata_document_supported = false
}

locals {
  tools = ["https://tools.example.com/mcp"]
}

api "tools" {
  identifier = "https://tools.example.com/mcp"
  resource   = concat(local.tools, ["http://localhost:3000/mcp"])
}

application "agent" {
  is_first_party         = false
  external_metadata_type = "cimd"
  external_client_id     = "https://agent.example.com/client.json"
}

connection "users" {
  name                 = "Username-Password-Authentication"
  id                   = "con_9nZr4LkQ2xTbWv7d"
  strategy             = "auth0"
  is_domain_connection = true
}

connection "staff" {
  for_each = { north = true, south = false }
  strategy = "oidc"

  is_domain_connection = each.value
}

organization "acme" {
  id                        = "org_9eVgcnzU3W1bDDdG"
  third_party_client_access = "allow"
  enabled_connections       = [connection.users, connection.staff["north"], "google-oauth2", connection.users.name]
}

organization "all" {
  for_each            = ["one"]
  name                = "all-${each.key}"
  enabled_connections = [for key in ["north", "south"] : connection.staff[key]]
}
