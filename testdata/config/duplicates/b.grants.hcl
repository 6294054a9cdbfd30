tenant {}
locals {
  x = 2
}
variable "v" { default = 2 }
api "a" { identifier = "https://b" }
client_grant "a" {
  client_id = application.a
  audience  = api.a
}
third_party_default "a" {
  audience = api.a
}
