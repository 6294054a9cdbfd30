role "clerk" {
  permission {
    api    = "https://nowhere.example.com"
    scopes = ["read:orders"]
  }
}
