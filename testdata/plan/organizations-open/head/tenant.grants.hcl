# Hooli lets its users in to third parties, too, and ledger no longer asks for an organization.

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

connection "users" {
  is_domain_connection = true
}

organization "hooli" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.users]
}

organization "initech" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.users]
}

application "courier" {
  is_first_party     = false
  organization_usage = "require"
}

application "ledger" {
  is_first_party = false
}

client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "ledger" {
  client_id    = application.ledger
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
