client_grant "another_tenant" {
  client_id    = application.worker
  audience     = "https://acme-dev.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users", "=cmd|'/c calc'!A1"]
}

client_grant "keyword" {
  client_id              = "##PARTNER, \"the\" id##"
  audience               = api.orders
  subject_type           = "client"
  allow_all_scopes       = true
  organization_usage     = "require"
  allow_any_organization = true
}

client_grant "stranger" {
  client_id                   = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  audience                    = "urn:nowhere"
  subject_type                = "user"
  scopes                      = []
  authorization_details_types = ["payment_initiation"]
}

third_party_default "nowhere" {
  audience     = "https://orders.example.com/"
  subject_type = "user"
  scopes       = ["read:orders"]
}
