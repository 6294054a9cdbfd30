application "a" {
  description = <<EOT
never closed
}
application "b" {
  description = "after"
}
