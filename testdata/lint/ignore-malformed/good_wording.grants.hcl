# not reported: a comment that does not begin with the words is one for people, as in grants:ignore without a reason
# grants:ignore open-user-policy: every application of ours reads orders
api "orders" {
  identifier = "https://orders.example.com"
}

# not reported: words behind "until" that are no date belong to the reason, and are no last day
# grants:ignore open-user-policy: nobody else calls it as long as the shop takes no returns
api "returns" {
  identifier = "https://returns.example.com"
}

# not reported: a key may have brackets and colons in it
# grants:ignore open-user-policy(subject_type_authorization.user.policy) : see ADR 7: (open) by design
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# not reported: a block comment may go on over several lines
/* grants:ignore open-user-policy
   : the prices are on the web site,
   for everybody to see until 2027-01-31 */
api "prices" {
  identifier = "https://prices.example.com"
}
