package ask

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// The pages that the steps follow.
const (
	pageOfParties  = "https://auth0.com/docs/get-started/applications/third-party-applications"
	pageOfControls = "https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"
	pageOfPolicies = "https://auth0.com/docs/get-started/apis/api-access-policies-for-applications"
	pageOfGrants   = "https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"
	pageOfFlows    = "https://auth0.com/docs/get-started/applications/application-grant-types"
	pageOfConsent  = "https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications"
	pageOfRoles    = "https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis"
	pageOfExchange = "https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange"
)

// chain makes the steps of an explanation.
type chain struct {
	*Explanation
	made []Step
}

func (c *chain) steps() {
	c.party()
	c.policy()
	c.grants()
	c.shadowed()
	c.scopes()
	c.flow()
	c.logins()
	c.condition()
	c.roles()
	c.narrowing()
}

func (c *chain) add(step Step, block *config.Block, at ...diag.Span) {
	if block != nil {
		step.At, step.Within = literal(block, at...)
	}
	c.made = append(c.made, step)
}

// block is the block of the API, nil where no file has one.
func (c *chain) apiBlock() *config.Block {
	if c.API.Config == nil {
		return nil
	}
	return &c.API.Config.Block
}

// acting is the subject type at the end of a sentence.
func (c *chain) acting() string {
	if c.SubjectType == compiler.User {
		return "for users"
	}
	return "as itself"
}

func (c *chain) party() {
	step := Step{Link: Party, Page: pageOfParties}
	if c.Application == nil {
		step.Text = c.anyThirdParty()
		settings := settingsOf(c.Tenant)
		c.add(step, blockOfSettings(c.Tenant), settings.DynamicClientRegistrationSecurityMode.Span, settings.EnableDynamicClientRegistration.Span)
		return
	}
	app := c.Application
	step.Address = app.Address
	stated := app.Config
	switch app.Party {
	case compiler.FirstParty:
		step.Text = c.app() + " is first party"
		if !stated.IsFirstParty.Set {
			step.Text += ", as nothing else is stated"
		}
		c.add(step, &stated.Block, stated.IsFirstParty.Span)
		return
	case compiler.ThirdPartyPermissive:
		step.Text = c.app() + " is third party, permissive"
	default:
		step.Text = c.app() + " is third party, strict"
	}
	if app.ModeAssumed {
		step.Text = c.app() + " is third party and registered itself in a mode that nobody states: permissive is assumed, which gives more"
	}
	c.add(step, &stated.Block, stated.ThirdPartySecurityMode.Span, stated.ExternalMetadataType.Span, stated.IsFirstParty.Span)
}

func (c *chain) anyThirdParty() string {
	t := c.Tenant
	switch {
	case !t.DynamicRegistration:
		return "any third party without a grant of its own is strict, where nothing else is stated"
	case t.RegistrationModeAssumed:
		return "any third party may register itself, in a mode that nobody states: permissive is assumed, which gives more"
	case t.DynamicRegistrationMode == compiler.ThirdPartyPermissive:
		return "any third party may register itself, and is permissive then"
	}
	return "any third party may register itself, and is strict then"
}

func blockOfSettings(t *compiler.Tenant) *config.Block {
	if t.Config.Tenant == nil {
		return nil
	}
	return &t.Config.Tenant.Block
}

func (c *chain) policy() {
	policy, api := c.API.Policy(c.SubjectType), c.api()
	step := Step{Link: Policy, Address: c.API.Address, Page: pageOfPolicies}
	span := objects.PolicySpan(c.API.Config, c.SubjectType)
	stated := string(policy)
	if span.IsZero() {
		stated += ", the platform's default"
	}
	switch {
	case policy == compiler.DenyAll:
		step.Answer, step.Text = No, fmt.Sprintf("%s gives nobody a token %s: its policy is %s, which nothing overrides", api, c.acting(), stated)
	case c.Cell.Reason == compiler.SystemAPIThirdParty:
		step.Answer, step.Text, step.Page = No, "the platform closes "+api+" to third parties, whatever they are granted", pageOfControls
	case c.Cell.Reason == compiler.PolicyAllowAll:
		step.Answer, step.Text = Yes, fmt.Sprintf("%s is open %s: its policy is %s", api, c.acting(), stated)
	case policy == compiler.AllowAll:
		step.Text, step.Page = "so it always needs a grant, and the policy of "+api+" ("+stated+") does not count", pageOfControls
	default:
		step.Text = fmt.Sprintf("%s asks for a grant %s: its policy is %s", api, c.acting(), stated)
	}
	c.add(step, c.apiBlock(), span)
}

