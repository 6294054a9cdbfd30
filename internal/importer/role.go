package importer

import (
	"slices"
	"strings"

	"grants/config"
	"grants/config/layout"
)

// comparePermissions brings the permissions of a role up to date, API by API, unless the source does not say them. It returns blocks that are to be added.
func (u *updating) comparePermissions(ours, theirs *config.Role) []*config.Permission {
	if theirs.PermissionsAttribute.Failed || ours.PermissionsAttribute.Failed || u.isUnsaid(theirs.Address, "permission") {
		return nil
	}
	want, have := u.permissionsOf(theirs), u.permissionsOf(ours)
	if slices.EqualFunc(want, have, samePermissions) {
		return nil
	}
	if ours.Key != "" || !strings.HasSuffix(u.text(ours.Span), "}") || strings.HasSuffix(u.project.Files.Name(ours.Span.File), ".json") {
		u.report(ours.Header, "%s: its permissions are others in the source", ours.Address)
		return nil
	}
	for _, block := range ours.Permissions {
		u.comparePermission(ours, block, want)
	}
	var fresh []*config.Permission
	for _, permission := range want {
		if !slices.ContainsFunc(ours.Permissions, func(p *config.Permission) bool { return u.identity(p.API.Value) == permission.api }) {
			fresh = append(fresh, permission.block())
		}
	}
	if len(fresh) > 0 {
		u.update.Changed = append(u.update.Changed, ours.Address+".permission")
	}
	return fresh
}

// comparePermission brings one block up to date. One that says what several do, or says it with expressions, is for people.
func (u *updating) comparePermission(role *config.Role, block *config.Permission, want []permissionsAt) {
	api := u.identity(block.API.Value)
	at := slices.IndexFunc(want, func(p permissionsAt) bool { return p.api == api })
	alone := !slices.ContainsFunc(role.Permissions, func(other *config.Permission) bool { return other != block && u.identity(other.API.Value) == api })
	literal := block.Span.Contains(block.Scopes.Span) && isLiteral(u.text(block.Scopes.Span))
	switch {
	case at >= 0 && slices.Equal(want[at].scopes, sortedValues(block.Scopes)):
	case at < 0:
		u.deleted[block] = true
		u.edit(block.Span, "") // its line would touch what is added behind it
		u.update.Changed = append(u.update.Changed, role.Address+".permission")
	case !alone || !literal:
		u.report(block.Header, "%s: its permissions at %s are others in the source", role.Address, api)
	default:
		items := make([]string, len(want[at].scopes))
		for i, scope := range want[at].scopes {
			items[i] = layout.Quote(scope)
		}
		u.edit(block.Scopes.Span, bracketed(items))
		u.update.Changed = append(u.update.Changed, role.Address+".permission")
	}
}

// permissionsAt are the permissions of a role at one API, whatever number of blocks say so.
type permissionsAt struct {
	api    string // as the project knows it
	scopes []string
}

func samePermissions(a, b permissionsAt) bool {
	return a.api == b.api && slices.Equal(a.scopes, b.scopes)
}

func (p permissionsAt) block() *config.Permission {
	block := &config.Permission{API: config.Located[config.Reference]{Value: config.Reference{Name: p.api}, Set: true}, Scopes: config.List{Set: true}}
	block.API.Value.IsAddress = strings.HasPrefix(p.api, "api.")
	for _, scope := range p.scopes {
		block.Scopes.Items = append(block.Scopes.Items, config.Located[string]{Value: scope, Set: true})
	}
	return block
}

func (u *updating) permissionsOf(role *config.Role) []permissionsAt {
	byAPI := map[string][]string{}
	for _, block := range role.Permissions {
		api := u.identity(block.API.Value)
		byAPI[api] = append(byAPI[api], sortedValues(block.Scopes)...)
	}
	var all []permissionsAt
	for api, scopes := range byAPI {
		slices.Sort(scopes)
		if scopes = slices.Compact(scopes); len(scopes) > 0 {
			all = append(all, permissionsAt{api, scopes})
		}
	}
	slices.SortFunc(all, func(a, b permissionsAt) int { return strings.Compare(a.api, b.api) })
	return all
}

func sortedValues(list config.List) []string {
	values := make([]string, 0, len(list.Items))
	for _, item := range list.Items {
		values = append(values, item.Value)
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// isUnsaid reports whether the source does not say an attribute of an object.
func (u *updating) isUnsaid(address, attribute string) bool {
	return slices.ContainsFunc(u.source.Gaps, func(gap config.Gap) bool { return gap.Address == address && gap.Attribute == attribute })
}
