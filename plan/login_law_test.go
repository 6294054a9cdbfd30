package plan

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/plan/cell"
)

// What a link of a login lets through, by the book.
const (
	naiveNo      = 0
	naiveUnknown = 1
	naiveYes     = 2
)

func naiveConnection(cfg *config.Config) int {
	if len(cfg.Connections) == 0 {
		return naiveUnknown
	}
	for _, connection := range cfg.Connections {
		if connection.IsDomainConnection.Value {
			return naiveYes
		}
	}
	return naiveNo
}

// naiveEntries are the ways by which users come in to an application with an organization, each as far as anybody knows: by each connection of each organization
// and, of organizations as a whole, by any.
func naiveEntries(cfg *config.Config) map[string]int {
	entries := map[string]int{}
	for _, organization := range cfg.Organizations {
		note := func(name string, answer int) {
			entries[organization.Name+" "+name] = answer
			entries[organization.Name] = max(entries[organization.Name], answer)
		}
		if organization.ThirdPartyClientAccess.Value != "allow" {
			continue
		}
		if !organization.EnabledConnections.Set { // it does not say by which connections
			for _, name := range []string{"c0", "c1", "elsewhere", ""} {
				note(name, naiveUnknown)
			}
		}
		for _, name := range organization.EnabledConnections.Items {
			connection := find(cfg.Connections, func(c *config.Connection) bool { return c.Name == name.Value })
			switch {
			case connection == nil:
				note(name.Value, naiveUnknown)
			case connection.IsDomainConnection.Value:
				note(name.Value, naiveYes)
			default:
				note(name.Value, naiveNo)
			}
		}
	}
	return entries
}

// naiveTurn is whether organizations let more users in to an application than before, and whether they let fewer in.
func naiveTurn(base, head *config.Config, b, a *compiler.Application) (opens, closes bool) {
	usage := func(app *compiler.Application) string {
		if app == nil {
			return ""
		}
		return app.Config.OrganizationUsage.Value
	}
	was, is := usage(b), usage(a)
	switch {
	case was == "require" && is != "require":
		return true, false
	case is == "require" && was != "require":
		return false, true
	case is == "" && was == "" || is != "require" && (isFirst(b) || isFirst(a)):
		return false, false
	}
	entries := func(cfg *config.Config, app *compiler.Application) map[string]int {
		switch {
		case isFirst(app), is == "require" && len(cfg.Organizations) == 0:
			return nil
		case app.Party == compiler.ThirdPartyPermissive, usage(app) == "":
			return map[string]int{}
		case len(cfg.Organizations) == 0 && was == is && b.Party == a.Party:
			return nil
		}
		return naiveEntries(cfg)
	}
	before, after := entries(base, b), entries(head, a)
	if before == nil || after == nil || b.Party != a.Party || was != is {
		x, y := best(before), best(after)
		return y > x, y < x
	}
	for _, ways := range []map[string]int{before, after} {
		for way := range ways {
			opens, closes = opens || after[way] > before[way], closes || after[way] < before[way]
		}
	}
	return opens, closes
}

// best is the easiest of some ways in; of those of which nobody knows, unknown.
func best(entries map[string]int) int {
	if entries == nil {
		return naiveUnknown
	}
	most := naiveNo
	for _, answer := range entries {
		most = max(most, answer)
	}
	return most
}

func naiveAudience(cfg *config.Config, identifier string, resource []string) int {
	byDefault := cfg.Tenant.DefaultAudience.Value.Name
	switch profile := cfg.Tenant.ResourceParameterProfile.Value; {
	case len(resource) == 0, slices.Contains(resource, identifier) && byDefault == identifier:
		return naiveYes
	case !slices.Contains(resource, identifier):
		return naiveNo
	case byDefault != "" || profile == "": // declared or not
		return naiveUnknown
	case profile == "compatibility":
		return naiveYes
	}
	return naiveNo
}

