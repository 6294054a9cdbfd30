# What no third party gets, those that register themselves among them.

policy "no-refunds-by-third-parties" {
  docs      = "Money goes back only through applications of our own."
  on        = "access"
  at        = "scope"
  condition = !contains(row.scopes, "refund:orders")
  message   = "${row.application} may refund orders"

  where {
    party = ["third_party_*"]
    api   = ["api.orders"]
  }

  test "a refund" {
    row    = { scopes = ["read:orders", "refund:orders"] }
    expect = "finding"
  }

  test "no refund" {
    row    = { scopes = ["read:orders", "write:orders"] }
    expect = "none"
  }

  test "at another API" {
    row    = { api = "api.catalogue", scopes = ["refund:orders"] }
    expect = "none"
  }
}
