# Roles of users: of an API that looks at them, and of one that does not.
api "ward" {
  identifier       = "https://ward.example.com"
  enforce_policies = true
  scopes           = ["discharge:patients", "read:patients", "write:notes"]
  sensitive_scopes = ["discharge:patients"]
}

api "menu" {
  identifier = "https://menu.example.com"
  scopes     = ["read:menu"]
}

api "lab" {
  identifier       = "https://lab.example.com"
  enforce_policies = true
  scopes           = ["order:tests"]
}

application "desk" {
  client_id = "desk"
  app_type  = "regular_web"
}

role "nurse" {
  name = "Ward nurse"

  permission {
    api    = api.ward
    scopes = ["read:patients", "write:notes"]
  }
  permission {
    api    = api.menu
    scopes = ["read:menu"]
  }
}

role "hostile" {
  name = "<img src=x onerror=alert(1)>"

  permission {
    api    = api.ward
    scopes = ["discharge:patients", "discharge:pateints"]
  }
}

role "reversed" {
  name = "\u202Egpj.exe </script><svg/onload=alert(1)>"
}
