api "records" {
  name             = "Patient records"
  identifier       = "https://records.example.com"
  scopes           = ["delete:records", "read:records", "sign:records", "write:records"]
  sensitive_scopes = ["delete:records"]
  enforce_policies = true
}

api "calendar" {
  name             = "Calendar"
  identifier       = "https://calendar.example.com"
  scopes           = ["read:slots"]
  enforce_policies = true
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "desk" {
  name        = "Front desk"
  client_id   = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

role "doctor" {
  name        = "Physician"
  description = "Treats patients"

  permission {
    api    = api.records
    scopes = ["delete:records", "sign:records"]
  }
}

role "clerk" {
  permission {
    api    = api.calendar
    scopes = ["read:slots"]
  }
}
