# What rests on an id that nobody knows yet is not known: none of these grants may be taken for absent, and no list of scopes for the shorter one.
locals {
  blocked = ["Q1w2e3"]
  partners = {
    crm     = { id = auth0_client.crm.client_id, write = true }
    billing = { id = auth0_client.billing.client_id, write = false }
  }
}

resource "auth0_resource_server" "orders" {
  identifier = "https://orders.example"
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier
  scopes {
    name = "read:orders"
  }
  scopes {
    name = "write:orders"
  }
}

resource "auth0_client" "crm" {
  name = "CRM"
}

resource "auth0_client" "billing" {
  name = "Billing"
}

resource "auth0_client_grant" "counted" {
  count     = auth0_client.crm.id == "Q1w2e3" ? 1 : 0
  client_id = auth0_client.crm.id
  audience  = auth0_resource_server.orders.identifier
  scopes    = ["write:orders"]
}

resource "auth0_client_grant" "filtered" {
  for_each  = { for name, partner in local.partners : name => partner if contains(local.blocked, partner.id) }
  client_id = each.value.id
  audience  = auth0_resource_server.orders.identifier
  scopes    = ["write:orders"]
}

resource "auth0_client_grant" "chosen" {
  client_id    = auth0_client.billing.id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "user"
  scopes       = contains(local.blocked, auth0_client.billing.id) ? ["read:orders", "write:orders"] : ["read:orders"]
}

# An id that is only handed on, or held against nothing, is fine.
resource "auth0_client_grant" "there" {
  for_each     = { for name, partner in local.partners : name => partner if partner.id != null && partner.write }
  client_id    = each.value.id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