func (c *chain) grants() {
	switch c.Cell.Reason {
	case compiler.ByClientGrant:
		c.decides(Grant, " decides, its own grant for "+c.api()+" "+c.acting())
	case compiler.ByDefaultGrant:
		c.noOwn("")
		c.decides(Default, " decides, the default of third parties")
	case compiler.NoGrant, compiler.ThirdPartyNeedsGrant:
		c.noOwn(No)
		c.noDefault()
	}
}

// noDefault says that there is no default grant, for those whom one would reach.
func (c *chain) noDefault() {
	if c.Application != nil && !c.Application.IsThirdParty() {
		return
	}
	text := fmt.Sprintf("no default grant of third parties covers %s %s", c.api(), c.acting())
	c.add(Step{Link: Default, Answer: No, Text: text, Address: c.API.Address, Page: pageOfControls}, c.apiBlock())
}

func (c *chain) decides(link Link, text string) {
	grant := c.Cell.Grant
	c.add(Step{Link: link, Answer: Yes, Text: c.object(grant) + text, Address: grant.Address, Page: pageOfGrants}, &grant.Config.Block)
}

// noOwn says that the application has no grant of its own. Of any third party that is understood.
func (c *chain) noOwn(answer Answer) {
	if c.Application == nil {
		return
	}
	text := fmt.Sprintf("%s has no client_grant of its own for %s %s", c.app(), c.api(), c.acting())
	c.add(Step{Link: Grant, Answer: answer, Text: text, Address: c.Application.Address, Page: pageOfGrants}, &c.Application.Config.Block)
}

func (c *chain) shadowed() {
	for _, grant := range c.Cell.Shadowed {
		because := map[compiler.Reason]string{
			compiler.PolicyDenyAll:       " is in vain: nothing overrides the policy",
			compiler.PolicyAllowAll:      " adds nothing: the policy lets everything through",
			compiler.SystemAPIThirdParty: " is in vain: it is for a third party",
			compiler.ByClientGrant:       " does not count: a grant of the application's own replaces the default and does not add to it",
		}[c.Cell.Reason]
		c.add(Step{Link: Shadowed, Text: c.object(grant) + because, Address: grant.Address, Page: pageOfGrants}, &grant.Config.Block)
	}
}

// scopes is the ceiling: what of it is asked for, or what it is.
func (c *chain) scopes() {
	switch {
	case !c.Cell.Allowed:
		c.declaration()
	case c.Scope == "":
		c.ceiling()
	case stringset.Contains(c.Cell.Scopes, c.Scope):
		c.hasScope()
	default:
		c.lacksScope()
	}
}

// declaration says of a scope of a denied cell that the API does not even declare it.
func (c *chain) declaration() {
	if c.Scope == "" || !c.API.ScopesKnown || stringset.Contains(c.API.Scopes, c.Scope) {
		return
	}
	step := Step{Link: Scopes, Answer: No, Text: "and " + c.api() + " does not declare " + c.Scope, Address: c.API.Address, Page: pageOfGrants}
	c.add(step, c.apiBlock(), objects.ScopesSpan(c.API))
}

func (c *chain) ceiling() {
	text := "which gives " + c.amount()
	if c.Cell.FutureScopes {
		text += ", and what is declared later"
	}
	step := Step{Link: Scopes, Answer: Yes, Text: text, Address: c.API.Address, Page: pageOfGrants}
	grant := c.Cell.Grant
	if grant == nil {
		c.add(step, c.apiBlock(), objects.ScopesSpan(c.API))
		return
	}
	step.Address = grant.Address
	c.add(step, &grant.Config.Block, grant.Config.AllowAllScopes.Span, grant.Config.Scopes.Span)
}

// Amount is scopes in words, of an API that declares so many.
func Amount(scopes []string, declared int) string {
	switch {
	case len(scopes) == 0:
		return "no scope"
	case len(scopes) == declared && len(scopes) > 3:
		return fmt.Sprintf("all %d scopes", len(scopes))
	}
	return named(scopes)
}

