package rules

import (
	"fmt"
	"strconv"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "token-lifetime-range",
	Group:    lint.APIDefinition,
	Title:    "token lifetime that the platform does not take",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `Access tokens live for at most 30 days, which is 2592000 seconds, and tokens from the implicit and hybrid flows for no longer than the
others. Lifetimes are in seconds; a number that is far too large may have been meant in milliseconds.

Write a number of seconds within the range.`,
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config != nil {
				checkLifetime(p, api, "token_lifetime", api.Config.TokenLifetime)
			}
			if api.Config != nil && api.System == "" {
				checkLifetime(p, api, "token_lifetime_for_web", api.Config.TokenLifetimeForWeb)
				checkLifetimeForWeb(p, api)
			}
		}
	},
})

// defaultLifetime is in seconds.
// https://auth0.com/docs/get-started/apis/api-settings
const defaultLifetime = 24 * 60 * 60

func checkLifetime(p *lint.Pass, api *compiler.API, name string, written config.Located[int64]) {
	if written.Set && !lint.InLifetimeRange(written.Value) {
		p.Report(lint.Finding{
			At: written.Span, Address: api.Address, Key: name,
			Message: fmt.Sprintf("%s is %d, and the platform takes 0 to %d seconds", name, written.Value, lint.MaxTokenLifetime),
			Detail:  "30 days are the most.",
			Fix:     shortenTo(lint.MaxTokenLifetime, written),
		})
	}
}

// checkLifetimeForWeb compares two lifetimes that are each in range.
func checkLifetimeForWeb(p *lint.Pass, api *compiler.API) {
	web, all := api.Config.TokenLifetimeForWeb, api.Config.TokenLifetime
	limit := int64(defaultLifetime)
	if all.Set {
		limit = all.Value
	}
	if !web.Set || all.Failed || web.Value <= limit || !lint.InLifetimeRange(web.Value) || !lint.InLifetimeRange(limit) {
		return
	}
	f := lint.Finding{
		At: web.Span, Address: api.Address, Key: "token_lifetime_for_web",
		Message: fmt.Sprintf("token_lifetime_for_web is %d, more than the token_lifetime of %d", web.Value, limit),
		Detail:  "Tokens from the implicit and hybrid flows can't outlive the others.",
		Fix:     shortenTo(limit, web),
	}
	if all.Set {
		f.Related = []lint.Place{{Message: "token_lifetime", At: all.Span}}
	} else {
		f.Related = []lint.Place{{Message: fmt.Sprintf("%s states no token_lifetime, which means %d", api.Address, limit), At: api.Config.Header}}
	}
	p.Report(f)
}

// shortenTo puts a shorter lifetime in the place of a plain number that is too large.
func shortenTo(limit int64, written config.Located[int64]) *lint.Fix {
	plain := len(strconv.FormatInt(written.Value, 10)) == int(written.Span.End)-int(written.Span.Start)
	if !plain || written.Value < limit {
		return nil
	}
	text := strconv.FormatInt(limit, 10)
	return &lint.Fix{Title: "write " + text, Edits: []lint.Edit{{NewText: text}}}
}
