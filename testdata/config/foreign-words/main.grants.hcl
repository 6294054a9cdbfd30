# Each is the word of the Management API or of Terraform, and one message with the right one; nothing follows from it.
client "web" {
  app_type = "regular_web"
}
resource_server "orders" {
  identifier = "https://orders.example.com"
}
resource "auth0_client" "jobs" {
  name = "Jobs"
}
auth0_resource_server "bills" {
  identifier = "https://bills.example.com"
}
resource "auth0_role" "admin" {
  name = "Admin"
}
api "stock" {
  identifier = "https://stock.example.com"
  rbac       = true
  scopes = [
    { value = "read:stock", description = "Read stock" },
    { value = "write:stock", description = "Write stock" },
  ]
}
api "returns" {
  identifier            = "https://returns.example.com"
  authorization_details = ["payment"]
  scopes {
    value = "read:returns"
  }
}
application "m2m" {
  app_type   = "m2m"
  count      = 2
  depends_on = [api.stock]
}
application "partner" {
  app_type       = "web"
  is_third_party = true
}
client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scope        = ["read:orders"]
}
client_grant "jobs" {
  client    = application.jobs
  api       = api.bills
  scopes    = []
  lifecycle {
    prevent_destroy = true
  }
}
