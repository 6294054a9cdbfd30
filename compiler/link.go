package compiler

import (
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/internal/suggest"
	"grants/internal/systemapi"
)

// findApplication follows a client_id, and reports a literal that leads nowhere.
func (c *compilation) findApplication(ref config.Located[config.Reference], block config.Block) *Application {
	app := c.applicationOf(ref)
	if app == nil && !ref.Value.IsAddress && !c.config.Incomplete && !c.clientIDsUnread {
		c.reportUnknownApplication(ref, block)
	}
	return app
}

// applicationOf is nil for an address whose application was left out, and for a literal that leads nowhere.
func (c *compilation) applicationOf(ref config.Located[config.Reference]) *Application {
	if ref.Value.IsAddress {
		return c.applicationsByAddress[ref.Value.Name]
	}
	return c.applicationsByID[ref.Value.Name]
}

// findAPI follows an audience, and reports a literal that leads nowhere.
func (c *compilation) findAPI(ref config.Located[config.Reference], block config.Block, attribute string) *API {
	api := c.apiOf(ref)
	if api == nil && ref.Set && !ref.Value.IsAddress && !c.config.Incomplete && !c.identifiersUnread {
		c.reportMissingAudience(ref, block, attribute)
	}
	return api
}

// apiOf is nil where there is no reference, for an address whose API was left out, and for a literal that leads nowhere.
func (c *compilation) apiOf(ref config.Located[config.Reference]) *API {
	switch {
	case !ref.Set:
		return nil
	case ref.Value.IsAddress:
		return c.apisByAddress[ref.Value.Name]
	}
	return c.tenant.apis[ref.Value.Name]
}

func (c *compilation) reportMissingAudience(ref config.Located[config.Reference], block config.Block, attribute string) {
	if meant := c.nearMiss(ref.Value.Name); meant != "" {
		c.reportNearMiss(ref, block, attribute, meant)
		return
	}
	c.reportUnknownAudience(ref, block, attribute)
}

// nearMiss is the identifier that an audience misses by a trailing slash, the case of letters or the scheme, or "".
func (c *compilation) nearMiss(audience string) string {
	if c.blurred == nil {
		c.blurred = make(map[string]string, len(c.tenant.APIs))
		for _, api := range slices.Backward(c.tenant.APIs) { // the first one stays
			c.blurred[blur(api.Identifier)] = api.Identifier
		}
	}
	blurred := blur(audience)
	if meant, found := c.blurred[blurred]; found {
		return meant
	}
	if exact := "https://" + blurred + "/"; systemapi.Of(exact, c.tenant.Domain, nil) != "" {
		return exact
	}
	return ""
}

func blur(identifier string) string {
	blurred := strings.ToLower(identifier)
	if scheme, rest, found := strings.Cut(blurred, "://"); found && (scheme == "http" || scheme == "https") {
		blurred = rest
	}
	return strings.TrimRight(blurred, "/")
}

// maxSuggestions bounds the time that goes into suggestions, each of which compares a name with all others.
const maxSuggestions = 20

// suggestion is a hint at the name that was probably meant, or "".
func (c *compilation) suggestion(word string, names []string) string {
	if c.suggestions == maxSuggestions {
		return ""
	}
	c.suggestions++
	return didYouMean(suggest.Closest(word, names))
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return "did you mean " + strconv.Quote(name) + "?"
}

func (c *compilation) identifiers() []string {
	names := make([]string, len(c.tenant.APIs))
	for i, api := range c.tenant.APIs {
		names[i] = api.Identifier
	}
	return names
}

func (c *compilation) clientIDs() []string {
	names := make([]string, len(c.tenant.Applications))
	for i, app := range c.tenant.Applications {
		names[i] = app.ClientID
	}
	return names
}
