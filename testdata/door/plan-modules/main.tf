variable "domain" {
  type = string
}

provider "auth0" {
  domain = var.domain
}

resource "auth0_resource_server" "orders" {
  identifier = "https://orders.example"
}

module "partner" {
  source   = "./modules/partner"
  for_each = toset(["crm", "bi"])

  name     = each.key
  audience = auth0_resource_server.orders.identifier
}

resource "auth0_client_grant" "admin" {
  client_id = module.partner["crm"].client_id
  audience  = "https://acme.eu.auth0.com/api/v2/"
  scopes    = ["read:users"]
}
