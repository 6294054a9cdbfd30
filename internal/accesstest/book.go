package accesstest

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/address"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/internal/suggest"
	"grants/internal/wildcard"
)

// book knows the names of a tenant's objects.
type book struct {
	tenant       *compiler.Tenant
	applications index[*compiler.Application]
	apis         index[*compiler.API]
	unlisted     map[*compiler.API][]string // scopes of the platform's APIs that only grants name, as far as anybody asked
	work         int                        // names compared and cells looked at
}

// maxWork is how many names are compared and cells looked at: a matrix has no more cells than that.
const maxWork = compiler.MaxCells

// index is the objects of one kind.
type index[T any] struct {
	kind      string
	all       []T
	names     [][]string // of each
	byName    map[string][]int
	byAddress map[string]int
	byBlock   map[string][]int // the instances of a block
}

func newIndex[T any](kind string, all []T, names func(T) []string) index[T] {
	x := index[T]{kind: kind, all: all, byName: map[string][]int{}, byAddress: map[string]int{}, byBlock: map[string][]int{}}
	for i, object := range all {
		called := names(object)
		x.names = append(x.names, called)
		x.byAddress[called[0]] = i
		if block, _, keyed := address.Split(called[0]); keyed {
			x.byBlock[block] = append(x.byBlock[block], i)
		}
		for j, name := range called {
			if name != "" && !slices.Contains(called[:j], name) {
				x.byName[name] = append(x.byName[name], i)
			}
		}
	}
	return x
}

func newBook(t *compiler.Tenant) *book {
	return &book{
		tenant: t,
		applications: newIndex("application", t.Applications, func(app *compiler.Application) []string {
			return []string{app.Address, strings.TrimPrefix(app.Address, "application."), app.Name, app.ClientID}
		}),
		apis: newIndex("API", t.EveryAPI(), func(api *compiler.API) []string {
			_, short, _ := strings.Cut(api.Address, ".")
			return []string{api.Address, short, api.Name, api.Identifier, api.System.Name()}
		}),
		unlisted: map[*compiler.API][]string{},
	}
}

// spend takes from the work that a run may do, and reports whether there is enough.
func (b *book) spend(n int) bool {
	b.work += n
	return b.work <= maxWork
}

var errWork = problem("limit", diag.Range{}, "the tests ask for too many cells, and this one is not judged")

func problem(code string, at diag.Range, message string) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Range: at}
}

// find is the objects that a name means, by their places in the index. A name that means none, or by itself several, is a problem.
func (x *index[T]) find(b *book, name Name) ([]int, *diag.Diagnostic) {
	switch {
	case name.Reference:
		return x.referred(name)
	case strings.ContainsAny(name.Text, "*?"):
		return x.matching(b, name)
	}
	switch found := x.byName[name.Text]; len(found) {
	case 0:
		return nil, x.unknown(name)
	case 1:
		return found, nil
	default:
		d := problem("unknown-reference", name.At, fmt.Sprintf("%d %ss are called %q", len(found), x.kind, name.Text))
		d.Detail = "They are " + english.List(x.addresses(found)) + "."
		return nil, &d
	}
}

func (x *index[T]) referred(name Name) ([]int, *diag.Diagnostic) {
	if i, found := x.byAddress[name.Text]; found {
		return []int{i}, nil
	}
	if all := x.byBlock[name.Text]; len(all) > 0 {
		return all, nil
	}
	d := problem("unknown-reference", name.At, name.Text+" is not declared")
	addresses := x.addresses(nil)
	d.Hint = suggest.DidYouMean(name.Text, addresses)
	return nil, &d
}

