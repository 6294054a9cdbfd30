module deploy

go 1.26
