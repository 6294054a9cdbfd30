application "stated" {
  app_type               = "regular_web"
  is_first_party         = true
  external_metadata_type = "cimd"
}

application "dynamic" {
  app_type               = "regular_web"
  external_metadata_type = "dcr"
}
