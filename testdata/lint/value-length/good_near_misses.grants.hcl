locals {
  seventy = join("", [for i in range(70) : "ü"])
}

# not reported: characters count, and these have two bytes each
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  name = "${local.seventy}${local.seventy}"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: 140 characters are allowed
application "shop" {
  app_type    = "regular_web"
  description = "${local.seventy}${local.seventy}"
}

# not reported: a description can be empty
application "web" {
  app_type    = "regular_web"
  description = ""
}

# not reported: no limit is known for names of applications
application "long" {
  name     = "${local.seventy}${local.seventy}${local.seventy}${local.seventy}"
  app_type = "regular_web"
}
