package policy

import (
	"reflect"
	"slices"

	"grants/compiler"
	"grants/config"
)

// applications judges each application.
func (j *judging) applications() {
	doubts := j.doubts()
	for _, app := range j.tenant.Applications {
		row := applicationRowOf(app)
		var other *applicationRow
		assumed := doubts[app.Address]
		if app.ModeAssumed {
			strict := *row
			strict.Party = string(compiler.ThirdPartyStrict)
			other, assumed = &strict, append(slices.Clip(assumed), registrationMode)
		}
		where := spot{at: headerOf(app), address: app.Address}
		j.object(reflect.ValueOf(row).Elem(), reflect.ValueOf(other), assumed, where)
	}
}

// registrationMode is the attribute that says which party those are of who register themselves.
const registrationMode = "tenant.dynamic_client_registration_security_mode"

// apis judges each API that the project mentions.
func (j *judging) apis() {
	doubts := j.doubts()
	for _, api := range j.tenant.EveryAPI() {
		if api.IsMentioned() {
			row := reflect.ValueOf(apiRowOf(api)).Elem()
			j.object(row, reflect.Value{}, doubts[api.Address], spot{at: apiHeader(api), address: api.Address})
		}
	}
}

// grants judges each client grant and each default, those that lead nowhere among them.
func (j *judging) grants() {
	doubts := j.doubts()
	for _, grant := range j.tenant.ClientGrants {
		j.grant(grant, grantRowOf(grant), doubts[grant.Address])
	}
	for _, grant := range j.tenant.UnresolvedGrants {
		j.grant(&grant.ClientGrant, unresolvedRowOf(grant), doubts[grant.Address])
	}
}

func (j *judging) grant(grant *compiler.ClientGrant, row *grantRow, doubts []string) {
	if j.Policy.at != atScope || !j.reads("scopes") {
		j.object(reflect.ValueOf(row).Elem(), reflect.Value{}, doubts, j.spotOfGrant(grant))
		return
	}
	whole := reflect.ValueOf(row).Elem()
	if !j.selects(whole) || j.judge(whole, 0) != refused {
		j.object(whole, reflect.Value{}, doubts, j.spotOfGrant(grant))
		return
	}
	alone := 0
	for _, scope := range row.Scopes {
		one := *row
		one.Scopes = []string{scope}
		if of := reflect.ValueOf(&one).Elem(); j.judge(of, 0) == refused {
			alone++
			j.refuse(j.spots.ofGrant(grant, scope), crowd{rows: 1}, nil, func() string { return j.say(of) })
		}
	}
	if alone == 0 {
		j.refuse(j.spots.ofGrant(grant, ""), crowd{rows: 1}, nil, func() string { return j.say(whole) })
	}
}

func (j *judging) spotOfGrant(grant *compiler.ClientGrant) spot {
	switch {
	case j.Policy.at == atApplication && grant.Application != nil && grant.Application.Address != "":
		return spot{at: headerOf(grant.Application), address: grant.Application.Address, key: keyOf(grant.API, string(grant.SubjectType))}
	case j.Policy.at == atAPI && grant.API.Address != "":
		return spot{at: apiHeader(grant.API), address: grant.API.Address, key: grant.Address}
	}
	return j.spots.ofGrant(grant, "")
}

// object judges a row by itself, and as it may be instead. What a source does not say of the object leaves a row that holds in doubt.
func (j *judging) object(row, other reflect.Value, assumed []string, where spot) {
	if !j.selects(row) {
		if other.IsValid() && !other.IsNil() && j.selects(other.Elem()) && j.judge(other.Elem(), 0) != holds {
			j.undecide(1, assumed)
		}
		return
	}
	switch j.judge(row, 1) {
	case refused:
		j.refuse(where, crowd{rows: 1}, assumed, func() string { return j.say(row) })
	case holds:
		isOther := other.IsValid() && !other.IsNil()
		if isOther && j.judge(other.Elem(), 0) != holds || !isOther && len(assumed) > 0 {
			j.undecide(1, assumed)
		}
	}
}

// doubts are the attributes that a source does not say and that bear on access, by the address of their object.
func (j *judging) doubts() map[string][]string {
	found := map[string][]string{}
	for _, gap := range j.tenant.Config.Gaps {
		if gap.Effect == config.GapAccess && gap.Address != "" && gap.Attribute != "" {
			found[gap.Address] = append(found[gap.Address], gap.Address+"."+gap.Attribute)
		}
	}
	return found
}