func (x *index[T]) matching(b *book, name Name) (found []int, _ *diag.Diagnostic) {
	if !b.spend(len(x.all)) {
		d := errWork
		d.Range = name.At
		return nil, &d
	}
	for i, names := range x.names {
		if slices.ContainsFunc(names, func(called string) bool { return wildcard.Match(name.Text, called) }) {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return nil, x.unknown(name)
	}
	return found, nil
}

func (x *index[T]) unknown(name Name) *diag.Diagnostic {
	d := problem("unknown-reference", name.At, fmt.Sprintf("no %s is called %q", x.kind, name.Text))
	var all []string
	for called := range x.byName {
		all = append(all, called)
	}
	d.Hint = suggest.DidYouMean(name.Text, all)
	return &d
}

const maxListed = 10

// addresses are those of some objects, at most a few of them, or of all.
func (x *index[T]) addresses(of []int) []string {
	var addresses []string
	if of == nil {
		for _, names := range x.names {
			addresses = append(addresses, names[0])
		}
		return addresses
	}
	for n, i := range of {
		if n == maxListed {
			return append(addresses, fmt.Sprintf("%d others", len(of)-n))
		}
		addresses = append(addresses, x.names[i][0])
	}
	return addresses
}

// holders is some applications, and who else holds access.
type holders struct {
	everyone   bool // every application of the project, any third party, and whoever is declared nowhere
	thirdParty bool // any third party
	apps       map[*compiler.Application]bool
	inOrder    []*compiler.Application // of apps
}

func (h *holders) has(app *compiler.Application) bool {
	return h.everyone || app == nil && h.thirdParty || app != nil && h.apps[app]
}

func (b *book) holders(names []Name) (*holders, *diag.Diagnostic) {
	h := &holders{apps: map[*compiler.Application]bool{}}
	var places []int
	for _, name := range names {
		switch {
		case name.isEveryone():
			h.everyone = true
		case !name.Reference && name.Text == AnyThirdParty:
			h.thirdParty = true
		default:
			found, problem := b.applications.find(b, name)
			if problem != nil {
				return nil, problem
			}
			places = append(places, found...)
		}
	}
	slices.Sort(places)
	for _, i := range slices.Compact(places) {
		app := b.applications.all[i]
		h.apps[app] = true
		h.inOrder = append(h.inOrder, app)
	}
	return h, nil
}

func (b *book) findAPIs(names []Name) ([]*compiler.API, *diag.Diagnostic) {
	var places []int
	for _, name := range names {
		found, problem := b.apis.find(b, name)
		if problem != nil {
			return nil, problem
		}
		places = append(places, found...)
	}
	slices.Sort(places)
	var apis []*compiler.API
	for _, i := range slices.Compact(places) {
		apis = append(apis, b.apis.all[i])
	}
	return apis, nil
}

// scopes are what some names mean at an API: those that it declares, where a name is a glob, and else the name itself.
func (b *book) scopes(api *compiler.API, names []Name) []string {
	var scopes []string
	for _, name := range names {
		if found := b.declared(api, name.Text); len(found) > 0 {
			scopes = append(scopes, found...)
		} else if !strings.ContainsAny(name.Text, "*?") {
			scopes = append(scopes, name.Text)
		}
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}

// declared are the scopes of an API that a name means: that very one, or all that match it.
func (b *book) declared(api *compiler.API, name string) []string {
	if stringset.Contains(api.Scopes, name) {
		return []string{name}
	}
	all := api.Scopes
	if api.System != "" {
		all = slices.Concat(all, b.unlistedOf(api))
	}
	b.work += len(all)
	var found []string
	for _, scope := range all {
		if wildcard.Match(name, scope) {
			found = append(found, scope)
		}
	}
	return found
}

// unlistedOf are the scopes of an API of the platform that grants name and no list of the platform's has.
func (b *book) unlistedOf(api *compiler.API) []string {
	found, known := b.unlisted[api]
	if !known {
		for _, grant := range b.tenant.ClientGrants {
			if grant.API == api {
				found = append(found, grant.Scopes...)
			}
		}
		slices.Sort(found)
		found = slices.DeleteFunc(slices.Compact(found), func(scope string) bool { return stringset.Contains(api.Scopes, scope) })
		b.unlisted[api] = found
	}
	return found
}

// checkScopes refuses a name that means no scope of any of some APIs.
func (b *book) checkScopes(apis []*compiler.API, names []Name) *diag.Diagnostic {
	for _, name := range names {
		known := slices.ContainsFunc(apis, func(api *compiler.API) bool { return len(b.declared(api, name.Text)) > 0 })
		if known {
			continue
		}
		var all []string
		for _, api := range apis {
			all = append(all, api.Scopes...)
		}
		d := problem("unknown-reference", name.At, fmt.Sprintf("%s %s no scope %q", apiNames(apis), declare(len(apis)), name.Text))
		d.Hint = suggest.DidYouMean(name.Text, all)
		return &d
	}
	return nil
}

func apiNames(apis []*compiler.API) string {
	if len(apis) == 1 {
		return apis[0].CommonName()
	}
	return fmt.Sprintf("%s and %d others", apis[0].CommonName(), len(apis)-1)
}

func declare(n int) string {
	if n == 1 {
		return "declares"
	}
	return "declare"
}
