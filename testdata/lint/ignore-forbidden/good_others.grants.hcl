# not reported: every rule that looks at the project can be ignored, unless the settings say otherwise
# grants:ignore open-user-policy: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# not reported: a name that is none of a rule is what ignore-unknown-rule is about
# grants:ignore sintax: no braces
api "orders" {
  identifier = "https://orders.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: what can't be read is what ignore-malformed is about
# grants:ignore syntax
api "returns" {
  identifier = "https://returns.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
