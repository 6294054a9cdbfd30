variable "env" {
  type        = string
  default     = "dev"
  description = "Stage the tenant serves"
  validation {
    condition     = contains(["dev", "prod"], var.env)
    error_message = "env must be dev or prod"
  }
}
variable "count" {
  type    = number
  default = 60
}
variable "on" {
  type    = bool
  default = true
}
variable "names" {
  type    = list(string)
  default = ["a", "b"]
}
variable "unique" {
  type    = set(string)
  default = ["x", "y"]
}
variable "table" {
  type    = map(string)
  default = { one = "One" }
}
variable "shape" {
  type    = object({ name = string, scopes = list(string), kind = optional(string, "native") })
  default = { name = "Shape", scopes = ["read"] }
}
variable "pair" {
  type    = tuple([string, number])
  default = ["p", 5]
}
variable "anything" {
  default = ["free"]
}
variable "absent" {
  type    = string
  default = null
}
api "a" {
  identifier       = "https://${var.env}.example.com"
  scopes           = var.table
  token_lifetime   = var.count
  enforce_policies = var.on
  sensitive_scopes = var.unique
}
application "a" {
  name        = var.shape.name
  app_type    = var.shape.kind
  description = var.absent
  grant_types = concat(var.names, var.shape.scopes, var.anything, [var.pair[0]])
}
