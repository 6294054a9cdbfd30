# not reported: an administrator may have made it one of ours
application "adopted" {
  app_type               = "regular_web"
  is_first_party         = true
  external_metadata_type = "dcr"
}

# not reported: it is a third party
application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "dcr"
}

# not reported: nothing says that it registered itself
application "web" {
  app_type = "regular_web"
}
