tenant {
  domain                                    = "acme.eu.auth0.com"
  default_audience                          = api.social.identifier
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

api "social" {
  name       = "Social Media API"
  identifier = "https://social.example.com"
  scopes = {
    "read:posts" = "Read posts"
    write        = "Write posts"
  }
  authorization_details_types                     = ["payment_initiation"]
  enforce_policies                                = true
  token_dialect                                   = "rfc9068_profile_authz"
  token_lifetime                                  = 3600
  token_lifetime_for_web                          = 600
  allow_offline_access                            = false
  skip_consent_for_verifiable_first_party_clients = true
  consent_policy                                  = "transactional-authorization-with-mfa"
  signing_alg                                     = "PS256"
  sensitive_scopes                                = ["write"]
  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "web" {
  name                          = "Social web site"
  client_id                     = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"
  description                   = "The web site"
  app_type                      = "regular_web"
  is_first_party                = false
  third_party_security_mode     = "permissive"
  grant_types                   = ["authorization_code", "client_credentials"]
  token_endpoint_auth_method    = "client_secret_post"
  client_authentication_methods = ["private_key_jwt"]
  external_metadata_type        = "cimd"
  organization_usage            = "allow"
  default_organization          = "org_1"
  resource_server_identifier    = api.social.identifier
  redirection_policy            = "open_redirect_protection"
  previously                    = "site"
  previously_client_id          = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  token_exchange {
    allow_any_profile_of_type = ["custom_authentication", "on_behalf_of_token_exchange"]
  }
}

client_grant "web" {
  client_id                   = application.web.client_id
  audience                    = api.social.identifier
  subject_type                = "user"
  scopes                      = ["read:posts", "write"]
  allow_all_scopes            = false
  authorization_details_types = ["payment_initiation"]
  organization_usage          = "require"
  allow_any_organization      = false
  organizations               = ["org_1", "org_2"]
}

client_grant "everybody" {
  default_for  = "third_party_clients"
  audience     = "https://social.example.com"
  subject_type = "client"
}

third_party_default "social" {
  audience                    = api.social.identifier
  subject_type                = "user"
  scopes                      = []
  allow_all_scopes            = true
  authorization_details_types = []
}
