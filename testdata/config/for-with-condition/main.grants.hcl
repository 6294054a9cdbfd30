variable "readers" {
  type    = list(string)
  default = ["read:leads", "READ:deals", "write:deals"]
  validation {
    condition     = alltrue([for s in var.readers : strlen(s) > 4 if length(regexall(":", s)) > 0])
    error_message = "a scope has two parts"
  }
}

locals {
  groups = { crm = "read:leads,write:deals", bi = "read:deals" }
}

application "group" {
  for_each = { for name, scopes in local.groups : upper(name) => split(",", scopes) if contains(split(",", lower(scopes)), "read:leads") }
  name     = each.key
}

client_grant "crm" {
  client_id    = application.group["CRM"]
  audience     = "https://crm.example.com"
  subject_type = "client"
  scopes = concat(
    [for s in var.readers : s if startswith(s, "read:")],
    [for s in var.readers : lower(s) if endswith(lower(s), ":deals") && trimprefix(s, "READ:") != s],
    [for s in var.readers : s if length(setintersection(toset([s]), toset(["write:deals"]))) == 1],
    [for s in local.groups[*].crm : s if anytrue([startswith(s, "other:"), strlen(s) > 100])],
  )
}
