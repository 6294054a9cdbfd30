# Applications may register themselves (DCR), and are then strict third parties: what they get is decided by the defaults below.

tenant {
  domain                                    = "acme.eu.auth0.com"
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

api "orders" {
  name       = "Orders API"
  identifier = "https://orders.example.com"

  scopes = {
    "read:orders"   = "Read orders"
    "write:orders"  = "Place and change orders"
    "refund:orders" = "Pay back orders"
  }
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "catalogue" {
  name       = "Catalogue API"
  identifier = "https://catalogue.example.com"
  scopes     = { "read:products" = "Read products" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# Every third-party application that has no grant of its own gets these.
third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}

third_party_default "catalogue" {
  audience     = api.catalogue.identifier
  subject_type = "user"
  scopes       = ["read:products"]
}
