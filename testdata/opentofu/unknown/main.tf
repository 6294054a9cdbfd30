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

# What it has is known only after the plan is applied.
resource "terraform_data" "later" {
  input = ["read:reports", "write:reports"]
}

resource "auth0_resource_server" "reports" {
  identifier = "https://reports-${terraform_data.later.id}.example.com"
  name       = "Reports"
}

resource "auth0_resource_server_scopes" "reports" {
  resource_server_identifier = auth0_resource_server.reports.identifier
  dynamic "scopes" {
    for_each = terraform_data.later.output
    content {
      name = scopes.value
    }
  }
}

resource "auth0_resource_server" "orders" {
  identifier = "https://orders.example.com"
  name       = "Orders"
  dynamic "subject_type_authorization" {
    for_each = ["user"]
    content {
      user {
        policy = terraform_data.later.id == "x" ? "require_client_grant" : "allow_all"
      }
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

resource "auth0_client" "app" {
  for_each    = { web = "regular_web", report = "non_interactive", import = "non_interactive" }
  name        = "App ${each.key}"
  app_type    = each.value
  grant_types = each.value == "regular_web" ? ["authorization_code"] : ["client_credentials"]
}

# Each key is that of another application than the one that is meant.
resource "auth0_client_grant" "crossed" {
  for_each     = { import = "report", report = "import" }
  client_id    = auth0_client.app[each.value].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "client"
  scopes       = each.key == "import" ? ["read:orders"] : ["write:orders"]
}

resource "auth0_client_grant" "listed" {
  for_each     = toset(["web"])
  client_id    = auth0_client.app[each.value].id
  audience     = auth0_resource_server.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}

resource "auth0_client_grant" "reports" {
  for_each     = auth0_client.app
  client_id    = each.value.id
  audience     = auth0_resource_server.reports.identifier
  subject_type = "user"
  scopes       = terraform_data.later.output
}

data "auth0_resource_server" "later" {
  identifier = auth0_resource_server.reports.identifier
}

resource "auth0_client_grant" "found" {
  client_id    = auth0_client.app["web"].id
  audience     = data.auth0_resource_server.later.identifier
  subject_type = "client"
  scopes       = ["read:reports"]
}
