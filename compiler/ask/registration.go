package ask

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// registration is how a third party comes to be a client at all.
func (q *Question) registration() (login, bool) {
	switch {
	case q.SubjectType == compiler.Client:
		return login{}, false
	case q.Application != nil:
		return q.document()
	}
	settings := settingsOf(q.Tenant)
	made := login{Step: Step{Link: Registration, Address: "tenant", Page: pageOfRegistration}, block: blockOfSettings(q.Tenant)}
	made.at, made.lacks = []diag.Span{settings.EnableDynamicClientRegistration.Span}, "tenant.enable_dynamic_client_registration"
	switch {
	case q.Tenant.DynamicRegistration && settings.ClientIDMetadataDocumentSupported.Value && !slices.ContainsFunc(q.Tenant.Applications, hasDocument):
		made.Answer, made.Page, made.at = Unknown, pageOfDocuments, []diag.Span{settings.ClientIDMetadataDocumentSupported.Span}
		made.lacks = "tenant.client_id_metadata_document_supported"
		made.Text = "clients may register themselves, and are told to show a metadata document instead: none is registered, and those that show one seem not to register themselves"
	case q.Tenant.DynamicRegistration:
		made.Answer, made.Text = Yes, "clients may register themselves"
	case slices.ContainsFunc(q.Tenant.Applications, (*compiler.Application).IsThirdParty):
		made.Text = "clients can't register themselves: only an administrator makes third parties"
	default:
		made.Answer, made.Text = Unknown, "clients can't register themselves, and no third party is declared: an administrator may make one"
	}
	return made, q.declaresLogin()
}

func hasDocument(app *compiler.Application) bool { return app.Origin == "cimd" }

// document is whether a client with a metadata document is one: by the URL of the document, where the tenant supports any.
func (q *Question) document() (login, bool) {
	app, documents := q.Application, settingsOf(q.Tenant).ClientIDMetadataDocumentSupported
	url := app.Config.ExternalClientID
	if !hasDocument(app) || !documents.Set && !url.Set {
		return login{}, false
	}
	made := login{Step: Step{Link: Registration, Address: "tenant", Page: pageOfDocuments}, block: blockOfSettings(q.Tenant)}
	made.at, made.lacks = []diag.Span{documents.Span}, "tenant.client_id_metadata_document_supported"
	switch {
	case !documents.Set:
		made.Answer, made.Text = Unknown, "nobody states whether the tenant supports metadata documents"
	case !documents.Value:
		made.Answer, made.Text = Unknown, "the tenant supports no metadata documents: one page says that it registers none then, and another one that it only does not advertise them"
	case url.Set:
		made.Answer, made.Text = Yes, "the tenant supports metadata documents, and "+q.app()+" is registered by the one at "+url.Value
		made.Address, made.block, made.at = app.Address, &app.Config.Block, []diag.Span{url.Span}
	case app.ClientID != "":
		made.Answer, made.Text = Yes, "the tenant supports metadata documents, and "+q.app()+" has one"
	default:
		made.Answer, made.Text = Unknown, "the tenant supports metadata documents, and nobody states where that of "+q.app()+" is"
		made.Address, made.block, made.at, made.lacks = app.Address, &app.Config.Block, nil, app.Address+".external_client_id"
	}
	return made, true
}

// mode is strict or permissive. Where nobody states which, both readings count.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (q *Question) mode() (login, bool) {
	made := login{Step: Step{Link: Mode, Answer: Yes, Address: "tenant", Page: pageOfModes}, block: blockOfSettings(q.Tenant), lacks: compiler.RegistrationMode}
	party := q.Tenant.DynamicRegistrationMode
	settings := settingsOf(q.Tenant)
	made.at = []diag.Span{settings.DynamicClientRegistrationSecurityMode.Span, settings.EnableDynamicClientRegistration.Span}
	if app := q.Application; app != nil {
		party = app.Party
		made.Address, made.block, made.at = app.Address, &app.Config.Block, []diag.Span{app.Config.ThirdPartySecurityMode.Span, app.Config.ExternalMetadataType.Span}
		if !registers(app) {
			made.lacks = app.Address + ".third_party_security_mode"
		}
	} else if !q.Tenant.DynamicRegistration {
		return made, false
	}
	made.Text = "in strict mode, which asks for a grant on every API"
	switch {
	case q.assumesMode():
		made.Answer, made.Text = q.eitherMode()
	case party == compiler.ThirdPartyPermissive:
		made.Text = "in permissive mode, which follows the policies of APIs"
	}
	return made, q.declaresLogin()
}

// assumesMode reports whether nobody states the mode.
func (q *Question) assumesMode() bool {
	if q.Application == nil {
		return q.Tenant.RegistrationModeAssumed
	}
	return q.Application.ModeAssumed || q.Application.AssumesStrict()
}

// eitherMode is what both readings of a mode come to that nobody states. An application is taken for strict; one that registered itself for permissive, and its
// cell hangs on the mode where that matters.
func (q *Question) eitherMode() (Answer, string) {
	const text = "nobody states the mode: strict, or permissive in accounts with third parties from before April 2026"
	strict, permissive := q.readings()
	switch {
	case q.Application != nil && q.Application.ModeAssumed:
		return "", text
	case q.Application != nil && q.SubjectType == compiler.User && q.requiresOrganization():
		return Unknown, text + ", which never logs in with an organization"
	case q.Application != nil:
		return Yes, text + "; either gets what grants give"
	case strict && permissive:
		return Yes, text + "; either gets this"
	case permissive:
		return Unknown, text + "; only a permissive one gets this"
	}
	return "", text + "; neither gets this"
}

