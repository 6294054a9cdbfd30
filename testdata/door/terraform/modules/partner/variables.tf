variable "name" {
  type = string
}

variable "audience" {
  type = string
}
