# A small tenant in Terraform, and a pull request that widens it: see README.md.

terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = ">= 1.20"
    }
  }
}

provider "auth0" {
  domain = "acme.eu.auth0.com"
}

resource "auth0_resource_server" "posts" {
  name       = "Posts API"
  identifier = "https://posts.example.com"

  subject_type_authorization {
    user {
      policy = "require_client_grant"
    }
    client {
      policy = "require_client_grant"
    }
  }
}

resource "auth0_resource_server_scopes" "posts" {
  resource_server_identifier = auth0_resource_server.posts.identifier

  scopes {
    name        = "read:posts"
    description = "Read posts"
  }
  scopes {
    name        = "delete:posts"
    description = "Delete posts"
  }
}

locals {
  partners = {
    travel    = ["read:posts"]
    logistics = ["read:posts", "delete:posts"] # the pull request adds the second
  }
}

resource "auth0_client" "partner" {
  for_each = local.partners

  name                      = "Partner ${each.key}"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "refresh_token"]
}

resource "auth0_client_grant" "partner" {
  for_each = local.partners

  client_id    = auth0_client.partner[each.key].client_id
  audience     = auth0_resource_server.posts.identifier
  subject_type = "user"
  scopes       = each.value
}
