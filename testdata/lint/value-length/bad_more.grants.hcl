locals {
  hundred = join("", [for i in range(100) : "x"])
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  name                        = "${local.hundred}${local.hundred}s"
  authorization_details_types = ["${local.hundred}${local.hundred}${local.hundred}"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:${local.hundred}${local.hundred}${local.hundred}" = "Read bills"
    "write:bills" = join("", [for i in range(501) : "x"])
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  name     = ""
  app_type = "regular_web"
}

application "web" {
  app_type    = "regular_web"
  description = "${local.hundred}${local.hundred}"
}
