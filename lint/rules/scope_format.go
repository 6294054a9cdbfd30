package rules

import (
	"fmt"
	"regexp"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-format",
	Group:    lint.APIDefinition,
	Title:    "scope that is not action:resource",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Options: []lint.Option{{
		Name: "pattern", Default: actionResource, Refuse: badPattern,
		Doc: "The regular expression that a whole scope has to match, in the syntax of <https://github.com/google/re2/wiki/Syntax>.",
	}},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `When a user is asked for consent, the platform makes sentences of scopes: it takes what stands before the colon for what is done, and
what follows for what it is done to. A scope of another form is shown to the user as it is.

Name scopes like "read:posts" while nobody uses them; to rename one that is in use, add the new name first.`,
	Check: func(p *lint.Pass) {
		compiled := map[string]*regexp.Regexp{}
		for api := range p.CustomAPIs() {
			pattern := p.Option("pattern", api.Config.Header).(string)
			if compiled[pattern] == nil {
				compiled[pattern] = regexp.MustCompile(whole(pattern))
			}
			list := api.Config.ScopeList()
			for _, item := range lint.DeclaredScopes(api) {
				if !compiled[pattern].MatchString(item.Value) {
					p.ReportItem(list, item, misshapenScope(api, item.Value, pattern))
				}
			}
		}
	},
})

// actionResource is the form that the platform makes sentences of.
const actionResource = "[^:]+:.+"

func misshapenScope(api *compiler.API, scope, pattern string) lint.Finding {
	f := lint.Finding{
		Address: api.Address, Key: scope,
		Message: fmt.Sprintf("the scope %q is not of the form action:resource", scope),
		Detail:  "Consent pages show such a scope as it is.",
	}
	if pattern != actionResource {
		f.Message = fmt.Sprintf("the scope %q does not match the pattern %q", scope, pattern)
		f.Detail = ""
	}
	return f
}

func whole(pattern string) string { return `(?s)\A(?:` + pattern + `)\z` }

func badPattern(value any) string {
	if _, err := regexp.Compile(value.(string)); err != nil {
		return fmt.Sprintf("%q is no regular expression", value)
	}
	return ""
}
