package compiler

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/config"
	"grants/diag"
)

// source is a file whose words stand for the places of a config.
type source struct {
	text  string
	files *diag.Files
}

func newSource(words ...string) *source {
	s := &source{text: strings.Join(words, "\n"), files: &diag.Files{}}
	s.files.SetContent(s.files.Add("main.grants.hcl"), []byte(s.text))
	return s
}

func (s *source) span(word string) diag.Span {
	start := strings.Index(s.text, word)
	if start < 0 {
		panic("the source has no " + word)
	}
	return diag.Span{File: 1, Start: uint32(start), End: uint32(start + len(word))}
}

// word is the text in a range.
func (s *source) word(r diag.Range) string {
	if r.IsZero() {
		return ""
	}
	return s.text[r.Start.Byte:r.End.Byte]
}

// at is a value that stands at a word.
func at[T any](s *source, located config.Located[T], word string) config.Located[T] {
	located.Span = s.span(word)
	return located
}

// problem is what a user sees of a diagnostic: its place as the word there.
type problem struct {
	code, word, message, address, key, hint string

	related []string // words
	also    []string
}

func (s *source) problems(diagnostics []diag.Diagnostic) []problem {
	var problems []problem
	for _, d := range diagnostics {
		p := problem{d.Code, s.word(d.Range), d.Message, d.Address, d.Key, d.Hint, nil, d.Also}
		for _, related := range d.Related {
			p.related = append(p.related, s.word(related.Range))
		}
		problems = append(problems, p)
	}
	return problems
}

// expect compiles and compares; it returns the tenant.
func (s *source) expect(t *testing.T, cfg *config.Config, want ...problem) *Tenant {
	t.Helper()
	cfg.Files = s.files
	tenant, diagnostics := Compile(cfg)
	got := s.problems(diagnostics)
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, d := range diagnostics {
		if d.Severity != diag.Error || d.Detail == "" {
			t.Errorf("%s: got severity %s and detail %q", d.Code, d.Severity, d.Detail)
		}
	}
	if len(want) > 0 && !tenant.Incomplete {
		t.Error("the tenant does not say that it is incomplete")
	}
	return tenant
}

func TestDuplicateAPIIdentifier(t *testing.T) {
	s := newSource("first", "second")
	cfg := project(newAPI("b", "https://blog.example.com", "a"), newApplication("web", "first_party"),
		newClientGrant("web", "application.web", "api.b", "user", "a"), newClientGrant("job", "application.web", "https://blog.example.com", "client"))
	cfg.APIs = append(cfg.APIs, newAPI("a", "https://blog.example.com"))
	cfg.APIs[0].Identifier.Span, cfg.APIs[1].Identifier.Span = s.span("second"), s.span("first")
	tenant := s.expect(t, cfg, problem{
		code: "duplicate-api-identifier", word: "second", message: `api.a has the identifier "https://blog.example.com" already`,
		address: "api.b", key: "identifier", related: []string{"first"},
	})
	if len(tenant.APIs) != 1 || tenant.APIs[0].Address != "api.a" {
		t.Errorf("got %d APIs", len(tenant.APIs))
	}
	if len(tenant.ClientGrants) != 1 || tenant.ClientGrants[0].Address != "client_grant.job" {
		t.Error("want the grant that names the identifier, and not the one that names the block left out")
	}
}

func TestDuplicateClientID(t *testing.T) {
	s := newSource("first", "second")
	cfg := project(blog(), newApplication("web", "first_party"), newClientGrant("web", "application.web", "api.blog", "user", "a"))
	cfg.Applications = append(cfg.Applications, newApplication("job", "first_party"), newApplication("new", "first_party"), newApplication("newer", "first_party"))
	cfg.Applications[0].ClientID, cfg.Applications[1].ClientID = at(s, value("x"), "second"), at(s, value("x"), "first")
	tenant := s.expect(t, cfg, problem{
		code: "duplicate-client-id", word: "second", message: `application.job has the client_id "x" already`,
		address: "application.web", key: "client_id", related: []string{"first"},
	})
	if len(tenant.Applications) != 3 || len(tenant.ClientGrants) != 0 {
		t.Errorf("got %d applications and %d grants", len(tenant.Applications), len(tenant.ClientGrants))
	}
}

