application "a" { name = "hidden folders are left out" }
