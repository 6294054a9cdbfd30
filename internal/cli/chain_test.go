package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/internal/golden"
)

// A setup is an example of how a client comes to a token, what is asked of it, and what lint has to say of it as it is.
type setup struct {
	file     string // of examples
	question []string
	found    map[string]string // codes of rules, and why the set-up has their findings all the same
	links    []link
}

// A link is a setting of a set-up, taken away: what is written is removed, or something else is written instead.
type link struct {
	name, written, instead string
	kept                   string // why the answer stays yes, or why nothing is found, all the same; empty where it does not
}

// setups are the six of docs/third-parties.md, each with all of its settings.
var setups = []setup{
	{
		file: "mcp/mcp.grants.hcl", question: []string{"any-third-party", "mcp", "tool:greet", "--as", "users"},
		links: []link{
			{"nobody may register", "enable_dynamic_client_registration        = true", "enable_dynamic_client_registration        = false", ""},
			{"registration is not stated", "  enable_dynamic_client_registration        = true\n", "", ""},
			{"the mode is not stated", "  dynamic_client_registration_security_mode = \"strict\"\n", "", "a default grant for users reaches strict and permissive clients alike"},
			{"the tenant takes audience alone", `resource_parameter_profile = "compatibility"`, `resource_parameter_profile = "audience"`, ""},
			{"the profile is not stated", "  resource_parameter_profile = \"compatibility\"\n", "", ""},
			{"clients show documents", "client_id_metadata_document_supported = false", "client_id_metadata_document_supported = true", ""},
			{"the connection is not promoted", "is_domain_connection = true", "is_domain_connection = false", ""},
			{"nothing says that it is promoted", "  is_domain_connection = true\n", "", ""},
			{"clients send a slash", `["https://mcp.example.com/mcp"]`, `["https://mcp.example.com/mcp/"]`, ""},
			{"the identifier lacks its path", `identifier = "https://mcp.example.com/mcp"`, `identifier = "https://mcp.example.com"`, ""},
			{"the policy denies", `user { policy = "require_client_grant" }`, `user { policy = "deny_all" }`, ""},
			{"the scope is not declared", "    \"tool:greet\" = \"Use the tool greet\"\n", "", ""},
			{"the default is for machines", `subject_type = "user"`, `subject_type = "client"`, ""},
			{"the default says not for whom", "  subject_type = \"user\"\n", "", ""},
			{"the default lacks the scope", `["tool:greet", "tool:look"]`, `["tool:look"]`, ""},
			{"the default gives nothing", `["tool:greet", "tool:look"]`, `[]`, ""},
			{"there is no default", "third_party_default \"mcp\" {\n  audience     = api.mcp\n  subject_type = \"user\"\n  scopes       = [\"tool:greet\", \"tool:look\"]\n}\n", "", ""},
		},
	},
	{
		file: "chains/cimd/mcp.grants.hcl", question: []string{"assistant", "mcp", "tool:greet", "--as", "users"},
		links: []link{
			{"the tenant takes no documents", "client_id_metadata_document_supported = true", "client_id_metadata_document_supported = false", ""},
			{"documents are not stated", "  client_id_metadata_document_supported = true\n", "", ""},
			{"the tenant takes audience alone", `resource_parameter_profile = "compatibility"`, `resource_parameter_profile = "audience"`, ""},
			{"the profile is not stated", "  resource_parameter_profile = \"compatibility\"\n", "", ""},
			{"the connection is not promoted", "is_domain_connection = true", "is_domain_connection = false", ""},
			{"clients send a slash", `["https://mcp.example.com/mcp"]`, `["https://mcp.example.com/mcp/"]`, ""},
			{"the policy denies", `user { policy = "require_client_grant" }`, `user { policy = "deny_all" }`, ""},
			{"the scope is not declared", "    \"tool:greet\" = \"Use the tool greet\"\n", "", ""},
			{"the document has no address", "  external_client_id         = \"https://assistant.example.com/oauth/client.json\"\n", "", ""},
			{"the client has a secret", `token_endpoint_auth_method = "none"`, `token_endpoint_auth_method = "client_secret_post"`, "the platform refuses to make such a client, so that there is none to ask about"},
			{"the client has no flow for users", `grant_types                = ["authorization_code", "refresh_token"]`, `grant_types                = ["refresh_token"]`, ""},
			{"the client is of a type that has no documents", `app_type                   = "native"`, `app_type                   = "non_interactive"`, "the platform refuses to make such a client, so that there is none to ask about"},
			{"the grant is for machines", `subject_type = "user"`, `subject_type = "client"`, ""},
			{"the grant lacks the scope", `["tool:greet", "tool:look"]`, `["tool:look"]`, ""},
			{"there is no grant", "client_grant \"assistant\" {\n  client_id    = application.assistant\n  audience     = api.mcp\n  subject_type = \"user\"\n  scopes       = [\"tool:greet\", \"tool:look\"]\n}\n", "", ""},
		},
	},
	{
		file: "chains/partner/partner.grants.hcl", question: []string{"courier", "orders", "read:orders", "--as", "users"},
		found: map[string]string{"third-party-organization-usage": "one page has the application ask for the organization, another one says that it is refused"},
		links: []link{
			{"the connection is not promoted", "is_domain_connection = true", "is_domain_connection = false", ""},
			{"the organization blocks", `third_party_client_access = "allow"`, `third_party_client_access = "block"`, ""},
			{"the organization does not say", "  third_party_client_access = \"allow\"\n", "", ""},
			{"the organization has no connection", `[connection.staff]`, `[]`, ""},
			{"the policy denies", `user { policy = "require_client_grant" }`, `user { policy = "deny_all" }`, ""},
			{"the scope is not declared", "    \"read:orders\"  = \"Read orders\"\n", "", ""},
			{"the mode is not stated", "  third_party_security_mode  = \"strict\"\n", "", ""},
			{"it has no flow for users", `["authorization_code", "refresh_token"]`, `["refresh_token"]`, ""},
			{"the grant is for machines", `subject_type = "user"`, `subject_type = "client"`, ""},
			{"the grant lacks the scope", `["read:orders", "write:orders"]`, `["write:orders"]`, ""},
			{"there is no grant", "client_grant \"courier\" {\n  client_id    = application.courier\n  audience     = api.orders\n  subject_type = \"user\"\n  scopes       = [\"read:orders\", \"write:orders\"]\n}\n", "", ""},
		},
	},
	{
		file: "chains/permissive/shop.grants.hcl", question: []string{"shop", "orders", "read:orders", "--as", "users"},
		found: map[string]string{"permissive-third-party": "the mode is what the set-up is about"},
		links: []link{
			{"the connection is not promoted", "is_domain_connection = true", "is_domain_connection = false", ""},
			{"the policy denies", `user { policy = "require_client_grant" }`, `user { policy = "deny_all" }`, ""},
			{"the scope is not declared", "    \"read:orders\"  = \"Read orders\"\n", "", ""},
			{"the mode is not stated", "  third_party_security_mode  = \"permissive\"\n", "", "its grant reaches it in either mode"},
			{"it has no flow for users", `["authorization_code", "refresh_token"]`, `["refresh_token"]`, ""},
			{"the grant is for machines", `subject_type = "user"`, `subject_type = "client"`, ""},
			{"the grant lacks the scope", `["read:orders", "write:orders"]`, `["write:orders"]`, ""},
			{"there is no grant", "client_grant \"shop\" {\n  client_id    = application.shop\n  audience     = api.orders\n  subject_type = \"user\"\n  scopes       = [\"read:orders\", \"write:orders\"]\n}\n", "", ""},
		},
	},
	{
		file: "chains/agent/agent.grants.hcl", question: []string{"mcp_server", "orders", "read:orders", "--role", "customer"},
		links: []link{
			{"it is no API", `app_type                   = "resource_server"`, `app_type                   = "non_interactive"`, ""},
			{"it stands for no API", "  resource_server_identifier = api.mcp\n", "", ""},
			{"it exchanges nothing", `["on_behalf_of_token_exchange"]`, `[]`, ""},
			{"token exchange is not stated", "\n  token_exchange {\n    allow_any_profile_of_type = [\"on_behalf_of_token_exchange\"]\n  }\n", "", ""},
			{"the API asks for consent", "  skip_consent_for_verifiable_first_party_clients = true\n", "", ""},
			{"the policy denies", "  skip_consent_for_verifiable_first_party_clients = true\n\n  subject_type_authorization {\n    user { policy = \"require_client_grant\" }", "  skip_consent_for_verifiable_first_party_clients = true\n\n  subject_type_authorization {\n    user { policy = \"deny_all\" }", ""},
			{"the scope is not declared", "    \"read:orders\" = \"Read orders\"\n", "", ""},
			{"the grant is for machines", "subject_type = \"user\"\n  scopes       = [\"read:orders\"]", "subject_type = \"client\"\n  scopes       = [\"read:orders\"]", ""},
			{"there is no grant", "client_grant \"mcp_server\" {\n  client_id    = application.mcp_server\n  audience     = api.orders\n  subject_type = \"user\"\n  scopes       = [\"read:orders\"]\n}\n", "", ""},
			{"no role permits it", "\n  permission {\n    api    = api.orders\n    scopes = [\"read:orders\"]\n  }\n", "", "who may do what is for the project to say, and no mistake"},
		},
	},
	{
		file: "chains/machine/machine.grants.hcl", question: []string{"sorter", "orders", "read:orders", "--as", "itself"},
		links: []link{
			{"the policy denies", `client { policy = "require_client_grant" }`, `client { policy = "deny_all" }`, ""},
			{"the scope is not declared", "    \"read:orders\" = \"Read orders\"\n", "", ""},
			{"it has no flow of its own", `["client_credentials"]`, `["authorization_code"]`, ""},
			{"its grant types are the default ones", "  grant_types                = [\"client_credentials\"]\n", "", ""},
			{"it proves itself by nothing", `"client_secret_post"`, `"none"`, ""},
			{"it registered itself", "  third_party_security_mode  = \"strict\"\n", "  third_party_security_mode  = \"strict\"\n  external_metadata_type     = \"dcr\"\n", ""},
			{"the grant is for users", `subject_type = "client"`, `subject_type = "user"`, ""},
			{"the grant gives nothing", "scopes       = [\"read:orders\"]", "scopes       = []", ""},
			{"there is no grant", "client_grant \"sorter\" {\n  client_id    = application.sorter\n  audience     = api.orders\n  subject_type = \"client\"\n  scopes       = [\"read:orders\"]\n}\n", "", ""},
		},
	},
}

