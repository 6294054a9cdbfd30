api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

variable "subject" {
  type    = string
  default = "user"
}

# not reported: a variable states it
third_party_default "orders" {
  audience     = api.orders
  scopes       = ["read:orders"]
  subject_type = var.subject
}