// readings are whether any third party gets what is asked for in strict mode, and in permissive mode.
func (q *Question) readings() (strict, permissive bool) {
	if q.Application != nil {
		return true, !q.requiresOrganization()
	}
	least := q.Tenant.StatedAccess(nil, q.API, q.SubjectType)
	cell := q.cell()
	return q.holds(&least), q.holds(&cell)
}

// grantTypes are those that clients have who register themselves. Those of declared applications are a step of every chain.
func (q *Question) grantTypes() (login, bool) {
	if q.Application != nil || !q.Tenant.DynamicRegistration {
		return login{}, false
	}
	made := login{Step: Step{Link: Flow, Answer: Yes, Address: "tenant", Page: pageOfRegistration}, block: blockOfSettings(q.Tenant)}
	made.at = []diag.Span{settingsOf(q.Tenant).EnableDynamicClientRegistration.Span}
	made.Text = "whoever registers has the grant types authorization_code and refresh_token, and no other"
	if q.SubjectType == compiler.Client {
		if slices.ContainsFunc(q.standAlone(), q.hasNoGrant) {
			return made, false
		}
		made.Answer = "" // a default grant is for such a client, too
		made.Text += ": only a client that an administrator makes could act as itself"
	}
	return made, q.declaresLogin()
}

// standAlone are the third parties that can act as themselves.
func (q *Question) standAlone() []*compiler.Application {
	if q.teller != nil {
		return q.teller.alone()
	}
	return standingAlone(q.Tenant)
}

func standingAlone(t *compiler.Tenant) []*compiler.Application {
	var found []*compiler.Application
	for _, app := range t.Applications {
		if standsAlone(app) {
			found = append(found, app)
		}
	}
	return found
}

func standsAlone(app *compiler.Application) bool {
	return app.IsThirdParty() && app.Unreachable(compiler.Client) == ""
}

// actsAlone reports whether an application can act as itself as any third party does that has no grant of its own.
func (q *Question) actsAlone(app *compiler.Application) bool {
	return standsAlone(app) && q.hasNoGrant(app)
}

// hasNoGrant reports whether an application has no grant of its own for the cell as itself.
func (q *Question) hasNoGrant(app *compiler.Application) bool {
	return q.Tenant.ClientGrant(compiler.GrantKey{Holder: app.Address, Audience: q.API.Identifier, SubjectType: compiler.Client}) == nil
}

// consent is asked of users of third parties, always.
func (q *Question) consent() (login, bool) {
	made := login{Step: Step{Link: Consent, Text: "asked, always: it can't be skipped for third parties", Address: q.API.Address, Page: pageOfConsent}, block: q.blockOfAPI()}
	if q.SubjectType == compiler.Client {
		made = notApplicable(made, "consent")
	}
	return made, q.declaresLogin()
}

func (q *Question) blockOfAPI() *config.Block {
	if q.API.Config == nil {
		return nil
	}
	return &q.API.Config.Block
}

// exchanges is what an exchange of tokens needs besides a grant, where it is the only way in which users come to the application: an API that it is, and
// nobody who would have to be asked for consent.
// https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange
func (q *Question) exchanges() (login, bool) {
	app, manner := q.Application, Manner(q.Application)
	if q.SubjectType != compiler.User || manner == 0 {
		return login{}, false
	}
	made := login{Step: Step{Link: Exchange, Answer: Unknown, Address: q.API.Address, Page: pageOfExchange}, block: q.blockOfAPI()}
	asks := app.IsThirdParty() || !q.API.SkipsConsent
	switch {
	case manner == unlinked:
		made.Text, made.lacks = "who exchanges tokens on behalf of users has to be linked to an API, and "+q.app()+" is to none", app.Address+".resource_server_identifier"
		made.Address, made.block = app.Address, &app.Config.Block
	case asks:
		made.Text = "users are asked for consent, and nobody is there to be asked when a token is exchanged: it fails unless they have given it before"
		made.lacks = q.API.Address + ".skip_consent_for_verifiable_first_party_clients"
	default:
		made.Answer, made.Text = Yes, q.api()+" skips consent for applications of one's own, so that nobody has to be there"
		if q.API.Config != nil {
			made.at = []diag.Span{q.API.Config.SkipConsentForVerifiableFirstPartyClients.Span}
		}
	}
	return made, true
}

// Manner is what the steps of a cell depend on of its application besides its party, its grants and the flows that it can use: 0 for nearly all, and else how
// it exchanges tokens where users come to it by nothing else.
func Manner(app *compiler.Application) int {
	if app == nil || app.NamesUserFlow() || !app.ExchangesTokens() {
		return 0
	}
	if link := app.Config.ResourceServerIdentifier; app.TokenExchange.OnBehalfOf && !app.TokenExchange.Custom && !link.Set && !link.Failed {
		return unlinked
	}
	return linked
}

const (
	linked = 1 + iota
	unlinked
)
