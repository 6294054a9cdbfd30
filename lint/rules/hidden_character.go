package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "hidden-character",
	Group:    lint.Language,
	Title:    "character that hides what a file says",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://github.com/nickboucher/trojan-source",
		"https://github.com/rust-lang/rust/pull/90462",
	},
	Doc: `Some characters are not shown, and change what is shown around them: escape sequences erase lines in a terminal, and marks of the
direction of text put words in another order, so that a scope seems to stand in a comment, or a comment to end later than it does. Whoever reviews
the file does not see what is granted.

Take the character out. In a string, write its escape (\u202e), which everybody sees.`,
	Check: func(p *lint.Pass) {
		for _, c := range p.Config.Controls {
			p.Report(lint.Finding{
				At: c.Span, Address: p.AddressAt(c.Span), Key: fmt.Sprintf("U+%04X", c.Rune),
				Message: fmt.Sprintf("the file contains U+%04X, %s%s", c.Rune, controlKind(c.Rune), repeated(c.More)),
				Detail:  fmt.Sprintf(`Take it out, or write \u%04x in a string.`, c.Rune),
			})
		}
	},
})

func repeated(more int) string {
	switch more {
	case 0:
		return ""
	case 1:
		return ", here and in another place"
	}
	return fmt.Sprintf(", here and in %d other places", more)
}

// controlKind says what a control does.
func controlKind(r rune) string {
	if r > 0xff {
		return "which changes the order in which text is shown"
	}
	return "a control character that is not shown"
}
