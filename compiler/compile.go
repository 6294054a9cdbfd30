package compiler

import (
	"cmp"
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/parallel"
)

// Compile links a config and makes the platform's defaults explicit. The tenant is usable whatever the diagnostics say: what they are
// about is left out of it, and what could not be read is left out without a word. It refers to cfg, which is not changed.
func Compile(cfg *config.Config) (*Tenant, []diag.Diagnostic) {
	return compile(cfg, builtinScopes, MaxCells)
}

func compile(cfg *config.Config, scopes scopeLists, cells int) (*Tenant, []diag.Diagnostic) {
	c := &compilation{config: cfg, scopesOf: scopes, cells: cells, tenant: &Tenant{Config: cfg, Incomplete: cfg.Incomplete}}
	c.gaps = gapsByAddress(cfg.Gaps)
	var grants []*config.ClientGrant
	parallel.Do(func() { // sorting takes long in a large tenant, and depends on nothing
		grants = inOrder(cfg.ClientGrants, func(grant *config.ClientGrant) *config.Block { return &grant.Block })
	}, func() {
		c.compileSettings()
		c.compileAPIs()
		c.compileApplications()
		c.compileDefaultAudience()
	})
	c.compileClientGrants(grants)
	c.compileRoles()
	c.compileConnections()
	c.compileOrganizations()
	c.noteForeignLinks()
	sortReferences(c.tenant.UnresolvedReferences)
	diag.Sort(c.diagnostics)
	return c.tenant, c.diagnostics
}

// leastPart is the number of items from which on a part of the work is worth a processor of its own.
const leastPart = 500

// compilation is a tenant in the making.
type compilation struct {
	config   *config.Config
	scopesOf scopeLists
	cells    int // at most, of the matrix
	gaps     map[string][]string
	tenant   *Tenant

	apisByAddress         map[string]*API
	applicationsByAddress map[string]*Application
	applicationsByID      map[string]*Application
	identifiersUnread     bool // some API's identifier could not be read: any literal may be it
	clientIDsUnread       bool // likewise

	diagnostics []diag.Diagnostic
	reported    map[place]int // index into diagnostics

	suggestions  int                             // made so far
	blurred      map[string]string               // identifiers by their blur
	resemblances map[literal]UnresolvedReference // those found so far
}

func (c *compilation) settings() *config.TenantSettings {
	if c.config.Tenant == nil {
		return &config.TenantSettings{}
	}
	return c.config.Tenant
}

func (c *compilation) compileSettings() {
	settings := c.settings()
	c.tenant.Domain = settings.Domain.Value
	c.tenant.DynamicRegistration = settings.EnableDynamicClientRegistration.Value
	c.tenant.RegistrationModeAssumed = !settings.DynamicClientRegistrationSecurityMode.Set
	c.tenant.DynamicRegistrationMode = thirdParty(settings.DynamicClientRegistrationSecurityMode.Value)
	if c.tenant.RegistrationModeAssumed {
		c.tenant.DynamicRegistrationMode = ThirdPartyPermissive
	}
}

func (c *compilation) compileDefaultAudience() {
	settings := c.settings()
	c.tenant.DefaultAudience = c.apiOf(settings.DefaultAudience)
	if c.isForeignAPI(settings.DefaultAudience) {
		c.noteUnresolved(settings.DefaultAudience, settings.Block, "default_audience")
	}
}

// noteForeignLinks keeps the resource_server_identifiers that lead nowhere. They decide nothing.
func (c *compilation) noteForeignLinks() {
	for _, app := range c.tenant.Applications {
		if link := app.Config.ResourceServerIdentifier; c.isForeignAPI(link) {
			c.noteUnresolved(link, app.Config.Block, "resource_server_identifier")
		}
	}
}

func (c *compilation) compileAPIs() {
	declared := inOrder(c.config.APIs, func(api *config.API) *config.Block { return &api.Block })
	c.tenant.APIs = make([]*API, 0, len(declared))
	c.tenant.apis = make(map[string]*API, len(declared))
	c.apisByAddress = make(map[string]*API, len(declared))
	most := c.mostAPIs()
	for i, block := range declared {
		if i == most {
			c.reportCells(block, len(declared)-most)
			break
		}
		c.addAPI(block)
	}
	c.addSystemAPIs()
	byAddress := func(a, b *API) int { return strings.Compare(a.Address, b.Address) }
	slices.SortFunc(c.tenant.APIs, byAddress)
	c.tenant.every = append(slices.Clone(c.tenant.APIs), c.unmentioned()...)
	slices.SortStableFunc(c.tenant.every, byAddress)
	for i, api := range c.tenant.every {
		api.index, api.gaps = i, c.gaps[api.Address]
	}
}

