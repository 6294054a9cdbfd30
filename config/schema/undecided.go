package schema

import (
	"cmp"
	"slices"
	"strings"
)

// undecided is what the platform has and the language can't say although it decides about access, by the block it stands in; "" is a file. Each with
// what it decides. What is in none of these lists, and no attribute or block of the language, does not decide who may call what.
var undecided = map[string]map[string]string{
	"": {
		"action": "whether a token is issued, and with which scopes",
		"rule":   "whether a token is issued, and with which scopes",
		"hook":   "whether a token is issued, and with which scopes",
	},
	"api": {
		"authorization_policy":   "whether a token of a user is issued",
		"proof_of_possession":    "whether a token without proof of possession is of use",
		"allow_online_access":    "whether refresh tokens that end with the session are issued",
		"allow_anonymous_access": "whether visitors who have not logged in get a token",
	},
	"application": {
		"refresh_token":                 "for which APIs and scopes a refresh token can be exchanged (policies), and how long it lasts",
		"my_organization_configuration": "whether the application can use the My Organization API",
		"connections":                   "which users can log in to the application",
		"enabled_connections":           "which users can log in to the application",
		"organization_require_behavior": "whether users choose an organization before they log in",
		"require_proof_of_possession":   "whether a token without proof of possession is of use",
		"session_transfer":              "whether a session can be handed on to another application",
		"native_social_login":           "which users can log in to the application",
		"allowed_clients":               "which other applications can ask for tokens for this one",
	},
	"subject_type_authorization": {
		"anonymous_user": "whether visitors who have not logged in get a token",
	},
}

// Undecided is something that the platform has and the language can't say.
type Undecided struct {
	Block   string // where it would stand; "" for a file
	Name    string
	Decides string // what it decides about access, as the end of a sentence
}

// EveryUndecided is what the language can't say, sorted by block and name, what would stand in a file last.
func EveryUndecided() []Undecided {
	var all []Undecided
	for block, names := range undecided {
		for name, what := range names {
			all = append(all, Undecided{block, name, what})
		}
	}
	slices.SortFunc(all, func(a, b Undecided) int {
		if (a.Block == "") != (b.Block == "") {
			return -strings.Compare(a.Block, b.Block)
		}
		return cmp.Or(strings.Compare(a.Block, b.Block), strings.Compare(a.Name, b.Name))
	})
	return all
}

// Decides is what something decides that the platform has and the language can't say; "" of anything else.
func Decides(block, name string) string { return undecided[block][name] }

// NotDecided is the message and the detail about such a thing.
func NotDecided(name, what string) (message, detail string) {
	return `"` + name + `" is not decided here`,
		"It decides " + what + ". The language can't say it, and no output takes it into account: see docs/language.md. Leave it out."
}
