locals {
  names = [
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><b onclick=alert(1)>", "<!--", "-->", "&lt;b&gt;", "javascript:alert(1)",
    "\"onmouseover=alert(1) x=\"", "{{constructor}}", "$${x}", "a → b", "#cell=x", "\u202Egpj.exe", "\u200B", "\u2028", " ", "a  b", "'; alert(1); '", "<svg/onload=alert(1)>",
    "<iframe src=https://evil.example>", "<base href=https://evil.example>", "__proto__", "constructor", "日本語", "🙂", "%3Cb%3E", "`id`", "<h1>big</h1>",
  ]
}

api "orders" {
  identifier = "https://orders.example.com/<img src=x onerror=alert(1)>"
  name       = "</script><img src=x onerror=alert(1)>"
  scopes     = concat(["read:orders"], [for name in local.names : "scope:${replace(name, " ", "_")}"], ["<img src=x onerror=alert(1)>"])

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "app" {
  for_each       = toset(local.names)
  name           = each.value
  client_id      = "id ${each.value}"
  is_first_party = false
}

third_party_default "orders" {
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}