// named names the first of some scopes.
func named(scopes []string) string {
	const most = 4
	if len(scopes) <= most {
		return english.List(scopes)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(scopes[:most], ", "), len(scopes)-most)
}

func (c *chain) hasScope() {
	grant := c.Cell.Grant
	step := Step{Link: Scopes, Answer: Yes, Page: pageOfGrants}
	switch {
	case grant == nil:
		step.Text, step.Address = "which declares "+c.Scope, c.API.Address
		c.add(step, c.apiBlock(), declarationSpan(c.API, c.Scope), objects.ScopesSpan(c.API))
	case grant.AllScopes:
		step.Text, step.Address = "which gives all scopes, "+c.Scope+" among them", grant.Address
		c.add(step, &grant.Config.Block, grant.Config.AllowAllScopes.Span)
	default:
		step.Text, step.Address = "which lists "+c.Scope, grant.Address
		c.add(step, &grant.Config.Block, objects.ItemSpan(grant.Config.Scopes, c.Scope), grant.Config.Scopes.Span)
	}
}

func declarationSpan(api *compiler.API, scope string) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return objects.ItemSpan(api.Config.ScopeList(), scope)
}

func (c *chain) lacksScope() {
	grant := c.Cell.Grant
	step := Step{Link: Scopes, Answer: No, Page: pageOfGrants, Address: c.API.Address}
	declared := !c.API.ScopesKnown || stringset.Contains(c.API.Scopes, c.Scope)
	listed := grant != nil && (grant.AllScopes || stringset.Contains(grant.Scopes, c.Scope) || stringset.Contains(grant.UndefinedScopes, c.Scope))
	switch {
	case declared && (grant == nil || listed):
		step.Text = "but a token for a user carries no " + c.Scope + " of " + c.api()
		c.add(step, c.apiBlock(), objects.PolicySpan(c.API.Config, c.SubjectType))
		return
	case !declared:
		c.undeclared(step)
		return
	}
	step.Address, step.Text = grant.Address, "which lists "+namedOnly(grant.Scopes)
	c.add(step, &grant.Config.Block, grant.Config.Scopes.Span)
}

// undeclared is a scope that the grant may list and nobody gets.
func (c *chain) undeclared(step Step) {
	grant := c.Cell.Grant
	step.Text = "but " + c.api() + " does not declare " + c.Scope
	if grant != nil && stringset.Contains(grant.UndefinedScopes, c.Scope) {
		step.Text = "which lists " + c.Scope + ", but " + c.api() + " does not declare it"
		step.Address = grant.Address
		c.add(step, &grant.Config.Block, objects.ItemSpan(grant.Config.Scopes, c.Scope), grant.Config.Scopes.Span)
		return
	}
	c.add(step, c.apiBlock(), objects.ScopesSpan(c.API))
}

func namedOnly(scopes []string) string {
	if len(scopes) == 0 {
		return "no scope that the API declares"
	}
	return named(scopes) + " only"
}

func (c *chain) flow() {
	app := c.Application
	if app == nil {
		c.login(c.grantTypes)
		return
	}
	step := Step{Link: Flow, Address: app.Address, Page: pageOfFlows, Answer: Yes}
	stated := app.Config
	spans := []diag.Span{stated.GrantTypes.Span}
	if c.Cell.Unreachable != "" {
		step.Answer, step.Text = No, c.app()+" "+closedFlow(c.Cell.Unreachable, app)
		spans = closingSpans(c.Cell.Unreachable, stated)
	} else if c.SubjectType == compiler.Client {
		step.Text = "its grant types have client_credentials"
		spans = []diag.Span{objects.ItemSpan(stated.GrantTypes, "client_credentials"), stated.GrantTypes.Span}
	} else if app.NamesUserFlow() {
		i := slices.IndexFunc(app.GrantTypes, compiler.StartsUserFlow)
		step.Text = "its grant types have " + app.GrantTypes[i]
		spans = []diag.Span{objects.ItemSpan(stated.GrantTypes, app.GrantTypes[i]), stated.GrantTypes.Span}
	} else {
		step.Text, step.Page = "it exchanges tokens", pageOfExchange
		if app.AssumesTokenExchange() {
			step.Text = "it has a grant for users, so it is taken to exchange tokens, which nobody states"
		}
		spans = []diag.Span{stated.TokenExchangeProfiles.Span}
	}
	if step.Answer == Yes && !stated.GrantTypes.Set && app.GrantTypes != nil && step.Page == pageOfFlows {
		step.Text += ", by the platform's default"
	}
	c.add(step, &stated.Block, spans...)
}