func TestDuplicateGrant(t *testing.T) {
	s := newSource("first", "second", "third", "fourth")
	cfg := project(blog(), newApplication("web", "first_party"),
		newClientGrant("b", "application.web", "https://blog.example.com", "user", "b"), newClientGrant("a", "application.web", "api.blog", "user", "a"),
		newDefault("b", "api.blog", "client"), newDefault("a", "api.blog", "client"))
	for i, word := range []string{"second", "first", "fourth", "third"} {
		cfg.ClientGrants[i].Header = s.span(word)
	}
	tenant := s.expect(t, cfg, problem{
		code: "duplicate-grant", word: "second", message: `client_grant.a grants application.web access to api.blog for subject type "user" already`,
		address: "client_grant.b", related: []string{"first"},
	}, problem{
		code: "duplicate-grant", word: "fourth",
		message: `third_party_default.a grants third-party applications access to api.blog for subject type "client" already`,
		address: "third_party_default.b", related: []string{"third"},
	})
	if len(tenant.ClientGrants) != 2 || tenant.ClientGrants[0].Address != "client_grant.a" || tenant.ClientGrants[1].Address != "third_party_default.a" {
		t.Errorf("got %d grants", len(tenant.ClientGrants))
	}
}

func TestDuplicatesAreMeasuredAgainstTheFirstAddress(t *testing.T) {
	cfg := project(blog(), newApplication("web", "first_party"))
	for i := range 40 {
		cfg.ClientGrants = append(cfg.ClientGrants, newDefault(fmt.Sprint("g", 99-i), "api.blog", "user"))
	}
	tenant, diagnostics := Compile(cfg)
	if len(diagnostics) != 39 || len(tenant.ClientGrants) != 1 || tenant.ClientGrants[0].Address != "third_party_default.g60" {
		t.Errorf("got %d diagnostics and %d grants", len(diagnostics), len(tenant.ClientGrants))
	}
}

func TestGrantsPerAPILimitTakesThePlaceOfDuplicates(t *testing.T) {
	words := []string{"one", "two", "three", "four"}
	s := newSource(words...)
	cfg := project(blog(), newApplication("web", "first_party"),
		newClientGrant("a", "application.web", "api.blog", "user"), newClientGrant("b", "application.web", "api.blog", "client"),
		newClientGrant("c", "application.web", "api.blog", "user"), newClientGrant("d", "application.web", "api.blog", "user"))
	for i, word := range words {
		cfg.ClientGrants[i].Header = s.span(word)
	}
	tenant := s.expect(t, cfg, problem{
		code: "grants-per-api-limit", word: "three", message: "application.web has 4 grants for api.blog, the platform keeps at most 2",
		address: "client_grant.c", related: []string{"one", "two", "four"},
	})
	if len(tenant.ClientGrants) != 2 || len(cells(tenant, Filter{})) != 2 {
		t.Errorf("got %d grants", len(tenant.ClientGrants))
	}
}

func TestInstancesWithOneProblemAtOnePlaceAreOneDiagnostic(t *testing.T) {
	s := newSource("first", "again")
	cfg := project(blog(), newApplication("web", "first_party"), newClientGrant("a", "application.web", "api.blog", "user"))
	cfg.ClientGrants[0].Header = s.span("first")
	for _, key := range []string{"b", "c", "a"} {
		app := newApplication("each", "first_party")
		app.Address, app.Key = fmt.Sprintf("application.each[%q]", key), key
		app.ClientID = at(s, value("ONE"), "again")
		cfg.Applications = append(cfg.Applications, app)
	}
	s.expect(t, cfg, problem{
		code: "duplicate-client-id", word: "again", message: `application.each["a"] has the client_id "ONE" already`,
		address: `application.each["b"]`, key: "client_id", related: []string{"again"}, also: []string{`application.each["c"]`},
	})
}

