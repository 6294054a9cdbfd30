package comparison

import (
	"cmp"
	"slices"

	"grants/config"
	"grants/internal/project"
)

// keepSystemGrants gives the head the client grants that the platform created in the tenant of the base: they stay, whatever the files say. What the
// platform answers says itself that one is gone, and one goes with its application.
// https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
func (o opener) keepSystemGrants(head, base *Side) {
	kept := systemGrants(base.Tenant.Config)
	if len(kept) == 0 || head.source.Foreign == "api" {
		return
	}
	is := *head.Tenant.Config
	ids, taken, clients := identities(&is), map[string]bool{}, map[string]bool{}
	for _, app := range is.Applications {
		clients[app.ClientID.Value] = true
	}
	is.ClientGrants = slices.Clone(is.ClientGrants)
	for i, grant := range is.ClientGrants {
		key := keyOf(grant, ids)
		taken[grant.Address] = true
		if stays := kept[key]; stays != nil {
			delete(kept, key)
			if !gives(stays, grant) {
				head.note("%s: the platform created this client grant, and nobody can change it: what these files give it does not count", grant.Address)
			}
			stays.Block, stays.ClientID, stays.Audience = grant.Block, grant.ClientID, grant.Audience
			is.ClientGrants[i] = stays
		}
	}
	absent := 0
	for key, stays := range kept {
		if stays.DefaultFor.Set || clients[key.holder] && key.holder != "" {
			for taken[stays.Address] {
				stays.Name += "_"
				stays.Address += "_"
			}
			is.ClientGrants = append(is.ClientGrants, stays)
			absent++
		}
	}
	slices.SortStableFunc(is.ClientGrants, func(a, b *config.ClientGrant) int { return cmp.Compare(a.Address, b.Address) })
	if absent > 0 {
		head.note("client grants that the platform created, and that nobody can delete: %d; they stay, though these files do not have them", absent)
	}
	old := head.Project
	head.Project = project.Compile(head.source, &is, nil, head.opts)
	head.Commit, head.Within, head.keeps = old.Commit, old.Within, true
}

// gives reports whether two grants are for the same scopes.
func gives(a, b *config.ClientGrant) bool {
	scopes := func(grant *config.ClientGrant) []string {
		var all []string
		for _, scope := range grant.Scopes.Items {
			all = append(all, scope.Value)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return a.AllowAllScopes.Value == b.AllowAllScopes.Value && slices.Equal(scopes(a), scopes(b))
}

// grantKey is what the platform knows a client grant by.
type grantKey struct{ holder, audience, subject string }

func keyOf(grant *config.ClientGrant, ids map[string]string) grantKey {
	identity := func(ref config.Reference) string {
		if ref.IsAddress {
			return ids[ref.Name]
		}
		return ref.Name
	}
	return grantKey{identity(grant.ClientID.Value), identity(grant.Audience.Value), cmp.Or(grant.SubjectType.Value, "client")}
}

// identities is what the platform knows applications and APIs by, by their addresses.
func identities(c *config.Config) map[string]string {
	ids := make(map[string]string, len(c.Applications)+len(c.APIs))
	for _, app := range c.Applications {
		ids[app.Address] = app.ClientID.Value
	}
	for _, api := range c.APIs {
		ids[api.Address] = api.Identifier.Value
	}
	return ids
}

// systemGrants are copies of those that the platform created, without places: another configuration has none for them.
func systemGrants(c *config.Config) map[grantKey]*config.ClientGrant {
	if !slices.ContainsFunc(c.ClientGrants, func(grant *config.ClientGrant) bool { return grant.System }) {
		return nil
	}
	ids, found := identities(c), map[grantKey]*config.ClientGrant{}
	for _, grant := range c.ClientGrants {
		if !grant.System {
			continue
		}
		key := keyOf(grant, ids)
		found[key] = &config.ClientGrant{
			Block:      config.Block{Name: grant.Name, Key: grant.Key, Address: grant.Address},
			ClientID:   config.Located[config.Reference]{Value: config.Reference{Name: key.holder}, Set: grant.ClientID.Set},
			Audience:   config.Located[config.Reference]{Value: config.Reference{Name: key.audience}, Set: grant.Audience.Set},
			DefaultFor: nowhere(grant.DefaultFor), SubjectType: nowhere(grant.SubjectType), Scopes: listNowhere(grant.Scopes),
			AllowAllScopes: nowhere(grant.AllowAllScopes), AuthorizationDetailsTypes: listNowhere(grant.AuthorizationDetailsTypes),
			OrganizationUsage: nowhere(grant.OrganizationUsage), AllowAnyOrganization: nowhere(grant.AllowAnyOrganization),
			Organizations: listNowhere(grant.Organizations), System: true,
		}
	}
	return found
}

func nowhere[T any](v config.Located[T]) config.Located[T] {
	return config.Located[T]{Value: v.Value, Set: v.Set, Failed: v.Failed}
}

func listNowhere(list config.List) config.List {
	items := make([]config.Located[string], len(list.Items))
	for i, item := range list.Items {
		items[i] = nowhere(item)
	}
	return config.List{Items: items, Set: list.Set, Failed: list.Failed}
}
