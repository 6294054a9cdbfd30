api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: one of the four
application "robot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# not reported: permissive mode has more types
application "chat" {
  app_type                  = "slack"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: an application of one's own
application "crm" {
  app_type = "salesforce"
}

# not reported: without a type there is none to exclude
application "plain" {
  is_first_party            = false
  third_party_security_mode = "strict"
}
