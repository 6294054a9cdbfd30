locals {
  settings = yamldecode(file("${path.module}/config/apis.yaml"))
  apps = {
    for name in fileset("${path.module}/config/apps", "*.{yml,yaml}") :
    trimsuffix(trimsuffix(name, ".yaml"), ".yml") => yamldecode(file("${path.module}/config/apps/${name}"))
  }
  grants  = csvdecode(file("${path.module}/config/grants.csv"))
  readers = jsondecode(templatefile("${path.module}/config/readers.json.tftpl", { verbs = ["read"], things = ["orders", "invoices"] }))
  extra   = fileexists("${path.module}/config/extra.json") ? jsondecode(file("${path.module}/config/extra.json")) : []
}

resource "auth0_resource_server" "this" {
  for_each   = local.settings.apis
  identifier = each.value.identifier
  name       = each.value.name
  subject_type_authorization {
    user {
      policy = each.value.open ? "allow_all" : "require_client_grant"
    }
    client {
      policy = "require_client_grant"
    }
  }
}

resource "auth0_resource_server_scopes" "this" {
  for_each                   = local.settings.apis
  resource_server_identifier = auth0_resource_server.this[each.key].identifier
  dynamic "scopes" {
    for_each = each.value.scopes
    content {
      name        = scopes.key
      description = scopes.value
    }
  }
}

resource "auth0_client" "this" {
  for_each        = local.apps
  name            = each.value.name
  app_type        = each.value.type
  is_first_party  = try(each.value.first_party, true)
  grant_types     = each.value.type == "non_interactive" ? ["client_credentials"] : ["authorization_code"]
}

resource "auth0_client_grant" "this" {
  for_each     = { for row in local.grants : "${row.app}-${row.api}-${row.subject}" => row }
  client_id    = auth0_client.this[each.value.app].id
  audience     = auth0_resource_server.this[each.value.api].identifier
  subject_type = each.value.subject
  scopes       = concat(split(" ", each.value.scopes), local.extra)
}

module "readers" {
  source = "../shared"
  scopes = local.readers
}

resource "auth0_client_grant" "reader" {
  client_id    = auth0_client.this["report"].id
  audience     = auth0_resource_server.this["orders"].identifier
  subject_type = "client"
  scopes       = module.readers.scopes
}

# What is not read here.
resource "auth0_client" "gaps" {
  for_each = {
    key     = "${path.module}/config/name.pem"
    outside = "/etc/hostname.txt"
    cwd     = "${path.cwd}/name.txt"
    missing = "${path.module}/name.txt"
    broken  = "${path.module}/config/broken.yaml"
  }
  name           = "Gap ${each.key}"
  app_type       = "non_interactive"
  grant_types    = ["client_credentials"]
  is_first_party = try(yamldecode(file(each.value)).first_party, true)
}

resource "auth0_client" "set" {
  for_each    = fileset("${path.module}/config", "*")
  name        = each.key
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}
