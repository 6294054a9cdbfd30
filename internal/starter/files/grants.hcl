# Settings of the tool: docs/settings.md. All of it may be left out.

lint {
  preset = "recommended" # "strict" has every rule
}

# What a plan compares with, and what must not pass unseen:
#
# plan {
#   against = "merge-base:origin/main"
#   fail_on = ["risk:high", "guard-weakened"]
# }
