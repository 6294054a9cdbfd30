third_party_default "orders_users" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