var codeOfFinding = regexp.MustCompile(`(?m)^(?:error|warning|info)\[([a-z-]+)\]`)

// TestEachMissingLinkIsFoundAndDecides takes the settings of each set-up away one by one: then lint has one finding, and explain another answer.
func TestEachMissingLinkIsFoundAndDecides(t *testing.T) {
	for _, s := range setups {
		content, err := os.ReadFile("../../examples/" + s.file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(s.file))
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			for _, link := range append([]link{{name: "as it is"}}, s.links...) {
				if !strings.Contains(string(content), link.written) {
					t.Fatalf("%s: the example has no %s", link.name, link.written)
				}
				answer, codes := s.judged(t, strings.Replace(string(content), link.written, link.instead, 1))
				fmt.Fprintf(&out, "%-46s %-8s %s\n", link.name, answer, strings.Join(codes, " "))
				whole, wants := link.written == "", 1
				if whole {
					wants = 0
				}
				if holds := len(codes) == wants && (answer == "Yes") == whole; holds == (link.kept != "") {
					t.Errorf("%s: the answer is %s, and found is %q", link.name, answer, codes)
				}
			}
			golden.Check(t, "../../testdata/chain/"+name+".txt", []byte(out.String()))
		})
	}
}

// judged is the answer to the question of a set-up whose file has another content, and what is found there besides what always is.
func (s *setup) judged(t *testing.T, content string) (answer string, codes []string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, filepath.Base(s.file)), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, found := range codeOfFinding.FindAllStringSubmatch(printed(dir, "lint", "--show", "info"), -1) {
		codes = append(codes, found[1])
	}
	codes = slices.DeleteFunc(codes, func(code string) bool { return s.found[code] != "" })
	answer, _, _ = strings.Cut(printed(dir, append([]string{"explain"}, s.question...)...), ".")
	return answer, codes
}

func printed(dir string, args ...string) string {
	var stdout bytes.Buffer
	Main(args, Env{Stdin: bytes.NewReader(nil), Stdout: &stdout, Stderr: &stdout, Dir: dir})
	return stdout.String()
}
