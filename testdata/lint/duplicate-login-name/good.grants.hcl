connection "users" {
  is_domain_connection = true
}

# not reported: another name under a label that another kind of block has, too
connection "customers" {
  name = "customer-base"
  id   = "con_1"
}

# not reported: an organization of the name of a connection, and an id that only looks alike
organization "users" {
  id = "CON_1"
}

# not reported: instances have names of their own
organization "partner" {
  for_each = toset(["acme", "globex"])
}
