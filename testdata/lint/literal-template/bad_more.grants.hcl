tenant {
  domain = "##DOMAIN##"
}

variable "stage" {
  default = "dev"
}

# The second dollar makes a text of the template.
application "web" {
  name      = "Shop ($${var.stage})"
  client_id = "@@WEB_CLIENT_ID@@"
  app_type  = "regular_web"
}

api "orders" {
  identifier = "https://orders.{{stage}}.example.com"
  scopes     = { "read:$var.stage" = "Read orders" }

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

client_grant "web" {
  client_id     = application.web
  audience      = api.orders
  subject_type  = "client"
  scopes        = ["read:$var.stage"]
  organizations = ["$var.organization"]
  organization_usage = "require"
}
