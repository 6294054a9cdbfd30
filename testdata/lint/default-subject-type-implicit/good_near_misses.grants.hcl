api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: stated
third_party_default "stock" {
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}

# not reported: an application that acts on its own may leave it to the default
client_grant "nightly" {
  client_id = application.nightly
  audience  = api.depots
  scopes    = ["read:depots"]
}

# not reported: the subject type is what matters, not its place
third_party_default "depots" {
  audience     = api.depots
  subject_type = "user"
  scopes       = ["read:depots"]
}
