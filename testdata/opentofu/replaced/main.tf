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
  name       = "Orders and more"
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
  for_each    = toset(["a", "b", "c", "d"])
  name        = "App ${each.key}"
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

# Replaced: it is for users from now on.
resource "auth0_client_grant" "a" {
  client_id    = auth0_client.app["a"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}

moved {
  from = auth0_client_grant.c
  to   = auth0_client_grant.renamed
}

resource "auth0_client_grant" "renamed" {
  client_id    = auth0_client.app["c"].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}

removed {
  from = auth0_client_grant.d
  lifecycle {
    destroy = false
  }
}
