connection "users" {
  is_domain_connection = true
}

connection "customers" {
  name = "users"
}

connection "staff" {
  id = "con_1"
}

connection "staff_again" {
  id = "con_1"
}

organization "acme" {}

organization "other" {
  name = "acme"
  id   = "org_1"
}

organization "third" {
  id = "org_1"
}

organization "unnamed" {
  name = ""
}
