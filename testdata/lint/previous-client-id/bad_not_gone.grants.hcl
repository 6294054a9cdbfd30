application "same" {
  client_id            = "SameSameSameSameSameSameSameSame"
  previously_client_id = "SameSameSameSameSameSameSameSame"
  app_type             = "regular_web"
}

application "other" {
  client_id = "OtherOtherOtherOtherOtherOtherOt"
  app_type  = "regular_web"
}

application "taker" {
  client_id            = "TakerTakerTakerTakerTakerTakerTa"
  previously_client_id = "OtherOtherOtherOtherOtherOtherOt"
  app_type             = "regular_web"
}

application "first" {
  client_id            = "FirstFirstFirstFirstFirstFirstFi"
  previously_client_id = "GoneGoneGoneGoneGoneGoneGoneGone"
  app_type             = "regular_web"
}

application "second" {
  client_id            = "SecondSecondSecondSecondSecondSe"
  previously_client_id = "GoneGoneGoneGoneGoneGoneGoneGone"
  app_type             = "regular_web"
}
