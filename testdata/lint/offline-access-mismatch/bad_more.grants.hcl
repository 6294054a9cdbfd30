api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }
  allow_offline_access = false

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "portal" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.bills
  subject_type = "user"
  scopes       = ["read:bills"]
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "refresh_token"]
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.loans
  subject_type = "user"
  scopes       = ["read:loans"]
}
