package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "previous-client-id",
	Group:    lint.Identity,
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
	Check: func(p *lint.Pass) {
		owners, heirs := map[string]*compiler.Application{}, map[string]*compiler.Application{}
		for _, app := range p.Applications() {
			owners[app.ClientID] = app
		}
		for _, app := range p.Applications() {
			formerClientID(p, app, owners, heirs)
		}
	},
})

// formerClientID reports what an application can't have been; heirs are the applications that were seen before, by their former client_ids.
func formerClientID(p *lint.Pass, app *compiler.Application, owners, heirs map[string]*compiler.Application) {
	former := app.Config.PreviouslyClientID
	if !former.Set || app.Config.ClientID.Failed {
		return
	}
	found := lint.Finding{At: former.Span, Address: app.Address, Key: "previously_client_id"}
	owner, heir := owners[former.Value], heirs[former.Value]
	heirs[former.Value] = app
	switch {
	case app.ClientID == "":
		found.Message = app.Address + " has a previously_client_id and no client_id"
		found.Detail = "Write the client_id that the platform gave to the application that took its place."
	case owner == app:
		found.Message = app.Address + " has the same client_id as previously"
		found.Detail = "Nothing took its place. Remove previously_client_id."
	case owner != nil:
		found.Message = fmt.Sprintf("%s previously had the client_id of %s, which is not gone", app.Address, owner.Address)
		found.Related = []lint.Place{{Message: owner.Address, At: owner.Config.ClientID.Span}}
	case heir != nil:
		found.Message = fmt.Sprintf("%s and %s previously had one client_id", heir.Address, app.Address)
		found.Related = []lint.Place{{Message: heir.Address, At: heir.Config.PreviouslyClientID.Span}}
	default:
		return
	}
	p.Report(found)
}
