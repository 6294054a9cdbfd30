# One description of several stages: grants matrix --var stage=prod

variable "stage" {
  type        = string
  default     = "dev"
  description = "The stage that the tenant serves"

  validation {
    condition     = contains(["dev", "staging", "prod"], var.stage)
    error_message = "stage is dev, staging or prod"
  }
}

variable "partners" {
  type        = map(list(string))
  description = "What each partner may do, by the partner's name"
  default = {
    crm = ["read:customers"]
    erp = ["read:customers", "write:customers"]
  }
}

locals {
  readers = ["read:customers"]
  editors = concat(local.readers, ["write:customers"])

  # Support may delete customers wherever no real ones are.
  support = var.stage == "prod" ? local.editors : concat(local.editors, ["delete:customers"])
}

tenant {
  domain = "acme-${var.stage}.eu.auth0.com"
}

api "customers" {
  name       = "Customers API (${var.stage})"
  identifier = "https://customers.${var.stage}.example.com"

  scopes = {
    "read:customers"   = "Read customers"
    "write:customers"  = "Change customers"
    "delete:customers" = "Delete customers"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
  enforce_policies = true
}
