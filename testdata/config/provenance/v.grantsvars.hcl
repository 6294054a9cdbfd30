file = ["from:file"]
