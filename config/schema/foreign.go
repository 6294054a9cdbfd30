package schema

import (
	"cmp"
	"slices"
	"strings"

	"grants/internal/suggest"
)

// foreign is what the Management API, Terraform and Terraform's language call things: by the block it stands in, where "" is a file and "*" any block,
// the word here; or, behind a minus sign, why there is none.
var foreign = map[string]map[string]string{
	"": {
		"client": "application", "clients": "application", "auth0_client": "application", "app": "application",
		"resource_server": "api", "resource_servers": "api", "auth0_resource_server": "api",
		"auth0_resource_server_scope": "api", "auth0_resource_server_scopes": "api",
		"client_grants": "client_grant", "auth0_client_grant": "client_grant", "grant": "client_grant",
		"auth0_role": "role", "auth0_role_permission": "role", "auth0_role_permissions": "role", "roles": "role",
		"auth0_connection": "connection", "connections": "connection", "auth0_organization": "organization", "organizations": "organization",
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
	"connection":   {"connection_id": "id"},
	"organization": {"connections": "enabled_connections", "organization_id": "id"},
	"role":         {"permissions": "permission", "role_id": "id"},
	"permission": {
		"audience": "api", "identifier": "api", "resource_server": "api", "resource_server_identifier": "api",
		"permission_name": "scopes", "permissions": "scopes",
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

// Foreign is a word of others, and the one that stands for it here.
type Foreign struct {
	Block string // where it stands: "" for a file, "*" for any block
	Word  string
	Ours  string // "" where there is none
	Why   string // there is none: a sentence
}

// EveryForeign is the words of others, those of a file first, sorted by block and word.
func EveryForeign() []Foreign {
	var all []Foreign
	for block, words := range foreign {
		for word, ours := range words {
			why, none := strings.CutPrefix(ours, "-")
			if none {
				ours = ""
			} else {
				why = ""
			}
			all = append(all, Foreign{block, word, ours, why})
		}
	}
	slices.SortFunc(all, func(a, b Foreign) int {
		return cmp.Or(strings.Compare(a.Block, b.Block), strings.Compare(a.Word, b.Word))
	})
	return all
}

// EveryForeignValue is the values that others have, each with the attribute in place of the block, sorted.
func EveryForeignValue() []Foreign {
	var all []Foreign
	for attribute, words := range foreignValues {
		for word, ours := range words {
			all = append(all, Foreign{Block: attribute, Word: word, Ours: ours})
		}
	}
	slices.SortFunc(all, func(a, b Foreign) int {
		return cmp.Or(strings.Compare(a.Block, b.Block), strings.Compare(a.Word, b.Word))
	})
	return all
}

// Meant is the word of the language for one that stands in a block, and what to say of it: the translation of a foreign word, or else one that is written
// alike. It is empty where there is none.
func (t *Block) Meant(word string) (name, remark string) {
	for _, block := range []string{t.Name, "*"} {
		if known, found := foreign[block][word]; found {
			if reason, none := strings.CutPrefix(known, "-"); none {
				return "", "Leave it out. " + reason
			}
			if t.has(known) {
				return known, ""
			}
		}
	}
	return suggest.Closest(word, t.Names()), ""
}

// MeantBlock is Meant for the type of a block of a file.
func MeantBlock(word string) string {
	if known := foreign[""][word]; known != "" {
		return known
	}
	return suggest.Closest(word, Names())
}

// MeantValue is the value of the enumeration that is meant by another.
func (a *Attribute) MeantValue(value string) string {
	if known := foreignValues[a.Name][value]; known != "" {
		return known
	}
	return suggest.Closest(value, a.Values)
}
