package report

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"grants/compiler"
)

// drawProject is a project of few names, so that most cells have something to say.
func drawProject(t *rapid.T) string {
	var b strings.Builder
	pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	scopes := func(label string) string {
		names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID).Draw(t, label)
		return "[\"" + strings.Join(names, "\", \"") + "\"]"
	}
	list := func(label string) string { return strings.ReplaceAll(scopes(label), `""`, "") }
	fmt.Fprintf(&b, "tenant {\n%s\n%s\n}\n", pick("domain", "", `domain = "acme.example.com"`), pick("dcr", "", "enable_dynamic_client_registration = true"))
	apis := rapid.IntRange(0, 3).Draw(t, "apis")
	for i := range apis {
		fmt.Fprintf(&b, "api \"r%d\" {\nidentifier = \"https://r%d\"\nscopes = %s\nsensitive_scopes = %s\n", i, i, `["a", "b"]`, pick("sensitive", "[]", `["b"]`))
		fmt.Fprintf(&b, "%s\nsubject_type_authorization {\nuser { policy = %q }\nclient { policy = %q }\n}\n}\n", pick("rbac", "", "enforce_policies = true"),
			pick("user policy", "allow_all", "require_client_grant", "deny_all"), pick("client policy", "require_client_grant", "deny_all"))
	}
	apps := rapid.IntRange(0, 5).Draw(t, "applications")
	for i := range apps {
		fmt.Fprintf(&b, "application \"a%d\" {\n%s\n%s\n%s\n}\n", i, pick("id", "", fmt.Sprintf("client_id = \"id%d\"", i)),
			pick("party", "", "", "is_first_party = false", "is_first_party = false\nthird_party_security_mode = \"permissive\""),
			pick("type", "", `app_type = "spa"`, `app_type = "regular_web"`, `app_type = "resource_server"`, `grant_types = ["client_credentials"]`))
	}
	taken := map[string]bool{}
	for i := range rapid.IntRange(0, 8).Draw(t, "grants") {
		holder, api, subject := rapid.IntRange(0, apps).Draw(t, "holder"), rapid.IntRange(-1, apis-1).Draw(t, "api"), pick("subject", "user", "client")
		if key := fmt.Sprint(holder, api, subject); taken[key] {
			continue
		} else {
			taken[key] = true
		}
		head := fmt.Sprintf("third_party_default \"g%d\" {\n", i)
		if holder > 0 {
			head = fmt.Sprintf("client_grant \"g%d\" {\nclient_id = application.a%d\n", i, holder-1)
		}
		audience := fmt.Sprintf("api.r%d", api)
		if api < 0 {
			audience = pick("elsewhere", `"https://acme.example.com/me/"`, `"https://acme.example.com/api/v2/"`, `"https://nowhere.example.com"`)
		}
		what := "scopes = " + list("granted")
		if pick("all", "no", "no", "yes") == "yes" {
			what = "allow_all_scopes = true"
		}
		fmt.Fprintf(&b, "%saudience = %s\nsubject_type = %q\n%s\n}\n", head, audience, subject, what)
	}
	return b.String()
}

func drawFilter(t *rapid.T) compiler.Filter {
	filter := compiler.Filter{All: rapid.Bool().Draw(t, "all"), Fold: rapid.Bool().Draw(t, "fold")}
	if rapid.Bool().Draw(t, "by scope") {
		filter.Scope = func(scope string) bool { return scope == "a" }
	}
	if rapid.Bool().Draw(t, "by application") {
		filter.Application = func(app *compiler.Application) bool { return app.Address != "application.a1" }
	}
	if rapid.Bool().Draw(t, "by API") {
		filter.API = func(api *compiler.API) bool { return api.Address != "api.r0" }
	}
	if rapid.Bool().Draw(t, "by subject type") {
		filter.Subject = func(subject compiler.SubjectType) bool { return subject == compiler.User }
	}
	return filter
}

// drawAbout is the addresses that are declared in some folder, nil for all.
func drawAbout(t *rapid.T) map[string]bool {
	if rapid.Bool().Draw(t, "whole") {
		return nil
	}
	about := map[string]bool{}
	for _, address := range []string{"application.a0", "application.a2", "api.r1", "client_grant.g0"} {
		about[address] = rapid.Bool().Draw(t, address)
	}
	return about
}
