package config

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// foreign is what the Management API, Terraform and Terraform's language call things: by the block it stands in, where "" is a file and "*" any block,
// the word here; or, behind a minus sign, why there is none.
var foreign = map[string]map[string]string{
	"": {
		"client": "application", "clients": "application", "auth0_client": "application", "app": "application",
		"resource_server": "api", "resource_servers": "api", "auth0_resource_server": "api",
		"auth0_resource_server_scope": "api", "auth0_resource_server_scopes": "api",
		"client_grants": "client_grant", "auth0_client_grant": "client_grant", "grant": "client_grant",
		"auth0_tenant": "tenant", "local": "locals", "var": "variable",
	},
	"*": {
		"count": "for_each", "depends_on": "-Order means nothing here, and references are found wherever they lead.",
		"lifecycle": "-Nothing is created here.", "provider": "-Nothing is created here.",
		"scope": "scopes", "authorization_details": "authorization_details_types",
	},
	"api":         {"rbac": "enforce_policies", "audience": "identifier", "permissions": "scopes"},
	"application": {"is_third_party": "is_first_party", "client_name": "name", "type": "app_type"},
	"client_grant": {
		"client": "client_id", "application": "client_id", "api": "audience", "resource_server": "audience", "identifier": "audience",
		"permissions": "scopes",
	},
	"third_party_default": {"api": "audience", "resource_server": "audience", "identifier": "audience", "permissions": "scopes"},
}

// foreignValues are words for values, by attribute.
var foreignValues = map[string]map[string]string{
	"app_type": {
		"m2m": "non_interactive", "machine_to_machine": "non_interactive", "web": "regular_web", "webapp": "regular_web",
		"regular_web_application": "regular_web", "single_page": "spa", "single_page_application": "spa", "mobile": "native",
	},
}

// meant is the word of the language for one that stands in a block, and what to say of it: the translation of a foreign word, or else one that is written
// alike. It is empty where there is none.
func meant(kind *blockType, word string) (name, remark string) {
	for _, block := range []string{kind.name, "*"} {
		if known, found := foreign[block][word]; found {
			if reason, none := strings.CutPrefix(known, "-"); none {
				return "", "Leave it out. " + reason
			}
			if kind.has(known) {
				return known, ""
			}
		}
	}
	return closest(word, kind.names()), ""
}

// has reports whether something of a name may stand in the block.
func (t *blockType) has(name string) bool {
	return t.attribute(name) != nil || t.block(name) != nil || name == "for_each" && t.forEach
}

// foreignBlock is the type of block that is meant by one of a file, and the name that it would have there: Terraform's has that behind its own type.
func foreignBlock(block *hclsyntax.Block) (kind, name string) {
	word, labels := block.Type, block.Labels
	if word == "resource" && len(labels) > 0 {
		word, labels = labels[0], labels[1:]
	}
	if len(labels) > 0 {
		name = labels[0]
	}
	if known := foreign[""][word]; known != "" {
		return known, name
	}
	return closest(word, topLevel), name
}

// isWireScopes reports whether scopes are written as the Management API and Terraform have them: objects with a value and a description.
func isWireScopes(expr hclsyntax.Expression) bool {
	items := written(expr)
	if len(items) == 0 {
		return false
	}
	object, ok := unwrap(items[0]).(*hclsyntax.ObjectConsExpr)
	if !ok {
		return false
	}
	for _, item := range object.Items {
		if key := hcl.ExprAsKeyword(item.KeyExpr); key == "value" || key == "name" {
			return true
		}
		if key, ok := literalKey(item.KeyExpr); ok && (key == "value" || key == "name") {
			return true
		}
	}
	return false
}

// refuseWireScopes says once how the scopes of an API are written.
func (d *decoder) refuseWireScopes(api *API, a *attribute, expr hclsyntax.Expression) bool {
	d.report(codeWrongType, d.span(expr), a.name, "scopes are written as a map of values to descriptions here",
		fmt.Sprintf("Write scopes = { %q = %q }, or a list of values.", "read:orders", "Read orders"))
	a.fail(api, d.span(expr))
	return false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
