application "a" {
  name =
}
application "b" {
  name
}
application "c" {
  name = "a" "b"
}
application "d" {
  name: "a"
}
application "e" { name = "x" app_type = "spa" }
application "f" {
  name = 'single'
}
application "g" {
  name = "${application.e.name"
}
application "h" {
  name = "a" + 
}
application "i" {
  grant_types = ["a" "b"]
}
application "j" {
  name = "bad \q escape"
}
application "k" {
  name = upper("a"
}
application "l"
{
}
api "m" {
  identifier = "m"
  scopes     = { read = "Read" write = "Write" }
}
application "n" {
  name = "a" ? 
}
application "o" {
  name = (1 + 2
}
application "p" {
  name = "%{ if true }x"
}
application "q" {
  grant_types = [for x in ["a"] x]
}
application "r" {
  name = "a"; app_type = "spa"
}
application "s" {
  name = a.b[
}
