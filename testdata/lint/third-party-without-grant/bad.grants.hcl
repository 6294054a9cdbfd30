api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "price_checker" {
  app_type       = "regular_web"
  is_first_party = false
}
