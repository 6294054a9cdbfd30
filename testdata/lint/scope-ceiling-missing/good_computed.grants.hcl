api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: a list that comes out empty was still written
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.stock
  subject_type = "client"
  scopes       = [for verb in [] : "${verb}:stock"]
}
