terraform {
  required_providers {
    auth0 = {
      source = "auth0/auth0"
    }
  }
}

variable "name" {
  type = string
}

variable "audience" {
  type = string
}

variable "scopes" {
  type = list(string)
}

variable "subject_type" {
  type    = string
  default = null
}

resource "auth0_client" "this" {
  name                      = var.name
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = var.subject_type == "user" ? ["authorization_code"] : ["client_credentials"]
}

resource "auth0_client_grant" "this" {
  client_id          = auth0_client.this.id
  audience           = var.audience
  scopes             = var.scopes
  subject_type       = var.subject_type
  organization_usage = var.subject_type == null ? "allow" : null
}

output "grant_id" {
  value = auth0_client_grant.this.id
}
