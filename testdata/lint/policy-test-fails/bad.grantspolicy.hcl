policy "partners-read-only" {
  docs      = "Partners only read."
  on        = "access"
  condition = alltrue([for s in row.scopes : !startswith(s, "delete:")])
  message   = "${row.application} may ${join(", ", row.scopes)}"

  where {
    party = ["third_party_*"]
  }

  test "a reader passes" {
    row    = { scopes = ["read:orders"] }
    expect = "none"
  }

  test "a writer is refused" {
    row    = { scopes = ["write:orders"] }
    expect = "finding"
  }
}
