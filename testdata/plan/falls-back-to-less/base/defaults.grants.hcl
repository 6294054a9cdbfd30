third_party_default "orders_users" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}

third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}
