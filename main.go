// Grants says who may call which API on a platform with Auth0's model of client grants.
package main

import (
	"os"

	"grants/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ()}))
}
