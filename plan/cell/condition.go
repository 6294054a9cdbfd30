package cell

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// compareConditions says which conditions of a token are relaxed and which are tightened. Both lists are sorted and never nil.
func compareConditions(before, after *compiler.Access) (relaxed, tightened []string) {
	relaxed, tightened = []string{}, []string{}
	note := func(condition string, relaxes, tightens bool) {
		if relaxes {
			relaxed = append(relaxed, condition)
		}
		if tightens {
			tightened = append(tightened, condition)
		}
	}
	b, a := objects.OrganizationUse[before.OrganizationUsage], objects.OrganizationUse[after.OrganizationUsage]
	bothUse := b.With && a.With
	note("allow_any_organization", bothUse && after.AllowAnyOrganization && !before.AllowAnyOrganization,
		bothUse && before.AllowAnyOrganization && !after.AllowAnyOrganization)
	note("consent", narrows(before, "consent") && !narrows(after, "consent"), narrows(after, "consent") && !narrows(before, "consent"))
	note("organization_usage", a.With && !b.With || a.Without && !b.Without, b.With && !a.With || b.Without && !a.Without)
	linked := bothUse && !before.AllowAnyOrganization && !after.AllowAnyOrganization
	note("organizations", linked && adds(objects.Organizations(before.Grant), objects.Organizations(after.Grant)),
		linked && adds(objects.Organizations(after.Grant), objects.Organizations(before.Grant)))
	note("rbac", narrows(before, "rbac") && !narrows(after, "rbac"), narrows(after, "rbac") && !narrows(before, "rbac"))
	return relaxed, tightened
}

// registration is the condition that somebody registers an application for others: without it, any third party is everybody.
const registration = "registration"

// compareRegistration adds that condition for any third party. The lists stay sorted, since it sorts last.
func (d *Difference) compareRegistration(before, after *compiler.Tenant) {
	switch {
	case after.DynamicRegistration && !before.DynamicRegistration:
		d.Relaxed = append(d.Relaxed, registration)
	case before.DynamicRegistration && !after.DynamicRegistration:
		d.Tightened = append(d.Tightened, registration)
	}
}

func narrows(access *compiler.Access, by string) bool { return slices.Contains(access.NarrowedBy, by) }

func adds(old, new []string) bool { return len(objects.Missing(new, old)) > 0 }
