tenant {
  domain = "acme.eu.auth0.com"
}

api "records" {
  name             = "Patient records"
  identifier       = "https://records.example.com"
  scopes           = ["read:records", "write:records", "delete:records"]
  enforce_policies = true
}

api "calendar" {
  identifier = "https://calendar.example.com"
  scopes     = ["read:slots", "book:slots"]
}

application "desk" {
  client_id = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  app_type  = "regular_web"
}

role "doctor" {
  name        = "Doctor"
  id          = "rol_Xh5cXrbGkT2fCg9V"
  description = "Treats patients"

  permission {
    api    = api.records
    scopes = ["read:records", "write:records", "sign:records"]
  }
  permission {
    api    = api.calendar
    scopes = ["read:slots"]
  }
  permission {
    api    = "https://billing.example.com"
    scopes = ["read:bills"]
  }
}

role "auditor" {
  permission {
    api    = "https://acme.eu.auth0.com/api/v2/"
    scopes = ["read:logs"]
  }
}

role "visitor" {}
