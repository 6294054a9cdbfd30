application "partner" {
  client_id            = "tpc_NewNewNewNewNewNewNewNewNewN"
  app_type             = "regular_web"
  is_first_party       = false
}
