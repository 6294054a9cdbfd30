apis "a" {}
aplication "web" {}
clientgrant "x" {}
resource "auth0_client" "x" {}
output "x" { value = 1 }
