variable "a" {
  typ     = string
  default = "x"
}
variable "b" {
  type    = strin
  default = "x"
}
variable "c" {
  type    = string
  default = 1
}
variable "d" {
  default = local.x
}
variable "e" {
  default = "x"
  validation {
    condition = "yes"
  }
  validation {
    error_message = "x"
  }
  validation {
    condition = var.e == "y"
  }
  validation {
    conditions    = true
    error_message = "x"
  }
  validations {}
}
variable "f" {
  type    = list(string)
  default = ["a", 2]
}
variable "g" {
  type    = "string"
  default = "quoted types are refused"
}
variable "h" {
  default     = "x"
  description = 7
  sensitive   = true
  nullable    = false
}
variable "i" {
  default = "x"
  validation {
    condition     = var.i == "y"
    error_message = 5
  }
}
variable "j" {
  default = "x"
  validation {
    condition     = var.other == "y"
    error_message = "x"
  }
}
variable "k" {
  default = var.a
}
locals { x = 1 }
application "a" {
  name = "${var.a}${var.b}${var.c}"
}
