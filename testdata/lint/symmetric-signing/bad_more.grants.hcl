api "bills" {
  identifier = "https://${each.value}.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  for_each    = ["de", "fr"]
  signing_alg = "HS256"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

locals {
  alg = "HS256"
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  signing_alg = local.alg

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
