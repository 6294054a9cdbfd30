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
  source   = "../modules/partner"
  for_each = toset(["crm", "bi"])

  name     = each.key
  audience = auth0_resource_server.orders.identifier
}

resource "auth0_client_grant" "admin" {
  client_id = module.partner["crm"].client_id
  audience  = "https://acme.eu.auth0.com/api/v2/"
  scopes    = ["read:users"]
}

locals {
  scopes = {
    "read:orders"   = "Read orders"
    "delete:orders" = "Delete orders"
  }
  apps = {
    web    = { type = "regular_web", scopes = ["read:orders"] }
    worker = { type = "non_interactive", scopes = keys(local.scopes) }
  }
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier

  dynamic "scopes" {
    for_each = local.scopes
    content {
      name        = scopes.key
      description = scopes.value
    }
  }
}

resource "auth0_client" "app" {
  for_each = local.apps

  name        = "App ${each.key}"
  app_type    = each.value.type
  grant_types = each.value.type == "non_interactive" ? ["client_credentials"] : ["authorization_code"]

  lifecycle {
    ignore_changes = [grant_types, callbacks]
  }
}

resource "auth0_client_grant" "app" {
  for_each = { for name, app in local.apps : name => app if length(app.scopes) > 0 }

  client_id = auth0_client.app[each.key].client_id
  audience  = auth0_resource_server.orders.identifier
  scopes    = each.value.scopes
}

resource "auth0_client_grant" "maybe" {
  count = var.extra ? 1 : 0

  client_id = auth0_client.app["web"].id
  audience  = data.auth0_resource_server.management.identifier
  scopes    = [for s in split(",", file("scopes.csv")) : trimspace(s)]
}

data "auth0_resource_server" "management" {
  identifier = "https://${var.domain}/api/v2/"
}

variable "extra" {
  type = bool
}

module "elsewhere" {
  source    = "acme/auth0-app/auth0"
  client_id = auth0_client.app["web"].id
}
