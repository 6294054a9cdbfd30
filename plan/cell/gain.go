package cell

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// ownGrantCauses are the causes by which somebody wrote the gain down, for this very holder.
var ownGrantCauses = []CauseKind{GrantAdded, GrantChanged, DefaultShadowed}

// ThirdParty reports whether the application is a third party on one of the sides, or took the block of one.
func (x *Explanation) ThirdParty() bool {
	if objects.IsThirdParty(x.before.app) || objects.IsThirdParty(x.after.app) {
		return true
	}
	return x.before.app == nil && x.after.app != nil && objects.IsThirdParty(x.FormerClient(x.after.app))
}

// PolicyOpens reports whether a policy opens: it moved toward allow_all, or is that of an API which had another one under its former identifier.
func (x *Explanation) PolicyOpens() bool { return x.opened || x.opensAnew() }

// opensAnew reports whether the access is by an open policy of an API that had another one under its former identifier.
func (x *Explanation) opensAnew() bool {
	if x.before.api != nil || x.after.api == nil || !x.after.open() {
		return false
	}
	former := x.FormerAPI[x.after.api]
	return former != nil && former.Policy(compiler.SubjectTypes[x.cell.Subject]) != compiler.AllowAll
}

// Direct reports whether somebody wrote the gain down for this very holder. Who takes a block over gets what was written for another.
func (x *Explanation) Direct() bool {
	direct := false
	for _, c := range x.Causes {
		if c.Cause == ClientIDChanged {
			return false
		}
		direct = direct || slices.Contains(ownGrantCauses, c.Cause) ||
			x.anyThirdParty && (c.Cause == DefaultGrantAdded || c.Cause == DefaultGrantChanged)
	}
	return direct
}
