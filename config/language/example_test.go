package language_test

import (
	"fmt"
	"testing/fstest"

	"grants/config/language"
)

// Every value of the tree knows where it was written: the scopes of the grant stand in a local of another file.
func Example() {
	files := fstest.MapFS{
		"scopes.grants.hcl": {Data: []byte(`locals {
  posting = ["read:posts", "write:posts"]
}
`)},
		"web.grants.hcl": {Data: []byte(`application "web" {
  client_id = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"
}

client_grant "web" {
  client_id    = application.web.client_id
  audience     = "https://social.example.com"
  subject_type = "user"
  scopes       = local.posting
}
`)},
	}
	cfg, problems, err := language.Load(files, language.Options{})
	if err != nil || len(problems) > 0 {
		fmt.Println(err, problems)
		return
	}
	for _, grant := range cfg.ClientGrants {
		fmt.Println(grant.Address, "for", grant.ClientID.Value.Name)
		for _, scope := range grant.Scopes.Items {
			at := cfg.Files.Range(scope.Span)
			fmt.Printf("  %s, written at %s:%d:%d\n", scope.Value, at.File, at.Start.Line, at.Start.Column)
		}
	}
	// Output:
	// client_grant.web for application.web
	//   read:posts, written at scopes.grants.hcl:2:14
	//   write:posts, written at scopes.grants.hcl:2:28
}

// What a user wrote wrong is no error: it comes back beside the tree, at its place.
func ExampleLoad() {
	files := fstest.MapFS{"web.grants.hcl": {Data: []byte(`application "web" {
  app_typ = "spa"
}
`)}}
	cfg, problems, err := language.Load(files, language.Options{})
	fmt.Println(len(cfg.Applications), "application,", err)
	for _, d := range problems {
		fmt.Printf("%s:%d: %s: %s\n", d.Range.File, d.Range.Start.Line, d.Message, d.Hint)
	}
	// Output:
	// 1 application, <nil>
	// web.grants.hcl:2: an application has no attribute "app_typ": did you mean "app_type"?
}
