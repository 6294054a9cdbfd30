package telling_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
	"grants/lint/telling"
)

func gathered(t *testing.T, source string, only ...string) []diag.Diagnostic {
	t.Helper()
	tenant := sample.Compile(t, source)
	return telling.Gather(tenant, rules.All(), lint.Run(tenant, rules.All(), lint.Options{Only: only}))
}

func openAPI(name string) string {
	return fmt.Sprintf("api %q {\n  identifier = %q\n}\n", name, "https://"+name+".example.com")
}

func closedAPI(name string) string {
	return strings.Replace(openAPI(name), "}\n", "  subject_type_authorization {\n    user { policy = \"deny_all\" }\n  }\n}\n", 1)
}

func TestOpenPoliciesAreSaidOnceWhereMostAPIsAreOpen(t *testing.T) {
	most := gathered(t, sample.Tenant(openAPI("a"), closedAPI("b"), openAPI("c"), openAPI("d")), "open-user-policy")
	want := `3 of 4 APIs let in every first-party application by the user policy "allow_all": api.a, api.c, api.d`
	if len(most) != 1 || most[0].Message != want || !slices.Equal(most[0].Also, []string{"api.c", "api.d"}) {
		t.Errorf("got %v, want one finding %q", most, want)
	}
	few := gathered(t, sample.Tenant(openAPI("a"), closedAPI("b"), openAPI("c"), closedAPI("d")), "open-user-policy")
	if len(few) != 2 {
		t.Errorf("got %d findings where half of the APIs are open, want each by itself", len(few))
	}
}

func TestMissingRolesAreSaidOnceWhereMostAPIsAreWithout(t *testing.T) {
	withScopes := func(name string) string {
		return strings.Replace(openAPI(name), "}\n", "  scopes = [\"read:it\"]\n}\n", 1)
	}
	found := gathered(t, sample.Tenant(withScopes("a"), closedAPI("b"), withScopes("c"), sample.Application(`app_type = "spa"`)), "public-app-without-rbac")
	want := "2 of 3 APIs do not enforce roles, and applications that run in the hands of their users get at them: api.a, api.c"
	if len(found) != 1 || found[0].Message != want {
		t.Errorf("got %v, want one finding %q", found, want)
	}
}

// An API that is known to be open is not counted among those that are told.
func TestIgnoredFindingsAreNotGathered(t *testing.T) {
	found := gathered(t, sample.Tenant("# grants:ignore open-user-policy: it is public\n"+openAPI("a"), openAPI("b"), openAPI("c")), "open-user-policy")
	if len(found) != 2 || found[0].Ignored == "" || !strings.HasPrefix(found[1].Message, "2 of 3 APIs") {
		t.Errorf("got %v, want the ignored one and another one for two APIs", found)
	}
}

func TestOneFindingForAnApplication(t *testing.T) {
	const management = `audience = "https://acme.eu.auth0.com/api/v2/"`
	source := sample.Tenant(sample.Application(`app_type = "regular_web"`, `grant_types = ["client_credentials", "implicit", "password"]`),
		sample.Grant(management, `subject_type = "client"`, `scopes = ["create:client_grants", "read:users", "update:client_grants"]`))
	var messages []string
	for _, d := range gathered(t, source, "self-escalation-scope", "risky-grant-type") {
		messages = append(messages, d.Message+" ("+d.Key+")")
	}
	want := []string{
		`application.app may use the grant types "implicit", which puts access tokens into URLs, and "password", which shows it the user's password (implicit password)`,
		`application.app may give itself every scope of the Management API by "create:client_grants", "update:client_grants" (create:client_grants update:client_grants)`,
	}
	if !slices.Equal(messages, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(messages, "\n"), strings.Join(want, "\n"))
	}
}

func TestGatheredFindingsAreRepairedTogetherWhereEachCanBe(t *testing.T) {
	source := sample.Tenant(`
api "organization" {
  identifier       = "https://acme.eu.auth0.com/my-org/"
  token_dialect    = "access_token_authz"
  signing_alg      = "HS256"
}
`)
	found := gathered(t, source, "system-api-attribute")
	if len(found) != 1 || len(found[0].Fixes) != 1 || !found[0].Fixes[0].Safe {
		t.Fatalf("got %v, want one finding with one safe fix", found)
	}
	after := sample.Repair(source, found[0].Fixes[0].Edits)
	if strings.Contains(after, "token_dialect") || strings.Contains(after, "signing_alg") || !strings.Contains(after, "my-org") {
		t.Errorf("after the fix\n%s", after)
	}
}
