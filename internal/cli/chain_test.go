package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"grants/internal/golden"
)

// loginLinks are the settings of examples/mcp without which a user of a client that registered itself gets no token, or not for certain.
var loginLinks = []struct{ name, written, instead string }{
	{"as it is", "", ""},
	{"nobody may register", "enable_dynamic_client_registration        = true", "enable_dynamic_client_registration        = false"},
	{"the mode is not stated", "  dynamic_client_registration_security_mode = \"strict\"\n", ""},
	{"the tenant takes audience alone", `resource_parameter_profile = "compatibility"`, `resource_parameter_profile = "audience"`},
	{"the profile is not stated", "  resource_parameter_profile = \"compatibility\"\n", ""},
	{"clients show documents", "client_id_metadata_document_supported = false", "client_id_metadata_document_supported = true"},
	{"the connection is not promoted", "is_domain_connection = true", "is_domain_connection = false"},
	{"clients send a slash", `["https://mcp.example.com/mcp"]`, `["https://mcp.example.com/mcp/"]`},
	{"the policy denies", `user { policy = "require_client_grant" }`, `user { policy = "deny_all" }`},
	{"the default is for machines", `subject_type = "user"`, `subject_type = "client"`},
	{"a default that gives nothing", `scopes       = ["tool:greet", "tool:look"]`, `scopes       = []`},
}

var loginCode = regexp.MustCompile(`\[([a-z-]+)\]`)

// TestEachMissingLinkIsFoundAndDecides takes the links away one by one: what lint reports then, and what explain answers.
func TestEachMissingLinkIsFoundAndDecides(t *testing.T) {
	whole, err := os.ReadFile("../../examples/mcp/mcp.grants.hcl")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, link := range loginLinks {
		if !strings.Contains(string(whole), link.written) {
			t.Fatalf("%s: the example has no %s", link.name, link.written)
		}
		dir := t.TempDir()
		changed := strings.Replace(string(whole), link.written, link.instead, 1)
		if err := os.WriteFile(filepath.Join(dir, "mcp.grants.hcl"), []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, found := range loginCode.FindAllStringSubmatch(printed(dir, "lint", "--show", "info"), -1) {
			codes = append(codes, found[1])
		}
		answer, _, _ := strings.Cut(printed(dir, "explain", "any-third-party", "mcp", "tool:greet", "--as", "users"), ".")
		fmt.Fprintf(&out, "%-34s %-8s %s\n", link.name, answer, strings.Join(codes, " "))
	}
	golden.Check(t, "../../testdata/chain/mcp.txt", []byte(out.String()))
}

func printed(dir string, args ...string) string {
	var stdout bytes.Buffer
	Main(args, Env{Stdin: bytes.NewReader(nil), Stdout: &stdout, Stderr: &stdout, Dir: dir})
	return stdout.String()
}
