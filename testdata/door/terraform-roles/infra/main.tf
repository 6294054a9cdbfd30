resource "auth0_resource_server" "records" {
  name             = "Records"
  identifier       = "https://records.example.com"
  enforce_policies = true
}

resource "auth0_resource_server_scopes" "records" {
  resource_server_identifier = auth0_resource_server.records.identifier

  scopes {
    name = "read:records"
  }
  scopes {
    name = "write:records"
  }
}

import {
  to = auth0_role.doctor
  id = "rol_Xh5cXrbGkT2fCg9V"
}

resource "auth0_role" "doctor" {
  name        = "Doctor"
  description = "Treats patients"
}

resource "auth0_role_permissions" "doctor" {
  role_id = auth0_role.doctor.id

  permissions {
    name                       = "read:records"
    resource_server_identifier = auth0_resource_server.records.identifier
  }
  permissions {
    name                       = "read:bills"
    resource_server_identifier = "https://bills.example.com"
  }
}

resource "auth0_role" "nurse" {
  for_each = toset(["day", "night"])
  name     = "Nurse (${each.key})"
}

resource "auth0_role_permission" "nurse" {
  for_each                   = auth0_role.nurse
  role_id                    = each.value.id
  resource_server_identifier = auth0_resource_server.records.identifier
  permission                 = "write:records"
}

resource "auth0_role" "old" {
  name = "Old"

  permissions {
    name                       = "read:records"
    resource_server_identifier = auth0_resource_server.records.identifier
  }
}

resource "auth0_role" "without" {
  name = "Without"
}

resource "auth0_role_permission" "elsewhere" {
  role_id                    = "rol_bbbbbbbbbbbbbbbb"
  resource_server_identifier = auth0_resource_server.records.identifier
  permission                 = "read:records"
}
