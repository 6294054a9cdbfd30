# What the team asks of every application, beyond what the platform does.

policy "deleting-needs-a-reason" {
  docs      = "Nothing that people wrote is deleted by an application. A comment that ignores this says why one may."
  on        = "access"
  at        = "scope"
  condition = alltrue([for s in row.scopes : !startswith(s, "delete:")])
  message   = "${row.application} may ${join(", ", row.scopes)} of ${row.api}"

  test "who deletes is told" {
    row    = { scopes = ["delete:posts"] }
    expect = "finding"
  }

  test "who writes is not" {
    row    = { scopes = ["read:posts", "write:posts"] }
    expect = "none"
  }
}
