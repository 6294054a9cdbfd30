package accesstest

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
)

// known is what is known of a cell: the least that it gives, and the most. They differ where the source does not say everything, or where the cell
// rests on what nobody states. Access that nobody can use for want of a flow is not there yet.
type known struct {
	least, most       []string // scopes, sorted
	leastOpen, isOpen bool     // whether a token can be had, at least and at most
	unbounded         bool     // nobody knows what there is beyond the most
	gaps              []string // what is not known, sorted
}

// doubts are what a source does not say, and that bears on cells which do not say so themselves.
type doubts struct {
	absent []config.Kind       // of which the source leaves out some or all
	tenant []string            // attributes of the tenant's settings: on third parties, and on the APIs of the platform
	byAPI  map[string][]string // attributes of the platform's APIs that no block declares, by their addresses
}

func doubtsOf(t *compiler.Tenant) doubts {
	d := doubts{absent: t.Config.Absent, byAPI: map[string][]string{}}
	for _, gap := range t.Config.Gaps {
		where := strings.TrimSuffix(gap.Address+"."+gap.Attribute, ".")
		switch {
		case gap.Effect != config.GapAccess:
		case strings.HasPrefix(gap.Address, "system_api."):
			d.byAPI[gap.Address] = append(d.byAPI[gap.Address], where)
		case gap.Address == "tenant":
			d.tenant = append(d.tenant, where)
		}
	}
	return d
}

// bearing are those that bear on a cell.
func (d *doubts) bearing(cell *compiler.Access) []string {
	found := slices.Clone(d.byAPI[cell.API.Address])
	isThirdParty := cell.Application == nil || cell.Application.IsThirdParty()
	if cell.API.System != "" || isThirdParty {
		found = append(found, d.tenant...)
	}
	if cell.Reason == compiler.ByClientGrant || cell.Reason == compiler.PolicyAllowAll || cell.Reason == compiler.SystemAPIThirdParty {
		return found
	}
	if cell.Application != nil && slices.Contains(d.absent, config.KindClientGrant) {
		found = append(found, string(config.KindClientGrant)) // one of its own would decide
	}
	if isThirdParty && cell.Reason != compiler.ByDefaultGrant && slices.Contains(d.absent, config.KindThirdPartyDefault) {
		found = append(found, string(config.KindThirdPartyDefault))
	}
	return found
}

// leftOut are the cells of applications that the source leaves out, as far as a policy opens APIs to every application.
func (d *doubts) leftOut(apis []*compiler.API, subjects []compiler.SubjectType) []compiler.Access {
	if !slices.Contains(d.absent, config.KindApplication) {
		return nil
	}
	var cells []compiler.Access
	for _, api := range apis {
		for _, subject := range subjects {
			if api.Policy(subject) == compiler.AllowAll {
				cells = append(cells, compiler.Access{
					API: api, SubjectType: subject, Allowed: true, Reason: compiler.PolicyAllowAll, Scopes: api.Scopes, FutureScopes: true,
					Assumed: []string{string(config.KindApplication)},
				})
			}
		}
	}
	return cells
}

// known is what is known of a cell.
func (j *judge) known(cell *compiler.Access) known {
	k := known{isOpen: cell.Allowed && cell.Unreachable == ""}
	if k.isOpen {
		k.most = cell.Scopes
	}
	doubts := j.doubts.bearing(cell)
	if k.least, k.leastOpen = k.most, k.isOpen; len(cell.Assumed) == 0 && len(doubts) == 0 {
		return k
	}
	k.gaps = slices.Concat(cell.Assumed, doubts)
	slices.Sort(k.gaps)
	k.gaps = slices.Compact(k.gaps)
	if isDeniedAnyway(cell) {
		return k
	}
	k.bound(j.cells.StatedAccess(cell.Application, cell.API, cell.SubjectType), cell, len(doubts) > 0)
	return k
}

// bound widens what is known to what may be.
func (k *known) bound(stated compiler.Access, cell *compiler.Access, doubtful bool) {
	k.least, k.leastOpen = nil, stated.Allowed && stated.Unreachable == "" && !doubtful
	if k.leastOpen {
		k.least = stringset.Intersection(stated.Scopes, cell.Scopes)
	}
	k.unbounded = doubtful
	for _, attribute := range cell.Assumed {
		switch {
		case attribute == registrationMode: // the cell is the larger of the two readings
		case isFlow(attribute):
			k.isOpen = cell.Allowed
			k.most = cell.Scopes
		default:
			k.unbounded = true
		}
	}
}

const registrationMode = "tenant.dynamic_client_registration_security_mode"

// isDeniedAnyway reports whether the API's policy denies the cell, whatever else is not known.
func isDeniedAnyway(cell *compiler.Access) bool {
	return cell.Reason == compiler.PolicyDenyAll && !slices.ContainsFunc(cell.Assumed, func(attribute string) bool {
		return strings.HasPrefix(attribute, cell.API.Address+".")
	})
}

// isFlow reports whether an attribute of an application decides about nothing but whether it can use what it has.
func isFlow(attribute string) bool {
	if !strings.HasPrefix(attribute, "application.") {
		return false
	}
	_, name, _ := strings.Cut(attribute[strings.LastIndexByte(attribute, ']')+1:], ".")
	name = name[strings.IndexByte(name, '.')+1:]
	return slices.Contains([]string{"app_type", "client_authentication_methods", "grant_types", "token_endpoint_auth_method", "token_exchange"}, name)
}
