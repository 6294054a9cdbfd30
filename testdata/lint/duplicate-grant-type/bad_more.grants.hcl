locals {
  flows = ["authorization_code", "refresh_token"]
}

application "portal" {
  app_type    = "regular_web"
  grant_types = concat(local.flows, ["refresh_token"])
}

application "desk" {
  app_type = "regular_web"
  grant_types = [
    "authorization_code",
    "refresh_token",
    "refresh_token",
  ]
}
