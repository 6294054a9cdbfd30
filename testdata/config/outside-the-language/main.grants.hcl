tenant {
}

api "orders" {
  identifier          = "https://orders.example.com"
  proof_of_possession = { mechanism = "dpop", required = true }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    anonymous_user { policy = "deny_all" }
  }
}

application "admin_portal" {
  app_type                      = "regular_web"
  organization_require_behavior = "pre_login_prompt"

  my_organization_configuration { connection_profile_id = "cop_1" }
  refresh_token { policies = [{ audience = "https://acme.eu.auth0.com/me/", scope = ["read:me:factors"] }] }
}

action "claims" { code = "" }

rule "old" {
  script = ""
}

client_grant "admin_portal" {
  client_id    = application.admin_portal
  audience     = api.orders
  subject_type = "user"
  scopes       = []
}
