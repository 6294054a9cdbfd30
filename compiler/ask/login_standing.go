package ask

import (
	"cmp"
	"slices"

	"grants/compiler"
	"grants/config"
)

// Login is a link of a user's login to a third party.
type Login struct {
	Step
	Lacks string // the attribute that would decide, of an unknown answer
}

// Logins are the links of a user's login to a third party, in the order in which a login meets them: those that a project declares something of.
// Of others than third parties and any third party there is the exchange of tokens alone.
func Logins(q Question) []Login {
	var all []Login
	for _, made := range q.logins() {
		link := Login{Step: made.placed()}
		if made.Answer == Unknown {
			link.Lacks = made.lacks
		}
		all = append(all, link)
	}
	return all
}

// Compare is negative where an answer lets through less than another: no, then unknown, then yes.
func (a Answer) Compare(other Answer) int {
	order := []Answer{No, Unknown, Yes}
	return cmp.Compare(slices.Index(order, a), slices.Index(order, other))
}

// ConnectionOf is whether users have a connection by which they can log in to third parties.
func ConnectionOf(t *compiler.Tenant) Answer {
	q := Question{Tenant: t, SubjectType: compiler.User}
	return q.standing(q.connection, Unknown)
}

// OrganizationOf is whether users can log in to an application with an organization, where it asks for one. Which organizations let users in to an application of
// one's own is not in the files.
func OrganizationOf(t *compiler.Tenant, app *compiler.Application) Answer {
	switch usage := app.Config.OrganizationUsage; {
	case !usage.Failed && usage.Value != "require":
		return Yes // it asks for none
	case !app.IsThirdParty():
		return Unknown
	}
	q := Question{Tenant: t, Application: app, SubjectType: compiler.User}
	return q.standing(q.organization, Unknown)
}

// Admits is whether users of one organization can log in to a third party; of none, no.
func Admits(t *compiler.Tenant, app *compiler.Application, organization *compiler.Organization) Answer {
	if organization == nil {
		return No
	}
	q := Question{Tenant: t, Application: app, SubjectType: compiler.User}
	return q.admits(organization)
}

// AudienceOf is whether a login comes to be for an API that clients name by some resource: who names the audience needs nothing of that. What clients send
// is as true of another state of the tenant as of that whose files say so.
func AudienceOf(t *compiler.Tenant, api *compiler.API, resource config.List) Answer {
	if len(resource.Items) == 0 {
		return Yes
	}
	named, written := *api, config.API{}
	if api.Config != nil {
		written = *api.Config
	}
	written.Resource = resource
	named.Config = &written
	q := Question{Tenant: t, API: &named, SubjectType: compiler.User}
	return q.standing(q.audience, Unknown)
}

// standing is the answer of a link, whether the project declares its kind or not.
func (q *Question) standing(link func() (login, bool), undeclared Answer) Answer {
	switch step, declared := link(); {
	case !declared:
		return undeclared
	case step.Answer == "": // it decides nothing
		return Yes
	default:
		return step.Answer
	}
}
