package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "previous-client-id",
	Group:    Identity,
	Title:    "former client_id that can't be one",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications",
		"https://auth0.com/docs/get-started/applications/application-settings",
	},
	Doc: `previously_client_id says of an application with another client_id that its old client is gone, since the change that replaced it is deployed. A
plan takes the one for the other then. Without a client_id there is no other; with the same one nothing was replaced; and a client that another block
describes, or that two blocks are said to have taken the place of, is not gone.

Write the client_id that the application has now, and the one that it had before in previously_client_id; or remove it.`,
	Check: func(p *Pass) {
		owners, heirs := map[string]*compiler.Application{}, map[string]*compiler.Application{}
		for _, app := range p.applications() {
			owners[app.ClientID] = app
		}
		for _, app := range p.applications() {
			p.formerClientID(app, owners, heirs)
		}
	},
})

// formerClientID reports what an application can't have been; heirs are the applications that were seen before, by their former client_ids.
func (p *Pass) formerClientID(app *compiler.Application, owners, heirs map[string]*compiler.Application) {
	former := app.Config.PreviouslyClientID
	if !former.Set || app.Config.ClientID.Failed {
		return
	}
	found := finding{at: former.Span, address: app.Address, key: "previously_client_id"}
	owner, heir := owners[former.Value], heirs[former.Value]
	heirs[former.Value] = app
	switch {
	case app.ClientID == "":
		found.message = app.Address + " has a previously_client_id and no client_id"
		found.detail = "Write the client_id that the platform gave to the application that took its place."
	case owner == app:
		found.message = app.Address + " has the same client_id as previously"
		found.detail = "Nothing took its place. Remove previously_client_id."
	case owner != nil:
		found.message = fmt.Sprintf("%s previously had the client_id of %s, which is not gone", app.Address, owner.Address)
		found.related = []place{{owner.Address, owner.Config.ClientID.Span}}
	case heir != nil:
		found.message = fmt.Sprintf("%s and %s previously had one client_id", heir.Address, app.Address)
		found.related = []place{{heir.Address, heir.Config.PreviouslyClientID.Span}}
	default:
		return
	}
	p.report(found)
}