// closedFlow is why an application can't use a flow, after its name.
func closedFlow(because compiler.Unreachable, app *compiler.Application) string {
	switch because {
	case compiler.NoClientCredentialsGrantType:
		return "has no client_credentials among its grant types, so it gets no token as itself"
	case compiler.PublicClient:
		return "is a public client, which gets no token as itself"
	case compiler.DynamicallyRegistered:
		return "registered itself (" + app.Origin + "), and such applications get no token as themselves"
	}
	return "has no grant type that starts a flow for users"
}

func closingSpans(because compiler.Unreachable, stated *config.Application) []diag.Span {
	switch because {
	case compiler.PublicClient:
		return []diag.Span{stated.TokenEndpointAuthMethod.Span, stated.AppType.Span}
	case compiler.DynamicallyRegistered:
		return []diag.Span{stated.ExternalMetadataType.Span}
	}
	return []diag.Span{stated.GrantTypes.Span}
}

// condition is what a token as itself is bound to.
func (c *chain) condition() {
	grant := c.Cell.Grant
	if grant == nil || c.SubjectType != compiler.Client || c.Cell.OrganizationUsage == "deny" || c.Cell.OrganizationUsage == "" {
		return
	}
	text := "an organization may be named"
	if c.Cell.OrganizationUsage == "require" {
		text = "an organization has to be named"
	}
	if !c.Cell.AllowAnyOrganization {
		text += ", one that is given the grant"
	}
	c.add(Step{Link: Condition, Text: text, Address: grant.Address, Page: pageOfGrants}, &grant.Config.Block, grant.Config.OrganizationUsage.Span)
}

// roles is what the roles that are named do to the scope.
func (c *chain) roles() {
	enforces, known := c.API.EnforcesRoles()
	switch {
	case len(c.Roles) == 0 || c.Scope == "" || c.SubjectType != compiler.User || !c.Cell.Allowed || !known:
	case !enforces:
		text := c.api() + " does not enforce policies, so roles take nothing"
		c.add(Step{Link: Roles, Answer: Yes, Text: text, Address: c.API.Address, Page: pageOfRoles}, c.apiBlock(), c.API.Config.EnforcePolicies.Span)
	default:
		for _, role := range c.Roles {
			c.role(role)
		}
	}
}

func (c *chain) role(role *compiler.Role) {
	step := Step{Link: Roles, Address: role.Address, Page: pageOfRoles}
	var permits []string
	var span diag.Span
	if permission := role.Permission(c.API); permission != nil {
		permits = permission.Scopes
		for _, block := range permission.Config {
			span = firstSpan(span, objects.ItemSpan(block.Scopes, c.Scope), block.Header)
		}
	}
	switch {
	case stringset.Contains(permits, c.Scope):
		step.Answer, step.Text = Yes, role.Address+" permits "+c.Scope
	case c.permitted() || c.lacksPermissions():
		step.Text = role.Address + " permits " + namedOrNothing(permits)
	default:
		step.Answer, step.Text = No, role.Address+" permits "+namedOrNothing(permits)
	}
	c.add(step, &role.Config.Block, span)
}

func namedOrNothing(scopes []string) string {
	if len(scopes) == 0 {
		return "nothing there"
	}
	return named(scopes) + " only"
}

// narrowing says what a user's token may lack of all that.
func (c *chain) narrowing() {
	if len(c.Cell.NarrowedBy) == 0 {
		return
	}
	words := map[string]string{"request": "what the request asks for", "rbac": "the roles of the user", "consent": "what the user consents to"}
	var narrowed []string
	for _, by := range c.Cell.NarrowedBy {
		if by == "rbac" && len(c.Roles) > 0 {
			continue // a step of its own
		}
		narrowed = append(narrowed, words[by])
	}
	step := Step{Link: Narrowing, Text: "that is the most: a token carries less by " + english.List(narrowed), Address: c.API.Address, Page: pageOfConsent}
	var span diag.Span
	if c.API.Config != nil && slices.Contains(c.Cell.NarrowedBy, "rbac") {
		step.Page, span = pageOfRoles, c.API.Config.EnforcePolicies.Span
	}
	c.add(step, c.apiBlock(), span)
}
