application "partner" {
  client_id            = "tpc_NewNewNewNewNewNewNewNewNewN"
  previously_client_id = "OldOldOldOldOldOldOldOldOldOldOl"
  app_type             = "regular_web"
  is_first_party       = false
}
