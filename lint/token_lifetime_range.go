package lint

import (
	"fmt"
	"strconv"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "token-lifetime-range",
	Group:    APIDefinition,
	Title:    "token lifetime that the platform does not take",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `Access tokens live for at most 30 days, which is 2592000 seconds, and tokens from the implicit and hybrid flows for no longer than the
others. Lifetimes are in seconds; a number that is far too large may have been meant in milliseconds.

Write a number of seconds within the range.`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config != nil {
				p.checkLifetime(api, "token_lifetime", api.Config.TokenLifetime)
			}
			if api.Config != nil && api.System == "" {
				p.checkLifetime(api, "token_lifetime_for_web", api.Config.TokenLifetimeForWeb)
				p.checkLifetimeForWeb(api)
			}
		}
	},
})

// https://auth0.com/docs/get-started/apis/api-settings
const (
	greatestLifetime = 30 * 24 * 60 * 60
	defaultLifetime  = 24 * 60 * 60
)

func (p *Pass) checkLifetime(api *compiler.API, name string, written config.Located[int64]) {
	if written.Set && !inLifetimeRange(written.Value) {
		p.report(finding{
			at: written.Span, address: api.Address, key: name,
			message: fmt.Sprintf("%s is %d, and the platform takes 0 to %d seconds", name, written.Value, greatestLifetime),
			detail:  "30 days are the most.",
			fix:     shortenTo(greatestLifetime, written),
		})
	}
}

func inLifetimeRange(seconds int64) bool { return seconds >= 0 && seconds <= greatestLifetime }

// checkLifetimeForWeb compares two lifetimes that are each in range.
func (p *Pass) checkLifetimeForWeb(api *compiler.API) {
	web, all := api.Config.TokenLifetimeForWeb, api.Config.TokenLifetime
	limit := int64(defaultLifetime)
	if all.Set {
		limit = all.Value
	}
	if !web.Set || all.Failed || web.Value <= limit || !inLifetimeRange(web.Value) || !inLifetimeRange(limit) {
		return
	}
	f := finding{
		at: web.Span, address: api.Address, key: "token_lifetime_for_web",
		message: fmt.Sprintf("token_lifetime_for_web is %d, more than the token_lifetime of %d", web.Value, limit),
		detail:  "Tokens from the implicit and hybrid flows can't outlive the others.",
		fix:     shortenTo(limit, web),
	}
	if all.Set {
		f.related = []place{{"token_lifetime", all.Span}}
	} else {
		f.related = []place{{fmt.Sprintf("%s states no token_lifetime, which means %d", api.Address, limit), api.Config.Header}}
	}
	p.report(f)
}

// shortenTo puts a shorter lifetime in the place of a plain number that is too large.
func shortenTo(limit int64, written config.Located[int64]) *fix {
	plain := len(strconv.FormatInt(written.Value, 10)) == int(written.Span.End)-int(written.Span.Start)
	if !plain || written.Value < limit {
		return nil
	}
	text := strconv.FormatInt(limit, 10)
	return &fix{title: "write " + text, newText: text}
}
