# Whoever acts without a user acts for an organization.

policy "machines-act-for-organizations" {
  docs      = "A token of the Invoices API that is for no organization has the invoices of all customers."
  on        = "access"
  condition = row.organization_usage == "require" || !row.reachable
  message   = "${row.application} gets tokens for ${row.api} that are for no organization"

  where {
    api          = ["api.invoices"]
    subject_type = ["client"]
  }

  test "no organization" {
    row    = { organization_usage = "allow", reachable = true }
    expect = "finding"
  }

  test "out of reach" {
    row    = { organization_usage = "", reachable = false }
    expect = "none"
  }
}
