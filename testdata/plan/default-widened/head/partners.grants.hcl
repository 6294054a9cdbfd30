application "partner" {
  for_each = {
    crm       = "oT7Vqf3u0a5SnpZ1YFEjc8xWm2LbKdQh"
    logistics = "b5RzXw1Gv9JkUe4HtCsNq6MoPaY3LdFi"
    travel    = "Wc2pQm8KzR5xVn1TjHs7LgYb4FdUaE9o"
  }
  client_id      = each.value
  app_type       = "regular_web"
  is_first_party = false
}

client_grant "crm_orders" {
  client_id    = application.partner["crm"].client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
