application "a" {
  for_each = ["x", "y", "z"]
  app_type = "nativ"
  name     = each.key == "y" ? 1 : "ok"
}
