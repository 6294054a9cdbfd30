# What no partner may ever have, whichever grant or default gives it.

policy "partners-never-refund" {
  severity = "error"
  docs     = "Partners don't pay money back. Ask the platform team for exceptions."
  on       = "access"

  where {
    party = ["third_party_strict", "third_party_permissive"]
    api   = ["api.orders"]
  }

  condition = alltrue([for scope in row.scopes : !startswith(scope, "refund:")])
  message   = "${row.application} is a partner, and may ${join(", ", row.scopes)}"
  at        = "scope"

  test "one that refunds is refused" {
    row    = { scopes = ["read:orders", "refund:orders"] }
    expect = "finding"
  }

  test "one that reads passes" {
    row    = { scopes = ["read:orders"] }
    expect = "none"
  }
}
