variable "missing" { type = string }
variable "number" { type = number }
variable "text" { type = string }
variable "list" { type = list(string) }
variable "syntax" { type = list(string) }
variable "refers" { type = list(string) }
variable "nested" { type = map(list(string)) }
variable "stage" {
  type    = string
  default = "dev"
  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "stage must be dev or prod, not ${var.stage}"
  }
}
variable "object" {
  type = object({ name = string })
}
application "a" {
  name = "${var.missing}${var.number}${var.text}${var.syntax[0]}${var.stage}"
}
