package ask

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/english"
)

// The pages that the links of a login to a third party follow.
const (
	pageOfRegistration  = "https://auth0.com/docs/get-started/applications/dynamic-client-registration"
	pageOfModes         = "https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode"
	pageOfDocuments     = "https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd"
	pageOfConnections   = "https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level"
	pageOfOrganizations = "https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access"
	pageOfSettings      = "https://auth0.com/docs/get-started/tenant-settings"
)

// A login is a step of how a user comes to a third party. Each of them is there where the project declares something of its kind: of what it declares nothing
// of, nothing is said.
type login struct {
	Step
	block *config.Block // where the step is about
	at    []diag.Span
	lacks string // the attribute that would decide, of an unknown answer
}

// logins are the steps of a login to a third party in the order in which it meets them. Others follow settings of their own, but for what an exchange of tokens
// needs.
func (q *Question) logins() (all []login) {
	steps := []func() (login, bool){q.registration, q.mode, q.connection, q.organization, q.audience, q.exchanges, q.consent}
	if !q.isOfThirdParty() {
		steps = steps[5:6]
	}
	for _, step := range steps {
		if made, declared := step(); declared {
			all = append(all, made)
		}
	}
	return all
}

// logsIn reports whether there is a login to speak of: third parties do not follow settings of their own.
func (q *Question) logsIn() bool { return q.SubjectType == compiler.User && q.isOfThirdParty() }

func (q *Question) isOfThirdParty() bool { return q.Application == nil || q.Application.IsThirdParty() }

// throughLogin is an answer once the login is taken into account: the first no decides, and what is unknown never turns into yes.
func (q *Question) throughLogin(answer Answer, bases []Basis) (Answer, []Basis) {
	if answer == No {
		return No, bases
	}
	for _, step := range q.logins() {
		switch step.Answer {
		case No:
			return No, nil
		case Unknown:
			answer = Unknown
			if slices.ContainsFunc(bases, func(b Basis) bool { return b.Attribute == step.lacks }) {
				continue
			}
			at, _ := placeIn(step.block, step.at...)
			bases = append(bases, Basis{Attribute: step.lacks, Message: step.Text, At: at})
		}
	}
	return answer, bases
}

// logins adds the steps to the chain.
func (c *chain) logins() {
	for _, step := range c.Question.logins() {
		c.addLogin(step)
	}
}

func (c *chain) addLogin(step login) { c.made = append(c.made, step.placed()) }

// placed is the step with its place.
func (l *login) placed() Step {
	l.Step.At, l.Step.Within = placeIn(l.block, l.at...)
	return l.Step
}

// login adds one of them, where it is declared.
func (c *chain) login(of func() (login, bool)) {
	if made, declared := of(); declared {
		c.addLogin(made)
	}
}

// placeIn is literal where there is a block at all.
func placeIn(block *config.Block, at ...diag.Span) (literally, within diag.Span) {
	if block == nil {
		return diag.Span{}, diag.Span{}
	}
	return literal(block, at...)
}

// FollowsLogin reports whether the explanation has links that a login to a third party meets besides policies and grants.
func (x *Explanation) FollowsLogin() bool {
	return slices.ContainsFunc(x.Steps, func(step Step) bool { return slices.Contains(linksOfLogins, step.Link) })
}

var linksOfLogins = []Link{Registration, Mode, Connection, Organization, Audience, Exchange}

// declaresLogin reports whether the project says anything of how users log in to third parties.
func (q *Question) declaresLogin() bool {
	if q.teller != nil {
		return q.teller.declared
	}
	return q.declared || declaresLogin(q.Tenant.Config)
}

func declaresLogin(cfg *config.Config) bool {
	return len(cfg.Connections) > 0 || len(cfg.Organizations) > 0 ||
		cfg.Tenant != nil && (cfg.Tenant.ResourceParameterProfile.Set || cfg.Tenant.ClientIDMetadataDocumentSupported.Set) ||
		slices.ContainsFunc(cfg.APIs, func(api *config.API) bool { return api.Resource.Set }) ||
		slices.ContainsFunc(cfg.Applications, func(app *config.Application) bool { return app.ExternalClientID.Set })
}

