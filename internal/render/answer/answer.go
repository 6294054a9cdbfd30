// Package answer writes what questions to the matrix come to: for people, and as JSON.
package answer

import (
	"fmt"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/internal/render/text"
	"grants/plan/objects"
)

// FormatVersion is that of the JSON.
const FormatVersion = "1.0"

// Explained is the answers to one question for one or several subject types, in their order.
type Explained struct {
	Tenant       *compiler.Tenant
	Explanations []*ask.Explanation
	Since        []Since // of each, since when it is so; none where nobody asked
}

// Since is the change that gave an answer.
type Since struct {
	Commit  string   // its hash; empty where the answer is as old as the history that there is
	Date    string   // the author's, as 2026-11-27
	Subject string   // the first line of its message
	Author  string   // the author's name
	Because []string // the causes, as a plan has them
	Note    string   // what limits the search; empty for nothing
}

// Answer is what the question comes to for any of the subject types: yes where one says yes, else unknown where one does.
func (e *Explained) Answer() ask.Answer {
	answer := ask.No
	for _, x := range e.Explanations {
		switch x.Answer {
		case ask.Yes:
			return ask.Yes
		case ask.Unknown:
			answer = ask.Unknown
		}
	}
	return answer
}

// site is where the first of some spans is that is one, as people call it: file:line, or empty.
func site(t *compiler.Tenant, spans ...diag.Span) string {
	file, line := objects.Place(t, spans...)
	if file == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", text.Plain(file), line)
}

// who is an application in a sentence.
func who(app *compiler.Application) string {
	if app == nil {
		return ask.AnyThirdParty
	}
	return text.Spoken(app.Address)
}
