# not reported: the last day is not over
# grants:ignore open-user-policy: moves behind grants with the next release until 2026-11-01
api "orders" {
  identifier = "https://orders.example.com"
}

# not reported: a reason without a last day holds for good
# grants:ignore open-user-policy: the catalogue is on the web site
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# not reported: a date elsewhere in the reason is no last day
# grants:ignore open-user-policy: agreed until 2025-12-31, and prolonged since
api "prices" {
  identifier = "https://prices.example.com"
}
