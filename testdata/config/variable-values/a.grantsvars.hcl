from_file = "first file"
in_both   = "first file"
