package plan

import "grants/compiler"

// sameOwner reports whether an application belongs to whom it belonged, in the same mode as far as anybody states it: the platform can change neither.
func sameOwner(before, after *compiler.Application) bool {
	if isThirdParty(before) && isThirdParty(after) && (before.ModeAssumed || after.ModeAssumed) {
		return true
	}
	return before.Party == after.Party
}

func isThirdParty(app *compiler.Application) bool {
	return app != nil && (app.Party == compiler.ThirdPartyStrict || app.Party == compiler.ThirdPartyPermissive) // of an unknown one, nobody knows
}

// opensTo reports whether an API's policy alone gives a party access.
func opensTo(api *compiler.API, party compiler.Party, subject compiler.SubjectType) bool {
	return api != nil && api.Policy(subject) == compiler.AllowAll && party != compiler.ThirdPartyStrict &&
		(api.System == "" || party == compiler.FirstParty)
}
