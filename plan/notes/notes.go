// Package notes has what is worth knowing about a change itself, which neither of the two tenants shows alone.
package notes

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// The codes of a plan's diagnostics. The rule catalogue of lint has a page for each.
const (
	codeScopeRemoved     = "scope-removed-still-granted"
	codeGrantReplaced    = "grant-replaced"
	codeDeleteCascade    = "client-delete-cascade"
	codeOwnershipChange  = "ownership-change"
	codeSigningAlgChange = "signing-alg-change"
	codeLockout          = "policy-tightening-lockout"
	codeOwnGrant         = "own-grant"
	CodeClientIDSet      = "client-id-set"
	CodeValueStays       = "value-stays"
	codeFormerClientID   = "previous-client-id-settled"
	CodeOpened           = "opened-to-undeclared"

	// CodeGuardWeakened is of changes to what judges changes.
	CodeGuardWeakened = "guard-weakened"
)

// Codes are the codes of all diagnostics that a plan can have, sorted.
func Codes() []string { return slices.Clone(codes) }

var codes = []string{
	codeDeleteCascade, CodeClientIDSet, codeGrantReplaced, CodeGuardWeakened, CodeOpened, codeOwnGrant, codeOwnershipChange, codeLockout, codeFormerClientID,
	codeScopeRemoved, codeSigningAlgChange, CodeValueStays,
}

// reporter collects what there is to say about a change that neither of the two projects shows alone.
type reporter struct {
	*objects.Pairing
	openings []Opening
	found    []diag.Diagnostic
	told     map[ID]*Opening
}

// ID tells the diagnostics apart.
type ID struct{ Rule, Address, Key string }

// Of are the diagnostics of a pairing and its changes, at places in the head: what the head does not have is at none. Those that stand for
// applications that gain and that the files do not have come with what opens to them. Whom a policy shuts out is given, by audience.
func Of(c *objects.Pairing, changes []objects.Change, openings []Opening, shut map[string][]string) ([]diag.Finding, map[ID]*Opening) {
	r := &reporter{Pairing: c, openings: openings, told: map[ID]*Opening{}}
	r.removedScopes()
	r.replacedGrants(changes)
	r.deletedApplications()
	r.changedOwners()
	r.signingAlgorithms()
	r.lockouts(shut)
	r.ownGrants()
	r.valuesThatStay(changes)
	r.formerClientIDs()
	r.firstIDs()
	r.desensitized()
	r.opened()
	diag.Sort(r.found)
	findings := make([]diag.Finding, 0, len(r.found))
	for i := range r.found {
		findings = append(findings, Finding(r.After, &r.found[i]))
	}
	return findings, r.told
}

// Finding is a diagnostic about a tenant, at places as people call them.
func Finding(of *compiler.Tenant, d *diag.Diagnostic) diag.Finding {
	f := diag.NewFinding(d, nil)
	f.Relocate(func(file string) string { return objects.Shown(of, file) })
	return f
}

// report adds a diagnostic at the first of some spans that the files have.
func (r *reporter) report(d diag.Diagnostic, spans ...diag.Span) {
	if i := slices.IndexFunc(spans, func(s diag.Span) bool { return !s.IsZero() }); i >= 0 {
		d.Range = r.After.Range(spans[i])
	}
	r.found = append(r.found, d)
}

// removedScopes are those that an API declares no more while a grant still lists them.
// https://github.com/auth0/terraform-provider-auth0/issues/328
func (r *reporter) removedScopes() {
	for i, p := range r.Grants {
		api := r.APIs[r.IDs[i].API]
		if p.After == nil || api.Before == nil {
			continue
		}
		for _, scope := range stringset.Intersection(p.After.UndefinedScopes, api.Before.Scopes) {
			d := diag.Diagnostic{
				Code: codeScopeRemoved, Severity: diag.Error, Address: p.After.Address, Key: scope,
				Message: fmt.Sprintf("%s no longer declares %q, which %s still lists", api.After.Address, scope, p.After.Address),
				Detail:  "The operations of the plan take the scope from the grant before the API loses it. Take it out of the grant here, too.",
			}
			if at := r.After.Range(objects.ScopesSpan(api.After)); !at.IsZero() {
				d.Related = []diag.Related{{Message: "what " + api.After.Address + " declares", Range: at}}
			}
			r.report(d, objects.ItemSpan(p.After.Config.Scopes, scope), p.After.Config.Scopes.Span, p.After.Config.Header)
		}
	}
}

func (r *reporter) replacedGrants(changes []objects.Change) {
	for i := range changes {
		change := &changes[i]
		if change.Action != objects.Replace || change.Kind != objects.GrantKind {
			continue
		}
		var spans []diag.Span
		for _, a := range change.Attributes {
			if slices.Contains(change.Forces, a.Name) {
				spans = append(spans, a.Property.Span)
			}
		}
		r.report(diag.Diagnostic{
			Code: codeGrantReplaced, Severity: diag.Info, Address: change.Address, Key: strings.Join(change.Forces, " "),
			Message: fmt.Sprintf("%s becomes another grant, since %s can't be changed", change.Address, strings.Join(change.Forces, " and ")),
			Detail:  "The operations of the plan create the new grant before they delete the old one.",
		}, spans...)
	}
}

