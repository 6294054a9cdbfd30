# not reported: a former client_id beside the one of now
application "partner" {
  client_id            = "tpc_NewNewNewNewNewNewNewNewNewN"
  previously_client_id = "OldOldOldOldOldOldOldOldOldOldOl"
  app_type             = "regular_web"
  is_first_party       = false
}

# not reported: no former client_id, and no client_id yet
application "kiosk" {
  app_type = "regular_web"
}

# not reported: a former name, which is another thing
application "desk" {
  previously = "front_desk"
  app_type   = "regular_web"
}
