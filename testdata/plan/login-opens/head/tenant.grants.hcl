api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  resource   = ["https://mcp.example.com/mcp"]
  scopes     = ["tool:greet", "tool:look"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# Two partners get the defaults, one has a grant of its own and asks its users for an organization, and one is our own.
application "acme" {
  client_id                 = "acme"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "bolt" {
  client_id                 = "bolt"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "zenith" {
  client_id                 = "zenith"
  is_first_party            = false
  third_party_security_mode = "strict"
  organization_usage        = "require"
}

application "shop" {
  client_id = "shop"
}

third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "zenith" {
  client_id    = application.zenith
  audience     = api.orders
  subject_type = "user"
  scopes       = ["refund:orders"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["refund:orders"]
}

tenant {
  resource_parameter_profile = "compatibility"
}

connection "users" {
  is_domain_connection = true
}

organization "acme" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.users]
}