// deletedApplications take their grants along.
func (r *reporter) deletedApplications() {
	held := map[int]int{}
	for i, p := range r.Grants {
		if p.Before != nil {
			held[r.IDs[i].Holder]++
		}
	}
	for i, p := range r.Apps {
		if p.After == nil && held[i] > 0 {
			r.report(diag.Diagnostic{
				Code: codeDeleteCascade, Severity: diag.Info, Address: p.Before.Address,
				Message: p.Before.Address + " takes " + english.Count(held[i], "client grant") + " along when it is deleted",
				Detail:  "The platform does so by itself, so the operations of the plan need no calls for those grants.",
			})
		}
	}
}

// changedOwners are applications that are to become what the platform never makes of them.
// https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications
func (r *reporter) changedOwners() {
	for _, p := range r.Apps {
		if p.Before == nil || p.After == nil {
			continue
		}
		written := p.After.Config
		was, is := objects.AudienceOf(r.Before, p.Before.Config.ResourceServerIdentifier), objects.AudienceOf(r.After, written.ResourceServerIdentifier)
		switch {
		case !objects.SameOwner(p.Before, p.After):
			r.changedOwner(p, partyName[p.Before.Party], partyName[p.After.Party], written.ThirdPartySecurityMode.Span, written.IsFirstParty.Span, written.Header)
		case was != is:
			r.changedOwner(p, resourceServer(was), resourceServer(is), written.ResourceServerIdentifier.Span, written.Header)
		}
	}
}

func (r *reporter) changedOwner(p objects.Pair[compiler.Application], was, is string, spans ...diag.Span) {
	d := diag.Diagnostic{
		Code: codeOwnershipChange, Severity: diag.Error, Address: p.After.Address,
		Message: fmt.Sprintf("%s is %s and is to be %s, which the platform does not change", p.After.Address, was, is),
		Detail:  "The operations of the plan create another application, which gets another client_id and the grants, and delete this one last.",
	}
	if !r.Replaces(p) {
		d.Detail = "It registered itself, so nobody can create it anew, and the operations of the plan leave it as it is."
	}
	r.report(d, spans...)
}

// resourceServer is the API that an application is, in a message.
func resourceServer(identifier string) string {
	if identifier == "" {
		return "no API"
	}
	return fmt.Sprintf("the API %q", identifier)
}

var partyName = map[compiler.Party]string{
	compiler.FirstParty: "first party", compiler.ThirdPartyStrict: "third party (strict)", compiler.ThirdPartyPermissive: "third party (permissive)",
}

// signingAlgorithms are said to be fixed by one page of the platform, and can be changed by its API.
// https://auth0.com/docs/get-started/apis/api-settings
func (r *reporter) signingAlgorithms() {
	for _, p := range r.APIs {
		if p.Before == nil || p.After == nil || p.Before.Config == nil || p.After.Config == nil || p.After.System != "" {
			continue
		}
		was, is := signingAlg(p.Before), signingAlg(p.After)
		if was == is {
			continue
		}
		r.report(diag.Diagnostic{
			Code: codeSigningAlgChange, Severity: diag.Warning, Address: p.After.Address, Key: "signing_alg",
			Message: fmt.Sprintf("the tokens of %s are to be signed with %s instead of %s", p.After.Address, is, was),
			Detail:  "Whoever checks its tokens by the old algorithm refuses them from then on.",
		}, p.After.Config.SigningAlg.Span, p.After.Config.Header)
	}
}

func signingAlg(api *compiler.API) string {
	if written := api.Config.SigningAlg; written.Set {
		return written.Value
	}
	return "RS256"
}

// lockouts are policies that close before everybody has a grant.
func (r *reporter) lockouts(shut map[string][]string) {
	for _, p := range r.APIs {
		if p.Before == nil || p.After == nil || p.Before.Policy(compiler.User) != compiler.AllowAll || p.After.Policy(compiler.User) == compiler.AllowAll {
			continue
		}
		if names := shut[p.After.Identifier]; len(names) > 0 {
			slices.Sort(names)
			r.report(diag.Diagnostic{
				Code: codeLockout, Severity: diag.Warning, Address: p.After.Address, Key: string(compiler.User),
				Message: fmt.Sprintf("%s is %s for users now, which shuts out %s", p.After.Address, p.After.Policy(compiler.User), firstOf(names)),
				Detail:  "Give a client grant for users to each of them that is to keep access.",
			}, objects.PolicySpan(p.After.Config, compiler.User), objects.HeaderOf(p.After))
		}
	}
}

// firstOf names at most three of some names.
func firstOf(names []string) string {
	if len(names) <= 3 {
		return english.List(names)
	}
	return strings.Join(names[:2], ", ") + " and " + english.Count(len(names)-2, "other")
}
