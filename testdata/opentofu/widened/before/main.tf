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

variable "stages" {
  type    = list(string)
  default = ["eu"]
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
  scopes {
    name = "write:orders"
  }
}

resource "auth0_client" "report" {
  name        = "Report"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

resource "auth0_client_grant" "report" {
  client_id    = auth0_client.report.id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders"]
}

resource "auth0_client" "portal" {
  for_each    = toset(var.stages)
  name        = "Portal ${each.key}"
  app_type    = "spa"
  grant_types = ["authorization_code"]
}

resource "auth0_client_grant" "portal" {
  for_each     = auth0_client.portal
  client_id    = each.value.id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
