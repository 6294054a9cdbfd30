api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = true
  scopes = {
    "read:records"   = "Read records"
    "import:records" = "Import records"
  }
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "desk" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

client_grant "desk_users" {
  client_id    = application.desk
  audience     = api.records
  subject_type = "user"
  scopes       = ["read:records", "import:records"]
}

client_grant "desk_itself" {
  client_id    = application.desk
  audience     = api.records
  subject_type = "client"
  scopes       = ["import:records"]
}

role "doctor" {
  permission {
    api    = api.records
    scopes = ["read:records", "import:records"]
  }
}
