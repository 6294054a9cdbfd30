provider "auth0" {
  domain = "acme.eu.auth0.com"
}

resource "auth0_resource_server" "orders" {
  name       = "Orders"
  identifier = "https://orders.example"
  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier
  scopes {
    name        = "read:orders"
    description = "Read orders"
  }
  scopes {
    name = "delete:orders"
  }
}

resource "auth0_client" "portal" {
  name        = "Portal"
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

resource "auth0_client_grant" "portal" {
  client_id = auth0_client.portal.id
  audience  = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes    = ["read:orders", "delete:orders"]
}
