terraform {
  required_providers {
    auth0 = {
      source = "auth0/auth0"
    }
  }
}

provider "auth0" {
  domain        = var.domain
  client_secret = var.client_secret
}

variable "domain" {
  type    = string
  default = "acme.eu.auth0.com"
}

variable "client_secret" {
  type      = string
  sensitive = true
  default   = "planted-secret-of-the-provider"
}

variable "partners" {
  type = map(object({
    scopes   = list(string)
    callback = optional(string, "https://partner.example.com/callback")
    subject  = optional(string)
  }))
  default = {
    crm     = { scopes = ["read:orders"], subject = "user" }
    billing = { scopes = ["read:orders", "read:invoices"] }
  }
}

variable "workers" {
  type    = number
  default = 2
}
