package tenantgen

import (
	"fmt"
	"strings"
)

// application is what grants need to know of an application.
type application struct {
	name     string
	kind     *kind
	grants   int           // how many it is to have
	audience map[cell]bool // what it is granted already
}

// cell is what an application can have one grant for.
type cell struct {
	api     *api
	subject string
}

// kind is what applications of one sort have in common.
type kind struct {
	appType    string
	grantTypes []string
	auth       string
	subjects   []string // what to grant: never what the application could not use
	thirdParty bool
	mode       string // of a third party that an administrator made
}

var (
	webFlows = []string{"authorization_code", "refresh_token"}
	users    = []string{"user"}

	web        = &kind{appType: "regular_web", grantTypes: []string{"authorization_code", "refresh_token", "client_credentials"}, auth: "client_secret_post", subjects: []string{"user", "client"}}
	machine    = &kind{appType: "non_interactive", grantTypes: []string{"client_credentials"}, auth: "client_secret_basic", subjects: []string{"client"}}
	browser    = &kind{appType: "spa", grantTypes: webFlows, auth: "none", subjects: users}
	strict     = &kind{appType: "regular_web", grantTypes: webFlows, auth: "client_secret_post", subjects: users, thirdParty: true, mode: "strict"}
	permissive = &kind{appType: "regular_web", grantTypes: webFlows, auth: "client_secret_post", subjects: users, thirdParty: true, mode: "permissive"}
	registered = &kind{appType: "regular_web", grantTypes: webFlows, auth: "client_secret_basic", subjects: users, thirdParty: true}

	// With the partners of every file, a tenth of it, one in five applications is third party.
	firstParties = []*kind{web, machine, browser, web, machine, web, browser, web}
	thirdParties = []*kind{strict, permissive, strict, registered, strict}
)

// teamFile writes the applications from start to end with their grants. The last tenth of them are instances of one block.
func (g *generator) teamFile(number, start, end int) {
	partners := min(max(2, (end-start)/10), len(vendors), end-start)
	g.line("# Owned by team %s.", teams[number%len(teams)])
	for i := start; i < end-partners; i++ {
		app := g.makeApplication(i)
		g.application(app)
		for range app.grants {
			g.clientGrant(app)
		}
	}
	g.partners(fmt.Sprintf("partner_%04d", number), end-partners, end)
}

func (g *generator) makeApplication(i int) *application {
	app := &application{name: fmt.Sprintf("%s_%05d", g.pick(products), i), grants: g.grantsOf(i), audience: map[cell]bool{}}
	n, place := i/(len(firstParties)+1), i%(len(firstParties)+1)
	if place < len(firstParties) {
		app.kind = firstParties[place]
	} else {
		app.kind = thirdParties[n%len(thirdParties)]
	}
	return app
}

// grantsOf spreads the grants that are no defaults evenly over the applications.
func (g *generator) grantsOf(i int) int {
	all := g.size.Grants
	for _, a := range g.apis {
		if a.hasDefault {
			all--
		}
	}
	return (i+1)*all/g.size.Applications - i*all/g.size.Applications
}

func (g *generator) application(app *application) {
	product, number, _ := strings.Cut(app.name, "_")
	g.line("\napplication %q {", app.name)
	g.line("  name                       = %q", title(product)+" "+number)
	g.line("  client_id                  = %q", g.clientID(app.kind))
	g.line("  description                = %q", title(product)+" of the "+g.pick(teams)+" team")
	g.line("  app_type                   = %q", app.kind.appType)
	g.line("  is_first_party             = %t", !app.kind.thirdParty)
	if app.kind.mode != "" {
		g.line("  third_party_security_mode  = %q", app.kind.mode)
	}
	if app.kind == registered {
		g.line("  external_metadata_type     = \"dcr\"")
	}
	g.line("  grant_types                = %s", quoted(app.kind.grantTypes))
	g.line("  token_endpoint_auth_method = %q", app.kind.auth)
	g.line("}")
}

// clientID looks like the platform's: 32 letters and digits, after a prefix of those of strict third parties.
// https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications
func (g *generator) clientID(k *kind) string {
	const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	id := make([]byte, 32)
	for i := range id {
		id[i] = letters[g.random.IntN(len(letters))]
	}
	if k.thirdParty && k != permissive {
		return "tpc_" + string(id)
	}
	return string(id)
}

// partners writes applications that are instances of one block, and their grants, which are too.
func (g *generator) partners(name string, start, end int) {
	g.line("\napplication %q {", name)
	g.line("  for_each = {")
	most := 0
	for i := start; i < end; i++ {
		vendor := vendors[i-start]
		g.line("    %-7s = %q", vendor, title(vendor)+" Ltd.")
		most = max(most, g.grantsOf(i))
	}
	g.line("  }")
	g.line("  name                      = each.value")
	g.line("  app_type                  = %q", strict.appType)
	g.line("  is_first_party            = false")
	g.line("  third_party_security_mode = %q", strict.mode)
	g.line("  grant_types               = %s", quoted(strict.grantTypes))
	g.line("}")
	all := &application{name: name, kind: strict, audience: map[cell]bool{}}
	for round := range most {
		var holders []string
		for i := start; i < end; i++ {
			if g.grantsOf(i) > round {
				holders = append(holders, vendors[i-start])
			}
		}
		g.partnerGrant(all, holders)
	}
}
