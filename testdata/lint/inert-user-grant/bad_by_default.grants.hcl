# The policy is not stated, and each of the grants comes from one block.
api "invoices" {
  identifier = "https://invoices.example.com"
  scopes     = ["read:invoices", "void:invoices"]
}

application "branch" {
  for_each = ["berlin", "lyon", "turin"]
  app_type = "spa"
}

client_grant "branch" {
  for_each     = ["berlin", "lyon", "turin"]
  client_id    = application.branch[each.key]
  audience     = api.invoices
  subject_type = "user"
  scopes       = ["read:invoices"]
}

# A third party in permissive mode follows the policy like an application of one's own.
application "auditor" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

client_grant "auditor" {
  client_id    = application.auditor
  audience     = api.invoices
  subject_type = "user"
  scopes       = ["read:invoices"]
}
