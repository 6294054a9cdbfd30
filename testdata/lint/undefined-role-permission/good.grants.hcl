api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = true
  scopes = {
    "read:records"  = "Read records"
    "write:records" = "Write records"
  }
}

role "doctor" {
  permission {
    api    = api.records
    scopes = ["read:records", "write:records"]
  }
}
