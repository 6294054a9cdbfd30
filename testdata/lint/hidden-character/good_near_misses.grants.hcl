application "reports" {
  # not reported: an escape, which everybody sees
  name = "Reports \u202e\u001b"
	# not reported: tabs, and the ends of lines of other systems
	app_type = "non_interactive"
  # not reported: marks beside a word that do not turn others around: ‏דוחות‎
  grant_types = ["client_credentials"]
}
