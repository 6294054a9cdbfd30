# Partners are never given everything, whatever their list says at some stage.

policy "partners-have-a-list" {
  docs      = "A partner's grant lists its scopes: with allow_all_scopes it would get those that are declared later."
  on        = "client_grant"
  condition = !row.all_scopes
  message   = "${row.grant} gives every scope of ${row.api}, now and later"

  where {
    application = ["application.partner*"]
  }

  test "all scopes" {
    row    = { all_scopes = true }
    expect = "finding"
  }
}
