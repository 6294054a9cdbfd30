application "new" {}
locals {
  text = "id-${application.new.client_id}"
  list = [application.new.client_id, "x"]
  map  = { (application.new.client_id) = "x" }
}
application "a" {
  name        = local.text
  description = join(",", local.list)
}
application "b" {
  for_each = [application.new.client_id]
}
application "c" {
  is_first_party = application.new.client_id == "x"
  grant_types    = local.list
}
api "d" {
  identifier = "https://d"
  scopes     = local.map
}
