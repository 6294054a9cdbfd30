locals {
  thing = "posts"
}
