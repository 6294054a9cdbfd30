package objects

import "grants/compiler"

// SameOwner reports whether an application belongs to whom it belonged, in the same mode as far as anybody states it: the platform can change neither.
func SameOwner(before, after *compiler.Application) bool {
	if IsThirdParty(before) && IsThirdParty(after) && (before.ModeAssumed || after.ModeAssumed) {
		return true
	}
	return before.Party == after.Party
}

// IsThirdParty reports whether an application is a third party. Of an unknown one, nobody knows.
func IsThirdParty(app *compiler.Application) bool {
	return app != nil && (app.Party == compiler.ThirdPartyStrict || app.Party == compiler.ThirdPartyPermissive) // of an unknown one, nobody knows
}

// OpensTo reports whether an API's policy alone gives a party access.
func OpensTo(api *compiler.API, party compiler.Party, subject compiler.SubjectType) bool {
	return api != nil && api.Policy(subject) == compiler.AllowAll && party != compiler.ThirdPartyStrict &&
		(api.System == "" || party == compiler.FirstParty)
}
