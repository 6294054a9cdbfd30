application "native" {
  name = local.readers[0]
}
