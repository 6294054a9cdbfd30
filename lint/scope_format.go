package lint

import (
	"fmt"
	"regexp"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "scope-format",
	Group:    APIDefinition,
	Title:    "scope that is not action:resource",
	Severity: diag.Info,
	Worth:    Tidy,
	Strict:   true,
	Options: []Option{{
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
	Check: func(p *Pass) {
		compiled := map[string]*regexp.Regexp{}
		for api := range p.customAPIs() {
			pattern := option[string](p, "pattern", api.Config.Header)
			if compiled[pattern] == nil {
				compiled[pattern] = regexp.MustCompile(whole(pattern))
			}
			list := scopeNames(api)
			for _, item := range declaredScopes(api) {
				if !compiled[pattern].MatchString(item.Value) {
					p.reportItem(list, item, misshapenScope(api, item.Value, pattern))
				}
			}
		}
	},
})

// actionResource is the form that the platform makes sentences of.
const actionResource = "[^:]+:.+"

func misshapenScope(api *compiler.API, scope, pattern string) finding {
	f := finding{
		address: api.Address, key: scope,
		message: fmt.Sprintf("the scope %q is not of the form action:resource", scope),
		detail:  "Consent pages show such a scope as it is.",
	}
	if pattern != actionResource {
		f.message = fmt.Sprintf("the scope %q does not match the pattern %q", scope, pattern)
		f.detail = ""
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
