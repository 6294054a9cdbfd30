// Package tenantgen writes made-up tenants of any size as configuration files, the same bytes on every run, for benchmarks and tests at scale.
package tenantgen

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

// Size is how much a tenant has of everything. Grants counts objects: every instance of a for_each, default grants included.
type Size struct {
	Name         string
	APIs         int
	Applications int
	Grants       int
}

// The sizes that figures are published for.
var (
	S  = Size{"S", 3, 10, 20}
	M  = Size{"M", 50, 500, 2_000}
	L  = Size{"L", 200, 5_000, 20_000}
	XL = Size{"XL", 500, 50_000, 200_000}
)

// Sizes are the published sizes, rising.
var Sizes = []Size{S, M, L, XL}

const (
	seed                = 2011 // any number will do, as long as it stays
	apisPerFile         = 10
	applicationsPerFile = 50
)

// Write hands over the files of a tenant one by one; content is valid until write returns. The tenant compiles, has no lint errors,
// and a few things to warn about.
func Write(size Size, write func(name string, content []byte) error) error {
	return generate(size, false, write)
}

// WriteChanged writes the tenant of Write with one scope more in one grant: what a typical pull request changes.
func WriteChanged(size Size, write func(name string, content []byte) error) error {
	return generate(size, true, write)
}

func generate(size Size, changed bool, write func(name string, content []byte) error) error {
	g := &generator{size: size, random: rand.New(rand.NewPCG(seed, seed)), changes: changed}
	g.makeAPIs()
	if err := g.file(write, "tenant.grants.hcl", g.tenant); err != nil {
		return err
	}
	for start := 0; start < size.APIs; start += apisPerFile {
		name := fmt.Sprintf("apis/%03d.grants.hcl", start/apisPerFile)
		err := g.file(write, name, func() { g.apiFile(g.apis[start:min(start+apisPerFile, size.APIs)]) })
		if err != nil {
			return err
		}
	}
	for start := 0; start < size.Applications; start += applicationsPerFile {
		number := start / applicationsPerFile
		name := fmt.Sprintf("teams/%s/%04d.grants.hcl", teams[number%len(teams)], number)
		err := g.file(write, name, func() { g.teamFile(number, start, min(start+applicationsPerFile, size.Applications)) })
		if err != nil {
			return err
		}
	}
	return nil
}

// generator holds what the files of one tenant have in common.
type generator struct {
	size    Size
	random  *rand.Rand
	apis    []*api
	out     bytes.Buffer // the file being written
	changes bool         // one grant has yet to get its further scope
}

func (g *generator) file(write func(name string, content []byte) error, name string, fill func()) error {
	g.out.Reset()
	fill()
	return write(name, g.out.Bytes())
}

func (g *generator) line(format string, args ...any) { fmt.Fprintf(&g.out, format+"\n", args...) }

// oneIn is true about every nth time.
func (g *generator) oneIn(n int) bool { return g.random.IntN(n) == 0 }

func (g *generator) pick(words []string) string { return words[g.random.IntN(len(words))] }

func (g *generator) tenant() {
	g.line(`tenant {
  domain                                    = "acme.eu.auth0.com"
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

variable "env" {
  type        = string
  default     = "prod"
  description = "Stage that the tenant serves"
}`)
}