func (c *compilation) addAPI(declared *config.API) {
	first := c.tenant.apis[declared.Identifier.Value]
	switch {
	case c.apisByAddress[declared.Address] != nil: // the address is taken, which has been reported
		c.tenant.Incomplete = true
	case !declared.Identifier.Set:
		c.tenant.Incomplete, c.identifiersUnread = true, true
	case first != nil:
		c.reportDuplicateIdentifier(declared, first)
	default:
		api := c.api(declared)
		c.tenant.APIs = append(c.tenant.APIs, api)
		c.tenant.apis[api.Identifier] = api
		c.apisByAddress[api.Address] = api
	}
}

func (c *compilation) compileApplications() {
	declared := inOrder(c.config.Applications, func(app *config.Application) *config.Block { return &app.Block })
	store := make([]Application, len(declared)) // one allocation for all of them
	parallel.Parts(len(declared), leastPart, func(start, end int) {
		var sets sets
		for i := start; i < end; i++ {
			c.application(&store[i], declared[i], &sets)
		}
	})
	c.tenant.Applications = make([]*Application, 0, len(declared))
	c.applicationsByAddress = make(map[string]*Application, len(declared))
	c.applicationsByID = make(map[string]*Application, len(declared))
	for i := range store {
		c.addApplication(&store[i])
	}
}

func (c *compilation) addApplication(app *Application) {
	c.clientIDsUnread = c.clientIDsUnread || app.Config.ClientID.Failed
	first := c.applicationsByID[app.ClientID]
	switch {
	case c.applicationsByAddress[app.Address] != nil: // the address is taken, which has been reported
		c.tenant.Incomplete = true
	case first != nil:
		c.reportDuplicateClientID(app.Config, first)
	default:
		app.index = len(c.tenant.Applications)
		c.tenant.Applications = append(c.tenant.Applications, app)
		c.applicationsByAddress[app.Address] = app
		if app.ClientID != "" {
			c.applicationsByID[app.ClientID] = app
		}
	}
}

func (c *compilation) compileClientGrants(declared []*config.ClientGrant) {
	store := make([]ClientGrant, len(declared)) // one allocation for all of them
	parallel.Parts(len(declared), leastPart, func(start, end int) {
		var sets sets
		for i := start; i < end; i++ {
			c.clientGrant(&store[i], declared[i], &sets)
		}
	})
	grants, sets := make([]*ClientGrant, 0, len(declared)), sets{}
	for i, block := range declared {
		switch {
		case i > 0 && declared[i-1].Address == block.Address: // the address is taken, which has been reported
			c.tenant.Incomplete = true
		case store[i].API != nil:
			grants = append(grants, &store[i])
		default:
			if unresolved := c.unresolvedGrant(block, &sets); unresolved != nil {
				c.tenant.UnresolvedGrants = append(c.tenant.UnresolvedGrants, unresolved)
				continue
			}
			c.tenant.Incomplete = true
		}
	}
	c.tenant.ClientGrants = c.hold(grants)
	c.tenant.UnresolvedGrants = c.distinctUnresolved(c.tenant.UnresolvedGrants)
}

// inOrder is the blocks sorted by address, those with one address by place. The config's own list stays as it is.
func inOrder[T any](blocks []*T, block func(*T) *config.Block) []*T {
	type entry struct { // has what is compared at hand
		address string
		of      *T
	}
	entries := make([]entry, len(blocks))
	for i, each := range blocks {
		entries[i] = entry{block(each).Address, each}
	}
	slices.SortFunc(entries, func(x, y entry) int {
		if order := strings.Compare(x.address, y.address); order != 0 {
			return order
		}
		a, b := block(x.of).Span, block(y.of).Span
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start))
	})
	sorted := make([]*T, len(blocks))
	for i := range entries {
		sorted[i] = entries[i].of
	}
	return sorted
}
