api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "bills" {
  audience     = api.bills
  subject_type = "user"
  scopes       = ["read:bills"]
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }
  token_lifetime = 7200

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "old_partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}
