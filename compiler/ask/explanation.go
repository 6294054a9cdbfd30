package ask

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// Link names what a step of a chain is about. The list is open: readers keep working when it grows.
type Link string

// The links, in the order in which they decide.
const (
	Party        Link = "party"        // who owns the application, and in which security mode it runs
	Registration Link = "registration" // how a third party comes to be a client
	Mode         Link = "mode"         // strict or permissive, of a third party
	Connection   Link = "connection"   // what users log in to a third party by
	Organization Link = "organization" // which of them let users in to a third party
	Audience     Link = "audience"     // what names the API of a login to a third party
	Exchange     Link = "exchange"     // what an exchange of tokens needs besides a grant
	Consent      Link = "consent"      // whether users are asked for consent, and in a simulation what they consent to
	Policy       Link = "policy"       // the API's access policy for the subject type
	Grant        Link = "grant"        // the application's own client grant
	Default      Link = "default"      // the default grant of third parties
	Shadowed     Link = "shadowed"     // a grant that was meant for the cell and does not decide
	Scopes       Link = "scopes"       // the ceiling
	Flow         Link = "flow"         // whether the application can use a flow of the subject type at all
	Condition    Link = "condition"    // what a token is bound to: an organization
	Roles        Link = "roles"        // what the roles that are named permit
	Narrowing    Link = "narrowing"    // what takes scopes from a user's token at run time
	Reference    Link = "reference"    // a client_id or an audience that no file declares
)

// Step is one sentence of why a cell is what it is.
type Step struct {
	Link    Link
	Answer  Answer // whether the step lets the token through; empty where it decides nothing by itself
	Text    string
	Address string    // of the object that it is about; empty for none
	At      diag.Span // the literal that says so, or the object; zero for what the platform has and no file mentions
	Within  diag.Span // the object, where the literal stands elsewhere: in a local, a variable or a for_each
	Page    string    // of the platform's documentation
}

// Explanation is an answer with its reasons.
type Explanation struct {
	Question
	Cell       compiler.Access
	Answer     Answer
	Steps      []Step
	Bases      []Basis  // what an unknown answer hangs on
	Close      []Holder // who else gets the scope, where the answer is not yes
	Enough     []Remedy // the changes that would make the answer yes, the one with the least effect first
	NotDecided []string // what nothing here can decide
}

// Explain is the answer to a question with its chain, the first deciding link first. Of a denied cell it says as well which changes would be enough.
func Explain(q Question) *Explanation {
	x := &Explanation{Question: q, Cell: q.cell()}
	x.Answer, x.Bases = q.Answer()
	x.Steps, x.NotDecided = allSteps(q), q.notDecided(&x.Cell)
	if x.Answer != Yes {
		x.Close, x.Enough = q.close(), q.remedies()
	}
	return x
}

// Steps is the chain alone: why a cell is what it is, the first deciding link first, without the links that do not apply.
func Steps(q Question) []Step {
	return slices.DeleteFunc(allSteps(q), func(step Step) bool { return step.Answer == NotApplicable })
}

func allSteps(q Question) []Step {
	c := chain{Explanation: &Explanation{Question: q, Cell: q.cell()}}
	c.steps()
	return c.made
}

// notDecided is what decides about a token and is in none of the files.
func (q *Question) notDecided(cell *compiler.Access) []string {
	if q.SubjectType == compiler.Client {
		return []string{"the request", "Actions"}
	}
	open := []string{"the request"}
	if q.API.EnforcePolicies && len(q.Roles) == 0 {
		open = append(open, "the roles of the user")
	}
	switch {
	case q.Application == nil || q.Application.IsThirdParty():
		open = append(open, "consent (always asked for third parties)")
	case !q.API.SkipsConsent:
		open = append(open, "consent")
	}
	return append(open, "Actions", "Rules")
}
