package cli

import (
	"errors"
	"fmt"
	"slices"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/internal/history"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/answer"
	"grants/internal/source"
	"grants/plan"
)

// past is the states that a project was in: as it is now, and after each of its commits, the newest first.
type past struct {
	*session
	sides   *source.Sides
	now     *compiler.Tenant
	commits []source.Commit
	shallow bool
	known   map[int]*compiler.Tenant
	broken  int // states that do not compile
}

// sinceWhen finds for each explanation the commit that made it so.
func (s *session) sinceWhen(p *project.Project, explanations []*ask.Explanation) ([]answer.Since, error) {
	if p.Source.Foreign != "" || p.Commit != "" || p.Source.Config != nil {
		return nil, errors.New("--since: the history is that of the project in the current folder; it can't be asked --at another state")
	}
	sides := &source.Sides{Base: s.Folder(), Name: s.Home(".").Dir, Files: s.Files}
	commits, shallow, err := sides.History()
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	h := &past{session: s, sides: sides, now: p.Tenant, commits: commits, shallow: shallow, known: map[int]*compiler.Tenant{}}
	var found []answer.Since
	for _, x := range explanations {
		since, err := h.since(x)
		if err != nil {
			return nil, fmt.Errorf("--since: %w", err)
		}
		found = append(found, since)
	}
	return found, nil
}

func (h *past) since(x *ask.Explanation) (answer.Since, error) {
	h.broken = 0
	changed, found, err := history.Last(1+len(h.commits), func(state int) (bool, error) {
		then, err := h.answer(state, x)
		return then == x.Answer || then == uncompiled, err
	})
	if err != nil {
		return answer.Since{}, err
	}
	since := answer.Since{Note: h.note()}
	switch {
	case !found && h.shallow:
		since.Note = "longer than the history that this repository has; it is not whole"
	case !found:
		since.Note = "as long as the project has a history"
	case changed == 1:
		since.Note = "a change that is not committed yet"
	default:
		c := h.commits[changed-2]
		since.Commit, since.Author, since.Date, since.Subject = c.Hash, c.Author, c.Date, c.Subject
	}
	if found {
		since.Because = h.because(changed, x)
	}
	return since, nil
}

func (h *past) note() string {
	if h.broken == 0 {
		return ""
	}
	return fmt.Sprintf("%d of the states that were looked at do not compile, and count as unchanged", h.broken)
}

// uncompiled is the answer of a state that does not compile.
const uncompiled ask.Answer = "uncompiled"

// answer is what a state says to a question. Who is not there gets nothing.
func (h *past) answer(state int, x *ask.Explanation) (ask.Answer, error) {
	t, err := h.tenant(state)
	if err != nil {
		return "", err
	}
	if t == nil {
		h.broken++
		return uncompiled, nil
	}
	roles, err := rolesLike(t, x.Roles)
	if err != nil {
		return ask.No, nil // without the role, nobody has what it permits
	}
	q := ask.Question{Roles: roles, Tenant: t, SubjectType: x.SubjectType, Scope: x.Scope, API: apiLike(t, x.API)}
	if x.Application != nil {
		q.Application = applicationLike(t, x.Application)
	}
	if q.API == nil || (q.Application == nil) != (x.Application == nil) {
		return ask.No, nil
	}
	is, _ := q.Answer()
	return is, nil
}

// tenant is a state compiled; nil for one that does not compile.
func (h *past) tenant(state int) (*compiler.Tenant, error) {
	if state == 0 {
		return h.now, nil
	}
	if t, known := h.known[state]; known {
		return t, nil
	}
	src, _, err := h.sides.Open("git:" + h.commits[state-1].Hash)
	if err != nil {
		return nil, err
	}
	p, err := h.Compile(src)
	var bad *invocation.BadSettings
	switch {
	case errors.As(err, &bad):
		h.known[state] = nil
		return nil, nil
	case err != nil:
		return nil, err
	case diag.HasErrors(p.Diagnostics):
		h.known[state] = nil
		return nil, nil
	}
	h.known[state] = p.Tenant
	return p.Tenant, nil
}

// because is the causes that a plan has for what a change did to the cell.
func (h *past) because(changed int, x *ask.Explanation) []string {
	before, err := h.tenant(changed)
	after, failure := h.tenant(changed - 1)
	if err != nil || failure != nil || before == nil || after == nil {
		return nil
	}
	application := ""
	if x.Application != nil {
		application = x.Application.Address
	}
	var causes []string
	for _, impact := range plan.Diff(before, after).Impacts {
		if impact.Application == application && impact.API == x.API.Address && impact.SubjectType == string(x.SubjectType) {
			for _, cause := range impact.Because {
				causes = append(causes, cause.Message)
			}
		}
	}
	return causes
}

// applicationLike is the application of another state: the one with the address or, if none has it, the client_id.
func applicationLike(t *compiler.Tenant, like *compiler.Application) *compiler.Application {
	find := func(is func(*compiler.Application) bool) *compiler.Application {
		if i := slices.IndexFunc(t.Applications, is); i >= 0 {
			return t.Applications[i]
		}
		return nil
	}
	if app := find(func(app *compiler.Application) bool { return app.Address == like.Address }); app != nil || like.ClientID == "" {
		return app
	}
	return find(func(app *compiler.Application) bool { return app.ClientID == like.ClientID })
}

// rolesLike are the roles of another state with the addresses.
func rolesLike(t *compiler.Tenant, like []*compiler.Role) ([]*compiler.Role, error) {
	var names []string
	for _, role := range like {
		names = append(names, role.Address)
	}
	return findRoles(t, names)
}

// apiLike is the API of another state: the one with the identifier.
func apiLike(t *compiler.Tenant, like *compiler.API) *compiler.API {
	apis := t.EveryAPI()
	if i := slices.IndexFunc(apis, func(api *compiler.API) bool { return api.Identifier == like.Identifier }); i >= 0 {
		return apis[i]
	}
	return nil
}
