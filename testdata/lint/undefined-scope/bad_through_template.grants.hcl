tenant {
  domain = "acme.eu.auth0.com"
}

variable "prefix" {
  type    = string
  default = "invoices"
}

locals {
  reading = "read:${var.prefix}"
}

api "billing" {
  identifier = "https://billing.example.com"
  scopes     = ["invoices:read", "read:invoices", "read:invoices:own"]

  subject_type_authorization {
    user {
      policy = "require_client_grant"
    }
    client {
      policy = "deny_all"
    }
  }
}

application "portal" {
  app_type = "regular_web"
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.billing
  subject_type = "user"
  scopes = [
    "${var.prefix}:raed",
    "${local.reading}:onw",
    "${var.prefix}${var.prefix}",
  ]
}
