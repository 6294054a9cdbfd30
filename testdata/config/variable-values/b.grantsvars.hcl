from_file = "second file"
n         = 7