// connection is where users come from: third parties take only connections that are promoted.
func (q *Question) connection() (login, bool) {
	connections := q.Tenant.Connections
	made := login{Step: Step{Link: Connection, Page: pageOfConnections}}
	if len(connections) == 0 {
		return made, false
	}
	decides := connections[0]
	if q.SubjectType == compiler.Client {
		made.Address, made.block = decides.Address, &decides.Config.Block
		return notApplicable(made, "connections"), true
	}
	var unknown []string
	for _, connection := range slices.Backward(connections) {
		if connection.Promoted {
			decides = connection
		}
		if !connection.Known {
			unknown = append(unknown, connection.Address+".is_domain_connection")
		}
	}
	made.Address, made.block, made.at = decides.Address, &decides.Config.Block, []diag.Span{decides.Config.IsDomainConnection.Span}
	switch {
	case decides.Promoted:
		made.Answer, made.Text = Yes, "users log in by "+decides.Address+", which is promoted to the level of the domain"
	case len(unknown) > 0:
		made.Answer, made.Text, made.lacks = Unknown, "nothing says whether a connection is promoted to the level of the domain", unknown[len(unknown)-1]
	case slices.Contains(q.Tenant.Config.Absent, config.KindConnection):
		made.Answer, made.Text, made.lacks = Unknown, "the source leaves out connections, so nothing follows from their absence", "connections"
	default:
		made.Answer, made.Text = No, "no user can log in: "+nonePromoted(connections)
	}
	return made, true
}

// nonePromoted says that third parties can use none of some connections.
func nonePromoted(connections []*compiler.Connection) string {
	const promoted = " promoted to the level of the domain"
	if len(connections) == 1 {
		return connections[0].Address + ", the only connection, is not" + promoted
	}
	return fmt.Sprintf("none of the %d connections is%s", len(connections), promoted)
}

// notApplicable makes a step one that tokens of an application itself don't meet.
func notApplicable(made login, what string) login {
	made.Answer, made.Text = NotApplicable, "no user logs in, so that "+what+" have no part in it"
	return made
}

// organization is whether users may log in with one, where the application asks for that.
func (q *Question) organization() (login, bool) {
	made := login{Step: Step{Link: Organization, Page: pageOfOrganizations}}
	if len(q.Tenant.Organizations) == 0 {
		return made, false
	}
	best := q.Tenant.Organizations[0]
	made.Address, made.block, made.at = best.Address, &best.Config.Block, []diag.Span{best.Config.ThirdPartyClientAccess.Span}
	if q.SubjectType == compiler.Client {
		return notApplicable(made, "organizations"), true
	}
	if !q.requiresOrganization() {
		made.Text = "not asked for; " + q.accessByOrganizations()
		return made, true
	}
	app := q.Application
	made.Address, made.block, made.at = app.Address, &app.Config.Block, []diag.Span{app.Config.OrganizationUsage.Span}
	admits := No
	for _, organization := range q.Tenant.Organizations {
		if answer := q.admits(organization); answer == Yes || answer == Unknown && admits == No {
			admits, best = answer, organization
		}
	}
	made.Answer = admits
	if admits != No {
		made.Address, made.block, made.at = best.Address, &best.Config.Block, []diag.Span{best.Config.ThirdPartyClientAccess.Span}
	}
	switch {
	case admits == Yes:
		made.Text = "users log in with an organization, and " + best.Address + " allows third parties"
	case admits == Unknown:
		made.Text, made.lacks = "nothing says whether a connection of "+best.Address+" is promoted to the level of the domain", best.Address+".enabled_connections"
	case app.Party == compiler.ThirdPartyPermissive:
		made.Text = "users have to log in with an organization, which permissive third parties never can"
	default:
		made.Text = "users have to log in with an organization, and none lets them in to third parties by a promoted connection"
	}
	return made, true
}

// requiresOrganization reports whether users log in to the application with an organization only, and the project has any.
func (q *Question) requiresOrganization() bool {
	return q.Application != nil && q.Application.Config.OrganizationUsage.Value == "require" && len(q.Tenant.Organizations) > 0
}

