api "records" {
  identifier = "https://records.example.com"
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

role "nurse" {
  permission {
    api    = api.records
    scopes = ["read:records"]
  }
}
