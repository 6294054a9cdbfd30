not = "configuration"
