variable "a" { type = string }
application "a" { name = var.a }
