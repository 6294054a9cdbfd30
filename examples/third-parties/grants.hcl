# Settings of the tool: every rule, also those that say what may well be intended.
lint {
  preset = "strict"
}
