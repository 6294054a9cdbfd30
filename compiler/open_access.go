package compiler

import (
	"iter"
	"slices"
	"strings"
)

// Open is what a policy allow_all opens to every application of a party: one entry in place of a cell for each of them. Grants of
// these applications for the API and subject type are inert.
type Open struct {
	API                       *API
	Party                     Party
	SubjectType               SubjectType
	Scopes                    []string
	FutureScopes              bool
	AuthorizationDetailsTypes []string
	NarrowedBy                []string // as in Access
	Applications              int      // how many cells the entry stands for
	Unreachable               int      // how many of these applications can't use the flow
	Assumed                   []string // as in Access, of any of these applications
}

// OpenAccess is the cells that Filter.Fold leaves out of the matrix, folded, sorted by API address, subject type and party. A party
// without a wanted application has no entry. Without Fold it is those of system APIs that are not declared, whether the matrix has them as rows
// or not: see IsFolded.
func (t *Tenant) OpenAccess(filter Filter) iter.Seq[Open] { return t.OpenAccessOn(t.every, filter) }

// OpenAccessOn is OpenAccess of some APIs, in their order.
func (t *Tenant) OpenAccessOn(apis []*API, filter Filter) iter.Seq[Open] {
	return func(yield func(Open) bool) {
		crowds := t.crowds(filter)
		for _, api := range apis {
			if !filter.wantsAPI(api) || !filter.Fold && api.Config != nil {
				continue
			}
			for _, crowd := range crowds {
				if !api.opensTo(crowd.party, crowd.subject) {
					continue
				}
				open := t.open(crowd, api)
				if filter.wantsScopes(open.Scopes) && !yield(open) {
					return
				}
			}
		}
	}
}

// IsFolded reports whether the matrix leaves out the cells that an entry stands for.
func (f *Filter) IsFolded(open *Open) bool { return f.folds(open.API) }

// crowd is the wanted applications of one party, for one subject type.
type crowd struct {
	party        Party
	subject      SubjectType
	member       *Application // any of them, without its grants
	applications int
	unreachable  int
	modeAssumed  bool              // of any of them
	gaps         []string          // attributes that a source does not say of some of them, as application.*.grant_types
	assumed      map[*API][]string // what the applications rest on that are reachable for an API only: see TokenExchange.Assumed
}

// crowds is all that are not empty, sorted by subject type and party.
func (t *Tenant) crowds(filter Filter) []crowd {
	var crowds []crowd
	for _, subject := range filter.subjects() {
		for _, party := range parties {
			crowd := crowd{party: party, subject: subject}
			crowd.gather(t.Applications, filter.Application)
			if crowd.applications > 0 {
				crowds = append(crowds, crowd)
			}
		}
	}
	return crowds
}

func (c *crowd) gather(applications []*Application, wanted func(*Application) bool) {
	for _, app := range applications {
		if app.Party != c.party || wanted != nil && !wanted(app) {
			continue
		}
		c.member = app
		c.applications++
		c.modeAssumed = c.modeAssumed || app.ModeAssumed
		if app.Unreachable(c.subject) != "" {
			c.unreachable++
		}
		c.noteGaps(app)
		if c.subject == User && app.AssumesTokenExchange() {
			c.assume(app)
		}
	}
	if c.member != nil {
		c.member = c.member.WithoutGrants()
		c.member.gaps = nil
	}
}

// noteGaps keeps what a source does not say, once for all applications: there may be thousands.
func (c *crowd) noteGaps(app *Application) {
	for _, attribute := range app.gaps {
		general := "application.*" + strings.TrimPrefix(attribute, app.Address)
		if !slices.Contains(c.gaps, general) {
			c.gaps = append(c.gaps, general)
		}
	}
}

func (c *crowd) assume(app *Application) {
	if c.assumed == nil {
		c.assumed = map[*API][]string{}
	}
	for _, grant := range app.grants {
		if grant.SubjectType == User {
			c.assumed[grant.API] = append(c.assumed[grant.API], app.tokenExchangeAttribute())
		}
	}
}

// open takes the cell of one member for all: it depends on nothing but the party.
func (t *Tenant) open(crowd crowd, api *API) Open {
	cell := t.Access(crowd.member, api, crowd.subject)
	able := crowd.assumed[api]
	for _, attribute := range able {
		cell.assume(attribute)
	}
	if crowd.modeAssumed {
		cell.assume(RegistrationMode)
	}
	for _, attribute := range crowd.gaps {
		cell.assume(attribute)
	}
	return Open{
		API: api, Party: crowd.party, SubjectType: crowd.subject,
		Scopes: cell.Scopes, FutureScopes: cell.FutureScopes,
		AuthorizationDetailsTypes: cell.AuthorizationDetailsTypes, NarrowedBy: cell.NarrowedBy,
		Applications: crowd.applications, Unreachable: crowd.unreachable - len(able), Assumed: cell.Assumed,
	}
}
