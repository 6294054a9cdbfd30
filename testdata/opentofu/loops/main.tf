locals {
  environment = terraform.workspace == "default" ? "dev" : terraform.workspace
  orders      = "https://orders.${local.environment}.example.com"

  apis = {
    orders = {
      identifier = local.orders
      open       = false
      scopes     = { "read:orders" = "Read orders", "write:orders" = "Change orders", "read:invoices" = "Read invoices" }
    }
    catalogue = {
      identifier = "https://catalogue.${local.environment}.example.com"
      open       = true
      scopes     = { "read:products" = "Read products" }
    }
  }

  apps = { for name in fileset("${path.module}/apps", "*.yaml") : trimsuffix(name, ".yaml") => yamldecode(file("${path.module}/apps/${name}")) }

  # One grant for each application and API.
  grants = merge([
    for label, app in local.apps : {
      for api, scopes in try(app.access, {}) : "${label}/${api}" => { app = label, api = api, scopes = scopes }
    }
  ]...)
}

data "auth0_tenant" "this" {}

data "auth0_resource_server" "management" {
  identifier = "https://${data.auth0_tenant.this.domain}/api/v2/"
}

resource "auth0_tenant" "this" {
  default_audience = auth0_resource_server.this["catalogue"].identifier
  flags {
    enable_dynamic_client_registration = false
  }
}

resource "auth0_resource_server" "this" {
  for_each = local.apis

  identifier           = each.value.identifier
  name                 = title(each.key)
  allow_offline_access = each.key == "orders"

  dynamic "subject_type_authorization" {
    for_each = each.value.open ? [] : ["require_client_grant"]
    content {
      user {
        policy = subject_type_authorization.value
      }
      client {
        policy = subject_type_authorization.value
      }
    }
  }
}

resource "auth0_resource_server_scopes" "this" {
  for_each                   = local.apis
  resource_server_identifier = auth0_resource_server.this[each.key].identifier

  dynamic "scopes" {
    for_each = each.value.scopes
    content {
      name        = scopes.key
      description = scopes.value
    }
  }
}

resource "auth0_resource_server" "audit" {
  identifier = "urn:audit"
  name       = "Audit"
  subject_type_authorization {
    user {
      policy = "deny_all"
    }
  }
}

resource "auth0_resource_server_scope" "audit" {
  for_each                   = toset(["read:events", "write:events"])
  resource_server_identifier = auth0_resource_server.audit.identifier
  scope                      = each.key
}

resource "auth0_client" "app" {
  for_each    = local.apps
  name        = each.value.name
  app_type    = each.value.type
  grant_types = each.value.type == "non_interactive" ? ["client_credentials"] : ["authorization_code", "refresh_token"]
}

resource "auth0_client_grant" "app" {
  for_each     = local.grants
  client_id    = auth0_client.app[each.value.app].id
  audience     = auth0_resource_server.this[each.value.api].identifier
  scopes       = each.value.scopes
  subject_type = local.apps[each.value.app].type == "non_interactive" ? "client" : "user"
}

resource "auth0_client" "worker" {
  count       = var.workers
  name        = "Worker ${count.index}"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

resource "auth0_client_credentials" "worker" {
  count                 = length(auth0_client.worker)
  client_id             = auth0_client.worker[count.index].id
  authentication_method = count.index == 0 ? "client_secret_basic" : "client_secret_post"
  client_secret         = "planted-secret-of-worker-${count.index}"
}

# Without a subject type: the platform takes it for "client".
resource "auth0_client_grant" "worker" {
  count            = var.workers
  client_id        = auth0_client.worker[count.index].client_id
  audience         = auth0_resource_server.audit.identifier
  allow_all_scopes = true
}

resource "auth0_client_grant" "management" {
  client_id = auth0_client.worker[0].id
  audience  = data.auth0_resource_server.management.identifier
  scopes    = ["read:users"]
}

resource "auth0_client_grant" "default" {
  default_for  = "third_party_clients"
  audience     = auth0_resource_server.this["orders"].identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}

resource "auth0_client_cimd" "agent" {
  external_client_id = "https://agent.example.com/client.json"
}

resource "auth0_organization" "acme" {
  name = "acme"
}

resource "auth0_organization_client_grant" "acme" {
  organization_id = auth0_organization.acme.id
  grant_id        = module.partner["billing"].grant_id
}

resource "auth0_role" "clerk" {
  name = "Clerk"
}

resource "auth0_role_permissions" "clerk" {
  role_id = auth0_role.clerk.id
  dynamic "permissions" {
    for_each = local.apis.orders.scopes
    content {
      resource_server_identifier = auth0_resource_server.this["orders"].identifier
      name                       = permissions.key
    }
  }
}

module "partner" {
  source   = "./modules/partner"
  for_each = var.partners

  name         = "Partner ${upper(each.key)}"
  audience     = auth0_resource_server.this["orders"].identifier
  scopes       = each.value.scopes
  subject_type = each.value.subject
}
