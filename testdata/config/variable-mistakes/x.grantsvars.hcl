text   = 1
list   = ["a", 1]
nested = { a = ["b", true] }
object = { names = "x" }
stages = "prod"
block {}