// A link that lets more through is relaxed for every cell whose users log in by it, one that lets less through is tightened, and nothing else is.
func TestLinksThatOpenAndCloseAreConditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := drawConfig(t)
		head := drawSuccessor(t, base)
		drawLogins(t, base)
		drawLogins(t, head)
		if flip(t, "the same connections") {
			head.Connections = base.Connections
		}
		before, after := compile(t, base), compile(t, head)
		impacts := expanded(Diff(before, after))
		for _, b := range append([]*compiler.Application{nil}, before.Applications...) {
			a := sameBlock(b, after)
			if b != nil && a == nil || isFirst(b) && isFirst(a) {
				continue
			}
			for _, api := range before.APIs {
				is := find(after.APIs, func(other *compiler.API) bool { return other.Identifier == api.Identifier })
				if is == nil || api.Config == nil || is.Config == nil || api.System != "" || !isUsable(before, b, api) || !isUsable(after, a, is) {
					continue
				}
				resource := append(valuesOfList(api.Config.Resource), valuesOfList(is.Config.Resource)...)
				links := map[string][2]int{
					"audience":   {naiveAudience(base, api.Identifier, resource), naiveAudience(head, api.Identifier, resource)},
					"connection": {naiveConnection(base), naiveConnection(head)},
				}
				for side, app := range []*compiler.Application{b, a} {
					if isFirst(app) {
						links = ofOwnApplication(links, side)
					}
				}
				relaxed, tightened := expectedOfLogin(links)
				if came, went := missingNames(promotedIn(head), promotedIn(base)), missingNames(promotedIn(base), promotedIn(head)); links["connection"] == [2]int{naiveYes, naiveYes} { // of third parties on both sides
					relaxed, tightened = withCondition(relaxed, "connection", came), withCondition(tightened, "connection", went)
				}
				opens, closes := naiveTurn(base, head, b, a)
				relaxed, tightened = withCondition(relaxed, "organization", opens), withCondition(tightened, "organization", closes)
				at := ""
				if a != nil {
					at = a.Address
				}
				i := find(pointers(impacts), func(i *Impact) bool {
					return i.Application == at && i.AnyThirdParty == (a == nil) && i.Audience == api.Identifier && i.SubjectType == "user"
				})
				var gotRelaxed, gotTightened []string
				if i != nil {
					gotRelaxed, gotTightened = onlyOfLogin(i.Relaxed), onlyOfLogin(i.Tightened)
				}
				if !slices.Equal(gotRelaxed, relaxed) || !slices.Equal(gotTightened, tightened) {
					t.Errorf("%s %s: relaxed %v, want %v; tightened %v, want %v", at, api.Identifier, gotRelaxed, relaxed, gotTightened, tightened)
				}
			}
		}
	})
}

// ofOwnApplication has one side of the links be of an application of one's own, of which no file says how its users log in. It names the API as its audience.
func ofOwnApplication(links map[string][2]int, side int) map[string][2]int {
	own := map[string]int{"audience": naiveYes, "connection": naiveUnknown}
	for name, answer := range own {
		both := links[name]
		both[side] = answer
		links[name] = both
	}
	return links
}

func promotedIn(cfg *config.Config) []string {
	var names []string
	for _, connection := range cfg.Connections {
		if connection.IsDomainConnection.Value {
			names = append(names, connection.Name)
		}
	}
	return names
}

func missingNames(of, without []string) bool {
	return slices.ContainsFunc(of, func(name string) bool { return !slices.Contains(without, name) })
}

func withCondition(conditions []string, condition string, applies bool) []string {
	if applies {
		conditions = append(conditions, condition)
		slices.Sort(conditions)
	}
	return conditions
}

// sameBlock is the application of a tenant at the address of another one that is the same client.
func sameBlock(app *compiler.Application, t *compiler.Tenant) *compiler.Application {
	if app == nil {
		return nil
	}
	return find(t.Applications, func(a *compiler.Application) bool {
		return a.Address == app.Address && a.Config.ClientID.Set == app.Config.ClientID.Set && a.ClientID == app.ClientID
	})
}

func isFirst(app *compiler.Application) bool { return app != nil && app.Party == compiler.FirstParty }

func isUsable(t *compiler.Tenant, app *compiler.Application, api *compiler.API) bool {
	access := t.Access(app, api, compiler.User)
	return access.Allowed && access.Unreachable == ""
}

func expectedOfLogin(links map[string][2]int) (relaxed, tightened []string) {
	for _, condition := range []string{"audience", "connection"} {
		switch was, is := links[condition][0], links[condition][1]; {
		case is > was:
			relaxed = append(relaxed, condition)
		case is < was:
			tightened = append(tightened, condition)
		}
	}
	return relaxed, tightened
}

func onlyOfLogin(conditions []string) []string {
	var found []string
	for _, condition := range conditions {
		if cell.IsOfLogin(condition) {
			found = append(found, condition)
		}
	}
	return found
}

func valuesOfList(list config.List) []string {
	var values []string
	for _, item := range list.Items {
		values = append(values, item.Value)
	}
	return values
}

func pointers(impacts []Impact) []*Impact {
	var all []*Impact
	for i := range impacts {
		all = append(all, &impacts[i])
	}
	return all
}
