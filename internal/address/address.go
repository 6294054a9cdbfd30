// Package address spells the addresses of objects: client_grant.partner["crm"].
package address

import (
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Instance is the address of the instance of a block that has a for_each key.
func Instance(block, key string) string { return block + "[" + quote(key) + "]" }

// Split is the address of the block and the for_each key of an instance. It is not keyed where the address is that of a block.
func Split(address string) (block, key string, keyed bool) {
	block, index, keyed := strings.Cut(address, "[")
	return block, unquote(strings.TrimSuffix(index, "]")), keyed
}

// quote writes a for_each key as it stands in an address: as an HCL string.
func quote(key string) string {
	if isPlainName(key) {
		return `"` + key + `"`
	}
	return escapeTemplates.Replace(strconv.Quote(key))
}

// unquote undoes quote.
func unquote(quoted string) string {
	key, err := strconv.Unquote(strings.NewReplacer("$${", "${", "%%{", "%{").Replace(quoted))
	if err != nil {
		return quoted
	}
	return key
}

var escapeTemplates = strings.NewReplacer("${", "$${", "%{", "%%{")

func isPlainName(label string) bool {
	for i := range len(label) {
		switch b := label[i]; {
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z':
		case i > 0 && (b >= '0' && b <= '9' || b == '_' || b == '-'):
		default:
			return false
		}
	}
	return label != ""
}

// IsName reports whether references can name it. HCL's own check runs its lexer; most names are plain enough to do without.
func IsName(label string) bool { return isPlainName(label) || hclsyntax.ValidIdentifier(label) }
