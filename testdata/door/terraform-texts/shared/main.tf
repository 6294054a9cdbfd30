variable "scopes" {
  type = list(string)
}

locals {
  only = yamldecode(file("${path.module}/only.yaml"))
}

output "scopes" {
  value = [for scope in var.scopes : scope if contains(local.only, scope)]
}