// accessByOrganizations says of the first organizations what they do with third parties.
func (q *Question) accessByOrganizations() string {
	const most = 3
	var said []string
	for _, organization := range q.Tenant.Organizations[:min(most, len(q.Tenant.Organizations))] {
		does := " blocks third parties"
		switch {
		case !organization.Known:
			does = " may allow third parties or block them"
		case organization.Allows:
			does = " allows third parties"
		}
		said = append(said, organization.Address+does)
	}
	if more := len(q.Tenant.Organizations) - most; more > 0 {
		said = append(said, english.Plural(more, "other is not looked at", "others are not looked at"))
	}
	return english.List(said)
}

// admits is whether users of an organization may log in to the application.
func (q *Question) admits(organization *compiler.Organization) Answer {
	promoted := slices.ContainsFunc(organization.Connections, func(c *compiler.Connection) bool { return c.Promoted })
	switch {
	case q.Application.Party == compiler.ThirdPartyPermissive:
		return No
	case !organization.Known:
		return Unknown
	case !organization.Allows:
		return No
	case promoted:
		return Yes
	case organization.CanLogIn(), slices.ContainsFunc(organization.Connections, func(c *compiler.Connection) bool { return !c.Known }):
		return Unknown
	}
	return No
}

// audience is whether a login comes to be for the API.
func (q *Question) audience() (login, bool) {
	settings := settingsOf(q.Tenant)
	profile, byDefault := settings.ResourceParameterProfile, q.Tenant.DefaultAudience
	made := login{Step: Step{Link: Audience, Page: pageOfSettings, Address: "tenant"}, block: blockOfSettings(q.Tenant), at: []diag.Span{profile.Span}}
	made.lacks = "tenant.resource_parameter_profile"
	stated := q.API.Config != nil && len(q.API.Config.Resource.Items) > 0
	if !stated && !profile.Set {
		return made, false
	}
	if q.SubjectType == compiler.Client {
		made.Answer, made.Text = NotApplicable, "a client that acts as itself names the API by audience, and by nothing else"
		return made, true
	}
	if stated && !slices.ContainsFunc(q.API.Config.Resource.Items, func(url config.Located[string]) bool { return url.Value == q.API.Identifier }) {
		made.Answer, made.Address, made.block, made.at = No, q.API.Address, &q.API.Config.Block, []diag.Span{q.API.Config.Resource.Span}
		made.Text = "clients name " + english.List(valuesOf(q.API.Config.Resource)) + ", and the identifier is " + q.API.Identifier
		return made, true
	}
	switch {
	case byDefault != nil && byDefault.Identifier == q.API.Identifier:
		made.Answer, made.Text, made.at = Yes, "every login is for "+q.apiAddress()+" that names no other API", []diag.Span{settings.DefaultAudience.Span}
	case byDefault != nil && stated:
		made.Answer, made.lacks, made.at = Unknown, "tenant.default_audience", []diag.Span{settings.DefaultAudience.Span}
		made.Text = "a login without audience is for " + byDefault.Address + ", which seems to count before its resource: no page says so in one sentence"
	case byDefault == nil && settings.DefaultAudience.Value.Name != "" && stated:
		made.Answer, made.lacks, made.at = Unknown, "tenant.default_audience", []diag.Span{settings.DefaultAudience.Span}
		made.Text = "a login without audience is for " + settings.DefaultAudience.Value.Name + ", which nobody declares here, and which seems to count before its resource where the tenant has it"
	case !profile.Set:
		made.Answer, made.Text = Unknown, "clients name the API by resource, and nobody states whether the tenant takes that: its default differs between the platform's pages"
	case profile.Value == "compatibility":
		made.Answer, made.Text = Yes, "a login may name the API by resource or by audience"
	case stated:
		made.Answer, made.Text = No, "clients name the API by resource, and the tenant takes audience alone"
	default:
		made.Text = "a login names the API by audience: the tenant takes no resource"
	}
	return made, true
}

func valuesOf(list config.List) []string {
	values := make([]string, len(list.Items))
	for i, item := range list.Items {
		values[i] = item.Value
	}
	return values
}
