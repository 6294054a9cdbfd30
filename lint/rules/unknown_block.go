package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unknown-block",
	Group:    lint.Language,
	Title:    "no such kind of block",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `The word in front of the braces is none of the blocks of the language. What stands in the block is not read, so an API, an application or
a grant may be missing from the answer. Of a block that the platform has and the language does not, such as a connection, the message says what it
decides.

Correct the word, or remove the block.`,
})
