terraform {
  required_providers {
    auth0 = {
      source = "auth0/auth0"
    }
  }
}

provider "auth0" {
  domain = "acme.eu.auth0.com"
}

resource "auth0_resource_server" "orders" {
  identifier = "https://orders.example.com"
  name       = "Orders"
  subject_type_authorization {
    user {
      policy = "require_client_grant"
    }
    client {
      policy = "require_client_grant"
    }
  }
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier
  scopes {
    name = "read:orders"
  }
}

resource "auth0_client" "app" {
  for_each    = toset(["a", "b", "c", "d", "e"])
  name        = "App ${each.key}"
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

# Replaced: it is for users from now on.
resource "auth0_client_grant" "a" {
  client_id    = auth0_client.app["a"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}

# Destroyed.
resource "auth0_client_grant" "b" {
  client_id    = auth0_client.app["b"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}

# Moved.
resource "auth0_client_grant" "c" {
  client_id    = auth0_client.app["c"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}

# Forgotten, and left in the tenant.
resource "auth0_client_grant" "d" {
  client_id    = auth0_client.app["d"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}
