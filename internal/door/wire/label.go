package wire

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/internal/systemapi"
)

// label gives every object its address. Labels come from names; where several objects want one, each has some of what the platform knows it by behind
// it, so that the order of the files never shows.
func (b *Builder) label() {
	name(b, b.apis, func(api *config.API, label, key string) { setAddress(&api.Block, "api", label, key) })
	name(b, b.applications, func(app *config.Application, label, key string) { setAddress(&app.Block, "application", label, key) })
	name(b, b.roles, func(role *config.Role, label, key string) {
		setAddress(&role.Block, "role", label, key)
		for _, permission := range role.Permissions {
			permission.Name, permission.Key, permission.Address = role.Name, role.Key, role.Address
		}
	})
	name(b, b.connections, func(c *config.Connection, label, key string) { setAddress(&c.Block, "connection", label, key) })
	name(b, b.organizations, func(o *config.Organization, label, key string) { setAddress(&o.Block, "organization", label, key) })
	b.wantGrantLabels()
	name(b, b.grants, func(grant *config.ClientGrant, label, key string) {
		kind := "client_grant"
		if grant.DefaultFor.Set && !grant.OrganizationUsage.Set && !grant.AllowAnyOrganization.Set && !grant.Organizations.Set {
			kind = "third_party_default" // which has no place for these
		}
		setAddress(&grant.Block, kind, label, key)
	})
	sortByAddress(b.apis, func(api *config.API) string { return api.Address })
	sortByAddress(b.applications, func(app *config.Application) string { return app.Address })
	sortByAddress(b.roles, func(role *config.Role) string { return role.Address })
	sortByAddress(b.connections, func(c *config.Connection) string { return c.Address })
	sortByAddress(b.organizations, func(o *config.Organization) string { return o.Address })
	sortByAddress(b.grants, func(grant *config.ClientGrant) string { return grant.Address })
}

func setAddress(block *config.Block, kind, label, key string) {
	block.Name, block.Key, block.Address = label, key, kind+"."+label
	if key != "" {
		block.Address += "[" + strconv.Quote(key) + "]"
	}
}

func sortByAddress[T any](all []*built[T], address func(T) string) {
	slices.SortStableFunc(all, func(a, b *built[T]) int { return strings.Compare(address(a.object), address(b.object)) })
}

// wantGrantLabels names grants after who holds them, on what, and for whom.
func (b *Builder) wantGrantLabels() {
	applications := labels(b.applications, func(app *config.Application) (string, string) { return app.ClientID.Value, app.Name })
	byHandle := handles(b.applications)
	apis := labels(b.apis, func(api *config.API) (string, string) { return api.Identifier.Value, api.Name })
	for _, grant := range b.grants {
		g := grant.object
		holder := g.ClientID.Value.Name
		if found := byHandle[holder]; len(found) == 1 {
			holder = found[0].Name
		} else {
			holder = cmp.Or(applications[holder], holder)
		}
		audience := g.Audience.Value.Name
		subject := cmp.Or(g.SubjectType.Value, "client")
		grant.key = strings.Join([]string{g.DefaultFor.Value, g.ClientID.Value.Name, audience, subject}, "\x00")
		if g.DefaultFor.Set {
			holder = ""
		}
		grant.wanted = strings.TrimPrefix(holder+"_"+cmp.Or(apis[audience], nameOf(audience))+"_"+subject, "_")
	}
}

// nameOf is what an API is called that is not among the objects.
func nameOf(audience string) string {
	if system, _ := systemapi.Shape(audience); system != "" {
		return string(system)
	}
	return slug(audience)
}

// labels are the labels of objects by what the platform knows them by.
func labels[T any](all []*built[T], of func(T) (key, label string)) map[string]string {
	known := make(map[string]string, len(all))
	for _, each := range all {
		if key, label := of(each.object); key != "" {
			known[key] = label
		}
	}
	return known
}

// handles are the applications by what the form calls them, which for several may be the same.
func handles(all []*built[*config.Application]) map[string][]*config.Application {
	known := make(map[string][]*config.Application, len(all))
	for _, each := range all {
		if each.handle != "" {
			known[each.handle] = append(known[each.handle], each.object)
		}
	}
	return known
}

// name sets the labels of objects of one kind, and their keys.
func name[T any](b *Builder, all []*built[T], set func(of T, label, key string)) {
	type address struct{ label, key string }
	wanting := make(map[address][]*built[T], len(all))
	for _, each := range all {
		at := address{label: each.wanted}
		if b.Label != nil && each.handle != "" {
			at.label, at.key = b.Label(each.handle)
		}
		at.label = slug(at.label)
		wanting[at] = append(wanting[at], each)
	}
	for at, several := range wanting {
		if len(several) == 1 {
			set(several[0].object, at.label, at.key)
			continue
		}
		for i, suffix := range suffixes(several) {
			set(several[i].object, at.label+"_"+suffix, at.key)
		}
	}
}

// shortest is the least number of digits that tell objects of one name apart.
const shortest = 6

// suffixes tell objects of one name apart, by digits that come from what the platform or the form knows them by.
func suffixes[T any](several []*built[T]) []string {
	digits := make([]string, len(several))
	for i, each := range several {
		sum := sha256.New()
		if io.WriteString(sum, cmp.Or(each.key, each.handle)); each.key == "" {
			each.node.Digest(sum)
		}
		digits[i] = hex.EncodeToString(sum.Sum(nil))
	}
	for n := shortest; n < sha256.Size*2; n++ {
		seen := map[string]bool{}
		for _, each := range digits {
			seen[each[:n]] = true
		}
		if len(seen) == len(digits) {
			return cut(digits, n)
		}
	}
	return numbered(cut(digits, shortest))
}

func cut(digits []string, n int) []string {
	for i := range digits {
		digits[i] = digits[i][:n]
	}
	return digits
}

// numbered tells apart what is twice the same, which the compiler reports.
func numbered(digits []string) []string {
	times := map[string]int{}
	for i, each := range digits {
		if times[each]++; times[each] > 1 {
			digits[i] += "_" + strconv.Itoa(times[each])
		}
	}
	return digits
}

// maxLabel is the number of letters of a label that comes from a name.
const maxLabel = 100

// slug makes a label of a name: lower case, with _ for everything that is no letter or digit.
func slug(name string) string {
	var label strings.Builder
	for _, c := range strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "https://"), "http://")) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			label.WriteRune(c)
		case label.Len() > 0 && !strings.HasSuffix(label.String(), "_"):
			label.WriteByte('_')
		}
		if label.Len() >= maxLabel {
			break
		}
	}
	text := strings.TrimRight(label.String(), "_")
	if text == "" || text[0] >= '0' && text[0] <= '9' {
		text = "_" + text // a name starts with a letter or _
	}
	return text
}
