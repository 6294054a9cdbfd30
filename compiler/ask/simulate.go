package ask

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/stringset"
)

// Simulation is a request for a token, as far as it decides what the token carries. Its Question has no scope.
type Simulation struct {
	Question
	Request      []string // the scopes that the request names, sorted
	Permissions  []string // what the user may do at the API without a role, sorted
	Knows        bool     // the user's roles and permissions are given: all there are
	Consent      []string // what the user consents to, sorted
	Consents     bool     // that is given
	Organization string   // that the request names; empty for none
}

// Outcome is what becomes of a request.
type Outcome struct {
	Simulation
	Cell       compiler.Access
	Answer     Answer   // Yes: a token with every scope that was asked for. No: a token without some of them, or none. Unknown hangs on Bases.
	Token      bool     // a token is issued, as far as is known
	Error      string   // the platform's name for the refusal; empty where a token is issued, and where no page names it
	Carried    []string // the scopes of the token, sorted
	Steps      []Step
	Bases      []Basis
	NotDecided []string

	doubted bool // nobody knows whether there is a token at all
}

// What a step of a simulation is about, beside the links of a chain.
const (
	Request Link = "request"
	Token   Link = "token"
)

// The names of refusals that pages have.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants and https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
const unauthorizedClient = "unauthorized_client"

const (
	pageOfRFC      = "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2"
	pageOfMachines = "https://auth0.com/docs/get-started/applications/configure-your-application-for-m2m-access"
)

// Simulate is what a token would carry: what the request names, within the ceiling, within what the user's roles permit where the API looks at them, and
// within what the user consents to; or why there is none. A token of the application itself carries all that it is granted.
// https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis
func Simulate(s Simulation) *Outcome {
	s.Scope = ""
	o := &Outcome{Simulation: s, Cell: s.cell()}
	plain := s.Question
	plain.Roles = nil
	chain := chain{Explanation: &Explanation{Question: plain, Cell: o.Cell}}
	chain.party()
	chain.policy()
	chain.grants()
	chain.shadowed()
	chain.flow()
	chain.logins()
	answer, bases := plain.Answer()
	o.Answer, o.Bases, o.Token, o.doubted = answer, bases, answer != No, answer == Unknown
	r := simulator{&chain, o}
	if o.Token {
		r.organization()
	}
	if o.Token {
		r.scopes()
	} else if o.Error == "" {
		r.refusal()
	}
	o.Steps = chain.made
	o.settle()
	return o
}

// simulator goes on where a chain ends.
type simulator struct {
	*chain
	out *Outcome
}

// refusal names the error of a cell that gives no token.
func (r *simulator) refusal() {
	cell := &r.out.Cell
	switch {
	case cell.Reason == compiler.NoGrant, cell.Reason == compiler.ThirdPartyNeedsGrant:
		r.refuse(unauthorizedClient, pageOfGrants)
	case cell.Allowed && cell.Unreachable == compiler.NoClientCredentialsGrantType:
		r.refuse(unauthorizedClient, pageOfRFC)
	default:
		r.add(Step{Link: Token, Answer: No, Text: "so there is no token; no page names the error", Page: pageOfPolicies}, r.apiBlock())
	}
}

func (r *simulator) refuse(name, page string) {
	r.out.Error = name
	r.add(Step{Link: Token, Answer: No, Text: "so there is no token, but the error " + name, Page: page}, r.apiBlock())
}

// organization is what the request's organization does to the token.
func (r *simulator) organization() {
	out := r.out
	if r.SubjectType == compiler.User {
		r.organizationOfUsers()
		return
	}
	usage, named := out.Cell.OrganizationUsage, out.Organization != ""
	byDefault := r.Application != nil && r.Application.Config.DefaultOrganization.Set
	step := Step{Link: Organization, Page: pageOfMachines, Answer: Yes}
	switch {
	case named && usage == "deny":
		step.Answer, step.Text = No, "the request names an organization, and the grant takes none"
	case !named && usage == "require" && !byDefault:
		step.Answer, step.Text = No, "the request names no organization, and the grant requires one"
	case named && !out.Cell.AllowAnyOrganization:
		step.Answer, step.Text = Unknown, "the organization has to be one that is given the grant, which the files do not list"
		out.Bases = append(out.Bases, Basis{Attribute: "organization", Message: "nothing here says which organizations are given the grant"})
	case named:
		step.Text = "the grant takes any organization"
	default:
		return
	}
	if out.Token = step.Answer != No; step.Answer == Unknown && out.Answer == Yes {
		out.Answer = Unknown
	}
	r.add(step, &out.Cell.Grant.Config.Block, out.Cell.Grant.Config.OrganizationUsage.Span)
}

// organizationOfUsers: permissive third parties support none, and strict ones need what no file says here.
func (r *simulator) organizationOfUsers() {
	out := r.out
	if out.Organization == "" || r.Application != nil && !r.Application.IsThirdParty() {
		return
	}
	step := Step{Link: Organization, Answer: Unknown, Page: pageOfControls, Text: "the organization has to let third parties in, or the request ends with invalid_request"}
	if r.Application != nil && r.Application.Party == compiler.ThirdPartyPermissive {
		step.Answer, step.Text, out.Token = No, "organizations are not for third parties in permissive mode", false
	} else {
		out.Answer = Unknown
		out.Bases = append(out.Bases, Basis{Attribute: "organization.third_party_client_access", Message: "nothing here says whether the organization lets third parties in"})
	}
	if r.Application == nil {
		r.add(step, blockOfSettings(r.Tenant))
		return
	}
	r.add(step, &r.Application.Config.Block)
}

