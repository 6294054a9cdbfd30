# not reported: the rule exists, and what it is about here does not, which ignore-unused says
# grants:ignore open-user-policy(scopes): everybody in the company may read orders
api "orders" {
  identifier = "https://orders.example.com"
}

# not reported: the rule exists and can't be ignored, which ignore-forbidden says
# grants:ignore syntax: no braces
api "returns" {
  identifier = "https://returns.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: nothing is said about the rules of a comment without a reason, which ignore-malformed is about
# grants:ignore open-user-polcy
api "prices" {
  identifier = "https://prices.example.com"
}
