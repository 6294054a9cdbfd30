application "a" { name = "äö👨‍👩‍👧", app_type = "x" }
application "b" { /* äö👨‍👩‍👧 */ app_type = "x" }