// scopes follows what is asked for to what the token carries.
func (r *simulator) scopes() {
	out := r.out
	if r.SubjectType == compiler.Client {
		out.Carried = out.Cell.Scopes
		r.narrowed(Step{Link: Request, Page: pageOfMachines, Text: "the token carries all that is granted, whatever the request names"}, diag.Span{})
		return
	}
	out.Carried = out.Request
	r.keep(Request, "the request names", pageOfPolicies, out.Cell.Scopes, "which the application can't get", diag.Span{})
	r.byRoles()
	r.byConsent()
}

// keep takes from the scopes what is not allowed, and says so.
func (r *simulator) keep(link Link, said, page string, allowed []string, because string, at diag.Span) {
	before := r.out.Carried
	r.out.Carried = stringset.Intersection(before, allowed)
	gone := stringset.Difference(before, allowed)
	text := said + " " + amountOf(before)
	if len(gone) > 0 {
		text = said + " " + amountOf(before) + "; " + english.List(gone) + " falls away, " + because
	}
	r.narrowed(Step{Link: link, Page: page, Text: text}, at)
}

func (r *simulator) narrowed(step Step, at diag.Span) { r.add(step, r.apiBlock(), at) }

func amountOf(scopes []string) string {
	if len(scopes) == 0 {
		return "no scope"
	}
	return named(scopes)
}

func (r *simulator) byRoles() {
	out := r.out
	enforces, known := r.API.EnforcesRoles()
	switch {
	case !known:
		r.narrowed(Step{Link: Roles, Answer: Unknown, Page: pageOfRoles, Text: "nothing says whether " + r.API.CommonName() + " looks at roles"}, diag.Span{})
		if out.Answer == Yes && len(out.Carried) > 0 {
			out.Answer = Unknown
			out.Bases = append(out.Bases, Basis{Attribute: r.API.Address + ".enforce_policies", Message: "nothing says whether the API looks at roles", At: headerOfAPI(r.API)})
		}
	case !enforces:
		r.narrowed(Step{Link: Roles, Page: pageOfRoles, Text: r.API.CommonName() + " does not enforce policies, so roles take nothing"}, r.API.Config.EnforcePolicies.Span)
	case !out.Knows:
		r.narrowed(Step{Link: Roles, Page: pageOfRoles, Text: "roles are not given: what they do not permit falls away"}, r.API.Config.EnforcePolicies.Span)
	default:
		permitted := slices.Concat(compiler.Permits(r.API, out.Roles, out.Carried), out.Permissions)
		slices.Sort(permitted)
		r.keep(Roles, r.rolesNamed(), pageOfRoles, slices.Compact(permitted), "which no role permits", r.API.Config.EnforcePolicies.Span)
	}
}

func (r *simulator) rolesNamed() string {
	var names []string
	for _, role := range r.out.Roles {
		names = append(names, role.Address)
	}
	if len(names) == 0 {
		return "for the user's own permissions to permit:"
	}
	return "for " + english.List(names) + " to permit:"
}

func (r *simulator) byConsent() {
	out := r.out
	isThirdParty := r.Application == nil || r.Application.IsThirdParty()
	switch {
	case !isThirdParty && r.API.SkipsConsent:
		r.narrowed(Step{Link: Consent, Page: pageOfConsent, Text: "consent is skipped, where the callback of the first-party application can be verified"}, diag.Span{})
	case !out.Consents:
		r.narrowed(Step{Link: Consent, Page: pageOfConsent, Text: "consent is not given: what the user does not consent to falls away"}, diag.Span{})
	default:
		r.keep(Consent, "the user is asked for", pageOfConsent, out.Consent, "which the user does not consent to", diag.Span{})
	}
}

// settle is the answer, once the scopes are known, and what is still open.
func (o *Outcome) settle() {
	missing := stringset.Difference(o.Request, o.Carried)
	switch {
	case !o.Token:
		o.Answer, o.Carried = No, nil
	case slices.ContainsFunc(missing, o.isCertainlyMissing):
		o.Answer = No
	}
	if o.Answer != Unknown && !(o.Token && o.doubted) {
		o.Bases = nil
	}
	o.NotDecided = []string{"Actions"}
	if o.SubjectType != compiler.User || !o.Token {
		return
	}
	if enforces, known := o.API.EnforcesRoles(); known && enforces && !o.Knows {
		o.NotDecided = append(o.NotDecided, "the roles of the user")
	}
	if isThirdParty := o.Application == nil || o.Application.IsThirdParty(); !o.Consents && (isThirdParty || !o.API.SkipsConsent) {
		o.NotDecided = append(o.NotDecided, "consent")
	}
	o.NotDecided = append(o.NotDecided, "Rules")
}

// isCertainlyMissing reports whether a scope falls away whatever is not known: by roles or consent, or as the application can't get it.
func (o *Outcome) isCertainlyMissing(scope string) bool {
	q := o.Question
	q.Roles, q.Scope = nil, scope
	answer, _ := q.Answer()
	return answer == No || stringset.Contains(o.Cell.Scopes, scope)
}

// Verdict is the outcome as a sentence.
func (o *Outcome) Verdict() string {
	who := AnyThirdParty
	if o.Application != nil {
		who = o.Application.Address
	}
	acting := "as itself"
	if o.SubjectType == compiler.User {
		acting = "for a user"
	}
	switch {
	case !o.Token && o.Error != "":
		return fmt.Sprintf("No token for %s from %s %s: %s", who, o.API.Address, acting, o.Error)
	case !o.Token:
		return fmt.Sprintf("No token for %s from %s %s", who, o.API.Address, acting)
	case len(o.Carried) == 0:
		return fmt.Sprintf("A token without scopes for %s from %s %s", who, o.API.Address, acting)
	}
	return fmt.Sprintf("A token for %s from %s %s with %s", who, o.API.Address, acting, english.List(o.Carried))
}
