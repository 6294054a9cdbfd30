resource "auth0_tenant" "tenant" {
  resource_parameter_profile            = "audience"
  client_id_metadata_document_supported = true
}

# where people come from
resource "auth0_connection" "users" {
  name                 = "Users"
  strategy             = "auth0"
  is_domain_connection = false

  options {
    configuration = { key = "secret" }
  }
}

resource "auth0_connection" "okta" {
  for_each = { crm = "Okta CRM", erp = "Okta ERP" }
  name     = each.value
  strategy = "okta"
}

data "auth0_connection" "elsewhere" {
  name = "Elsewhere"
}

resource "auth0_organization" "acme" {
  name                      = "acme"
  third_party_client_access = "allow"
}

resource "auth0_organization_connections" "acme" {
  organization_id = auth0_organization.acme.id

  enabled_connections {
    connection_id = auth0_connection.users.id
  }
  dynamic "enabled_connections" {
    for_each = auth0_connection.okta
    content {
      connection_id = enabled_connections.value.id
    }
  }
}

resource "auth0_organization" "globex" {
  name                      = "globex"
  third_party_client_access = "block"
}

resource "auth0_organization_connection" "globex" {
  organization_id = auth0_organization.globex.id
  connection_id   = auth0_connection.okta["crm"].id
}

resource "auth0_organization" "initech" {
  name = "initech"
}

resource "auth0_organization_connection" "initech" {
  organization_id = auth0_organization.initech.id
  connection_id   = data.auth0_connection.elsewhere.id
}

resource "auth0_organization_connection" "elsewhere" {
  organization_id = "org_0000000000000009"
  connection_id   = auth0_connection.users.id
}

resource "auth0_client" "partner" {
  name               = "Partner"
  is_first_party     = false
  organization_usage = "require"
}

import {
  to = auth0_connection.users
  id = "con_9nZr4LkQ2xTbWv7d"
}
