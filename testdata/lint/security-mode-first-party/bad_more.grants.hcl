application "portal" {
  app_type                  = "regular_web"
  is_first_party            = true
  third_party_security_mode = "permissive"
}

# One block, one finding.
application "branch" {
  for_each                  = ["de", "fr"]
  app_type                  = "spa"
  third_party_security_mode = "strict"
}
