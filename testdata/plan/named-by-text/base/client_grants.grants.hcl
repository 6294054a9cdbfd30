# All of these name what they lead to by its text: whether a block declares it, nobody sees here.
client_grant "billing_invoices" {
  client_id    = "Bq4tYw7ZnUc1RkEo5HsXm8LdVg2PjA6i"
  audience     = "https://api.acme.example/invoices"
  subject_type = "client"
  scopes       = ["read:invoices", "void:invoices"]
}

client_grant "billing_ledger" {
  client_id        = "Bq4tYw7ZnUc1RkEo5HsXm8LdVg2PjA6i"
  audience         = "https://api.acme.example/ledger"
  subject_type     = "client"
  allow_all_scopes = true
}

client_grant "exporter_orders" {
  client_id    = "Ex9vKf3TbNw6QyHs2MzRj5UcLp8GdA1o"
  audience     = "https://api.acme.example/orders"
  subject_type = "client"
  scopes       = ["read:orders"]
}

third_party_default "invoices" {
  audience     = "https://api.acme.example/invoices"
  subject_type = "user"
  scopes       = ["read:invoices"]
}
