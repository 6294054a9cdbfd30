package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

// Summary is the plan in numbers. A permission is a scope of a cell that is allowed and whose flow the application can use; any third
// party, which is no application, is counted apart, and what the platform gives to everybody by the default of an API that neither side declares or
// grants on is not counted. So PermissionsBefore + PermissionsGained - PermissionsLost = PermissionsAfter, but where a
// grant can be judged on one of the sides only: what it gives there counts among the permissions of that side, and is neither gained nor lost.
type Summary struct {
	Verdict             Verdict `json:"verdict"`
	Risk                Level   `json:"risk"`     // the highest of the impacts, and of the diagnostics that have one
	Breaking            bool    `json:"breaking"` // of some impact
	ApplicationsGaining int     `json:"applications_gaining"`
	ApplicationsLosing  int     `json:"applications_losing"`
	PermissionsGained   int     `json:"permissions_gained"`
	PermissionsLost     int     `json:"permissions_lost"`
	PermissionsBefore   int     `json:"permissions_before"`
	PermissionsAfter    int     `json:"permissions_after"`
	// What applications could do with a flow that they lack; in none of the other figures.
	PermissionsGainedLatent   int `json:"permissions_gained_latent"`
	PermissionsLostLatent     int `json:"permissions_lost_latent"`
	ApplicationsGainingLatent int `json:"applications_gaining_latent"` // those that gain nothing else

	AnyThirdPartyGained int `json:"any_third_party_gained"` // scopes
	AnyThirdPartyLost   int `json:"any_third_party_lost"`
	// What users with a role may do more, or less, of what applications may have anyway; in none of the other figures but Verdict, Risk and Breaking.
	RolesGaining          int `json:"roles_gaining,omitempty"`
	RolesLosing           int `json:"roles_losing,omitempty"`
	RolePermissionsGained int `json:"role_permissions_gained,omitempty"`
	RolePermissionsLost   int `json:"role_permissions_lost,omitempty"`

	Unresolved objects.UnresolvedSummary `json:"unresolved"` // in none of the other figures but Risk and Breaking
	Changes    ChangeSummary             `json:"changes"`
}

// ChangeSummary counts changes by action.
type ChangeSummary struct {
	Create        int `json:"create"`
	Update        int `json:"update"`
	Replace       int `json:"replace"`
	Delete        int `json:"delete"`
	WithoutEffect int `json:"without_effect"` // on access; among the others
}

// Total is the number of all changes.
func (s *ChangeSummary) Total() int { return s.Create + s.Update + s.Replace + s.Delete }

func summarize(p *Plan) Summary {
	s := Summary{Verdict: Unchanged, Risk: NoRisk, Unresolved: p.Summary.Unresolved}
	gaining, losing, latent := map[holderID]struct{}{}, map[holderID]struct{}{}, map[holderID]struct{}{}
	wider, narrower, strangers := false, false, false
	for i := range p.Impacts {
		impact := &p.Impacts[i]
		if impact.isSilent() {
			continue
		}
		wider, narrower = wider || impact.Gains() || impact.GainsLatent(), narrower || impact.Loses() || impact.LosesLatent()
		s.count(impact, gaining, losing, latent)
	}
	for i := range p.Diagnostics {
		if risk := NoteRisk(&p.Diagnostics[i]); risk.rank() > s.Risk.rank() {
			s.Risk = risk
		}
		strangers = strangers || NoteGains(&p.Diagnostics[i])
	}
	for holder := range latent {
		if _, too := gaining[holder]; !too {
			s.ApplicationsGainingLatent++
		}
	}
	s.ApplicationsGaining, s.ApplicationsLosing = len(gaining), len(losing)
	rolesWider, rolesNarrower := s.countRoles(p.RoleImpacts)
	s.Verdict = direction(wider || strangers || rolesWider, narrower || rolesNarrower)
	if !strangers && len(p.Impacts) > 0 && len(p.RoleImpacts) == 0 && allReshaped(p.Impacts) {
		s.Verdict = Reshaped
	}
	s.Changes = countChanges(p.Changes)
	return s
}

// holderID tells applications apart, also one that gave its address to another.
type holderID struct{ address, clientID string }

func (s *Summary) count(i *Impact, gaining, losing, latent map[holderID]struct{}) {
	if i.Risk.rank() > s.Risk.rank() {
		s.Risk = i.Risk
	}
	s.Breaking = s.Breaking || i.Breaking
	if len(i.Unresolved) > 0 || i.uncounted {
		return
	}
	if i.AnyThirdParty {
		s.AnyThirdPartyGained += len(i.Gained)
		s.AnyThirdPartyLost += len(i.Lost)
		return
	}
	s.PermissionsGained += len(i.Gained) * i.Applications()
	s.PermissionsLost += len(i.Lost) * i.Applications()
	s.PermissionsGainedLatent += len(i.Latent.Gained) * i.Applications()
	s.PermissionsLostLatent += len(i.Latent.Lost) * i.Applications()
	gains, loses, could := i.Gains(), i.Loses(), i.GainsLatent()
	for each := range i.each() {
		holder := holderID{each.Application, text(each.ClientID)}
		if gains {
			gaining[holder] = struct{}{}
		}
		if could {
			latent[holder] = struct{}{}
		}
		if loses {
			losing[holder] = struct{}{}
		}
	}
}

func allReshaped(impacts []Impact) bool {
	for i := range impacts {
		if impacts[i].Verdict != Reshaped {
			return false
		}
	}
	return true
}

func countChanges(changes []objects.Change) ChangeSummary {
	var s ChangeSummary
	for i := range changes {
		switch changes[i].Action {
		case objects.Create:
			s.Create++
		case objects.Update:
			s.Update++
		case objects.Replace:
			s.Replace++
		case objects.Delete:
			s.Delete++
		}
		if changes[i].Effect != objects.EffectAccess && len(changes[i].Undecided()) == 0 {
			s.WithoutEffect++
		}
	}
	return s
}

// permissions counts the scopes of the cells of some APIs that are allowed and can be used. What a policy opens to everybody is multiplied, since
// that may be millions of cells.
func permissions(t *compiler.Tenant, of []*compiler.API) int {
	wanted := make(map[*compiler.API]bool, len(of))
	for _, api := range of {
		wanted[api] = true
	}
	filter := compiler.Filter{Fold: true, API: func(api *compiler.API) bool { return wanted[api] }}
	total := 0
	for access := range t.Matrix(filter) {
		if access.Allowed && access.Unreachable == "" {
			total += len(access.Scopes)
		}
	}
	for open := range t.OpenAccessOn(of, filter) {
		total += (open.Applications - open.Unreachable) * len(open.Scopes)
	}
	return total
}