// What could not be read has been reported: nothing that follows from it is.
func TestWhatFollowsFromAnUnreadValueIsSilent(t *testing.T) {
	grant := func() *config.ClientGrant { return newClientGrant("web", "application.web", "api.blog", "user", "a") }
	tests := []struct {
		name       string
		change     func(*config.Config)
		grants     int
		incomplete bool
	}{
		{"nothing", func(*config.Config) {}, 1, false},
		{"holder", func(cfg *config.Config) { cfg.ClientGrants[0].ClientID = failed[config.Reference]() }, 0, true},
		{"default_for", func(cfg *config.Config) { cfg.ClientGrants[0].DefaultFor = failed[string]() }, 0, true},
		{"neither holder", func(cfg *config.Config) { cfg.ClientGrants[0].ClientID = config.Located[config.Reference]{} }, 0, true},
		{"both holders", func(cfg *config.Config) { cfg.ClientGrants[0].DefaultFor = value("third_party_clients") }, 0, true},
		{"audience", func(cfg *config.Config) { cfg.ClientGrants[0].Audience = failed[config.Reference]() }, 0, true},
		{"no audience", func(cfg *config.Config) { cfg.ClientGrants[0].Audience = config.Located[config.Reference]{} }, 0, true},
		{"subject type", func(cfg *config.Config) { cfg.ClientGrants[0].SubjectType = failed[string]() }, 0, true},
		{"unknown subject type", func(cfg *config.Config) { cfg.ClientGrants[0].SubjectType = value("machine") }, 0, true},
		{"a missing block's audience", func(cfg *config.Config) {
			cfg.Incomplete, cfg.ClientGrants[0].Audience = true, to("https://missing.example.com")
		}, 0, true},
		{"a missing block's client_id", func(cfg *config.Config) {
			cfg.Incomplete, cfg.ClientGrants[0].ClientID = true, to("missing")
		}, 0, true},
		{"an unread identifier", func(cfg *config.Config) {
			cfg.APIs[0].Identifier, cfg.ClientGrants[0].Audience = failed[string](), to("https://missing.example.com")
		}, 0, true},
		{"a block without its identifier", func(cfg *config.Config) { cfg.APIs[0].Identifier = config.Located[string]{} }, 0, true},
		{"an unread client_id", func(cfg *config.Config) {
			cfg.Applications[0].ClientID, cfg.ClientGrants[0].ClientID = failed[string](), to("missing")
		}, 0, true},
		{"an API's address twice", func(cfg *config.Config) { cfg.APIs = append(cfg.APIs, blog()) }, 1, true},
		{"an application's address twice", func(cfg *config.Config) {
			cfg.Applications = append(cfg.Applications, newApplication("web", "first_party"))
		}, 1, true},
		{"a grant's address twice", func(cfg *config.Config) { cfg.ClientGrants = append(cfg.ClientGrants, grant()) }, 1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cfg := project(blog(), newApplication("web", "first_party"), grant())
			test.change(cfg)
			tenant := mustCompile(t, cfg)
			if len(tenant.ClientGrants) != test.grants || tenant.Incomplete != test.incomplete {
				t.Errorf("got %d grants, incomplete %t", len(tenant.ClientGrants), tenant.Incomplete)
			}
		})
	}
}

func TestOfBlocksWithOneAddressTheFirstWrittenStays(t *testing.T) {
	s := newSource("first", "second")
	first, second := newAPI("blog", "https://first.example.com"), newAPI("blog", "https://second.example.com")
	first.Span, second.Span = s.span("first"), s.span("second")
	cfg := project(second, newApplication("web", "first_party"))
	cfg.APIs = append(cfg.APIs, first)
	tenant := s.expect(t, cfg)
	if len(tenant.APIs) != 1 || tenant.APIs[0].Config != first {
		t.Errorf("got %d APIs, the first %s", len(tenant.APIs), tenant.APIs[0].Identifier)
	}
}

func TestAuthorizationDetailsTypesOfAnAPIThatCouldNotBeReadAreKept(t *testing.T) {
	api, grant := blog(), newClientGrant("web", "application.web", "api.blog", "user", "a")
	api.AuthorizationDetailsTypes, grant.AuthorizationDetailsTypes = config.List{Failed: true}, list("pay")
	tenant := mustCompile(t, project(api, newApplication("web", "first_party"), grant))
	if got := tenant.ClientGrants[0].AuthorizationDetailsTypes; !slices.Equal(got, []string{"pay"}) {
		t.Errorf("got %q", got)
	}
}

func TestScopesOfAnAPIThatCouldNotBeReadAreNeverUndefined(t *testing.T) {
	unreadList, unreadItem := blog(), blog()
	unreadList.ScopesAttribute = failed[struct{}]()
	unreadItem.Scopes[0].Name = failed[string]()
	for _, api := range []*config.API{unreadList, unreadItem} {
		api.UserPolicy = value("require_client_grant")
		cfg := project(api, newApplication("web", "first_party"), newClientGrant("web", "application.web", "api.blog", "user", "zz", "a"))
		cell := access(t, cfg, User)
		if cell.API.ScopesKnown || len(cell.UndefinedScopes) > 0 || !slices.Equal(cell.Scopes, []string{"a", "zz"}) {
			t.Errorf("got %v, scopes known %t", cell.Row(), cell.API.ScopesKnown)
		}
	}
}
