application "shop" {
  name     = "Shop -> Orders"
  app_type = "regular_web"
}

application "desk" {
  for_each = ["de", "fr"]
  name     = "<${each.value}>"
  app_type = "regular_web"
}
