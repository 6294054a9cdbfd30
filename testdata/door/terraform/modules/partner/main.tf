resource "auth0_client" "this" {
  name           = var.name
  is_first_party = false
}

resource "auth0_client_credentials" "this" {
  client_id             = auth0_client.this.id
  authentication_method = "client_secret_post"
}

resource "auth0_client_grant" "this" {
  client_id    = auth0_client.this.id
  audience     = var.audience
  subject_type = "user"
  scopes       = ["read:orders"]
}

output "client_id" {
  value = auth0_client.this.client_id
}
