application "a" { name = "hidden files are left out" }
