package lint

import (
	"fmt"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/diag"
)

// MaxListed is the most names that a sentence lists.
const MaxListed = 6

// Listed is the names in quotes, for a sentence.
func Listed(names []string) string {
	shown := min(len(names), MaxListed)
	text := make([]byte, 0, 32*shown)
	for i, name := range names[:shown] {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = strconv.AppendQuote(text, name)
	}
	if more := len(names) - shown; more > 0 {
		text = fmt.Appendf(text, " and %d more", more)
	}
	return string(text)
}

// KeysOf are what findings are about within their object, in quotes for a sentence.
func KeysOf(found []diag.Diagnostic) string {
	keys := make([]string, len(found))
	for i := range found {
		keys[i] = found[i].Key
	}
	return Listed(keys)
}

// MostAPIs says something once that is so of most APIs of a project; empty where it is so of fewer.
func MostAPIs(tenant *compiler.Tenant, found []diag.Diagnostic, what string) string {
	declared := 0
	for _, api := range tenant.APIs {
		if api.Config != nil && api.System == "" {
			declared++
		}
	}
	addresses := make([]string, 0, len(found))
	for i := range found {
		addresses = append(append(addresses, found[i].Address), found[i].Also...)
	}
	if 2*len(addresses) <= declared {
		return ""
	}
	return fmt.Sprintf("%d of %d APIs %s: %s", len(addresses), declared, what, namesOf(addresses))
}

// The most APIs that one finding about a project names.
const maxAPIs = 20

func namesOf(addresses []string) string {
	text := strings.Join(addresses[:min(len(addresses), maxAPIs)], ", ")
	if more := len(addresses) - maxAPIs; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
