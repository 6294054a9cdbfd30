package compiler

import (
	"grants/config"
	"grants/internal/suggest"
)

// applicationOf is nil for an address whose application was left out, and for a literal that leads nowhere.
func (c *compilation) applicationOf(ref config.Located[config.Reference]) *Application {
	if ref.Value.IsAddress {
		return c.applicationsByAddress[ref.Value.Name]
	}
	return c.applicationsByID[ref.Value.Name]
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

// isForeignApplication reports whether a reference is a literal that leads nowhere, and not to anything that could not be read.
func (c *compilation) isForeignApplication(ref config.Located[config.Reference]) bool {
	return ref.Set && !ref.Value.IsAddress && !c.config.Incomplete && !c.clientIDsUnread && c.applicationOf(ref) == nil
}

// isForeignAPI is isForeignApplication for the identifier of an API.
func (c *compilation) isForeignAPI(ref config.Located[config.Reference]) bool {
	return ref.Set && !ref.Value.IsAddress && !c.config.Incomplete && !c.identifiersUnread && c.apiOf(ref) == nil
}

// maxSuggestions bounds the time that goes into suggestions, each of which compares a name with all others.
const maxSuggestions = 20

// suggestion is the name that was probably meant, or "".
func (c *compilation) suggestion(word string, names func() []string) string {
	if c.suggestions == maxSuggestions {
		return ""
	}
	c.suggestions++
	return suggest.Closest(word, names())
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
