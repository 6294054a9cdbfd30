package operations

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// grantState is what the platform holds of a grant. The zero state is no grant.
type grantState struct {
	exists          bool
	all             bool
	scopes, types   []string // sorted; no scopes under all
	dangling        []string // listed without being declared, and no longer to be listed
	usage           string   // organization_usage; empty where the platform takes none
	anyOrganization bool
	organizations   []string // linked; sorted
}

// stateOf is what of a grant can be sent. What the platform refuses lint reports, and it gives no access: allow_all_scopes and
// organizations on system APIs, third parties there, scopes that the API does not declare.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func stateOf(grant *compiler.ClientGrant) grantState {
	if grant == nil || grant.API.System != "" && (grant.IsDefault() || objects.IsThirdParty(grant.Application)) {
		return grantState{}
	}
	state := grantState{
		exists: true, all: grant.AllScopes && grant.API.System == "", scopes: grant.Scopes, types: grant.AuthorizationDetailsTypes,
	}
	if state.all {
		state.scopes = nil
	}
	if grant.SubjectType == compiler.Client && grant.API.System == "" && !grant.IsDefault() {
		state.usage = grant.OrganizationUsage
	}
	if state.usage == "allow" || state.usage == "require" {
		state.anyOrganization = grant.AllowAnyOrganization && !objects.IsThirdParty(grant.Application)
		state.organizations = objects.Organizations(grant)
	}
	return state
}

func (s grantState) equal(other grantState) bool {
	return s.sameGrant(other) && slices.Equal(s.organizations, other.organizations)
}

// sameGrant compares without the links.
func (s grantState) sameGrant(other grantState) bool {
	return s.exists == other.exists && s.all == other.all && slices.Equal(s.scopes, other.scopes) && slices.Equal(s.types, other.types) &&
		s.usage == other.usage && s.anyOrganization == other.anyOrganization && len(s.dangling) == len(other.dangling)
}

// gives reports whether a grant gives everything that another one gives.
func (s grantState) gives(other grantState) bool {
	return (s.exists || !other.exists) && (s.all || !other.all && len(objects.Missing(other.scopes, s.scopes)) == 0) &&
		len(objects.Missing(other.types, s.types)) == 0
}

// listed is the grant with a list of scopes that has no more than some scopes.
func (s grantState) listed(scopes, types []string) grantState {
	if s.all {
		s.all, s.scopes = false, scopes
	}
	s.scopes, s.types = stringset.Intersection(s.scopes, scopes), stringset.Intersection(s.types, types)
	return s
}

// without leaves out what an API no longer declares: a grant loses it before the API does.
func (s grantState) without(m *apiMove) grantState {
	s.scopes, s.types = stringset.Intersection(s.scopes, m.newScopes), stringset.Intersection(s.types, m.newTypes)
	return s
}

// admits reports whether a token is issued, with or without an organization, wherever it is under another grant.
func (s grantState) admits(other grantState) bool {
	mine, theirs := objects.OrganizationUse[s.usage], objects.OrganizationUse[other.usage]
	if theirs.Without && !mine.Without || theirs.With && !mine.With {
		return false
	}
	return !theirs.With || s.anyOrganization || !other.anyOrganization && len(objects.Missing(other.organizations, s.organizations)) == 0
}

// linkedLike is the grant with another one's links, which have calls of their own.
func (s grantState) linkedLike(other grantState) grantState {
	s.organizations = other.organizations
	return s
}
