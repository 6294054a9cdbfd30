package diag_test

import (
	"fmt"

	"grants/diag"
)

// A diagnostic is at the smallest range that is wrong. Its fingerprint stays when lines move.
func Example() {
	files := &diag.Files{}
	file := files.Add("access.grants.hcl")
	files.SetContent(file, []byte("client_grant \"web\" {\n  scopes = [\"raed:posts\"]\n}\n"))
	found := diag.Diagnostic{
		Code: "undefined-scope", Severity: diag.Error, Message: `api.posts declares no scope "raed:posts"`,
		Address: "client_grant.web", Key: "raed:posts", Range: files.Range(diag.Span{File: file, Start: 33, End: 45}),
	}
	fmt.Printf("%s:%d:%d: %s[%s]: %s\n", found.Range.File, found.Range.Start.Line, found.Range.Start.Column, found.Severity, found.Code, found.Message)

	moved := found
	moved.Range = diag.Range{File: "elsewhere.grants.hcl", Start: diag.Pos{Line: 90, Column: 1}}
	fmt.Println(moved.Fingerprint() == found.Fingerprint())
	// Output:
	// access.grants.hcl:2:13: error[undefined-scope]: api.posts declares no scope "raed:posts"
	// true
}
