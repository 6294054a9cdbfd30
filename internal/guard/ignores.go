package guard

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/settings"
	"grants/lint"
)

// ignoring tells ignores apart without lines: what is ignored, in which object, and what the comment covers there.
type ignoring struct {
	object, covered, rule, key string
}

// addedIgnores are those that the base does not have, or not for so long.
func addedIgnores(rules []*lint.Rule, base, head *Side) []diag.Diagnostic {
	after := lint.Ignorings(head.Tenant, rules)
	if len(after) == 0 {
		return nil
	}
	before := lint.Ignorings(base.Tenant, rules)
	known := map[ignoring][]string{} // the last days
	for _, ig := range before {
		id := identify(ig, ig.Address, base.Read)
		known[id] = append(known[id], lastDay(ig))
	}
	for _, days := range known {
		slices.Sort(days)
	}
	var found []diag.Diagnostic
	was := formerAddresses(base.Tenant, head.Tenant, addresses(before), addresses(after))
	for _, ig := range inOrderOfDays(after) {
		if forbids(head.Settings, ig) {
			continue
		}
		id := identify(ig, cmp.Or(was[ig.Address], ig.Address), head.Read)
		days := known[id]
		at, _ := slices.BinarySearch(days, lastDay(ig)) // the first that lasts as long, or longer
		if at < len(days) {
			known[id] = slices.Delete(days, at, at+1)
			continue
		}
		verb := "a comment ignores"
		if len(days) > 0 {
			verb, known[id] = "a comment ignores for longer", days[:len(days)-1]
		}
		found = append(found, weakened(cmp.Or(ig.Address, ig.At.File), ignored(ig), fmt.Sprintf("%s %s%s now", verb, ignored(ig), place(ig)), ig.At))
	}
	return found
}

func addresses(all []lint.Ignoring) map[string]bool {
	found := map[string]bool{}
	for _, ig := range all {
		found[ig.Address] = true
	}
	return found
}

// inOrderOfDays puts those first that last longest, so that each takes the place of one that lasted as long.
func inOrderOfDays(all []lint.Ignoring) []lint.Ignoring {
	slices.SortStableFunc(all, func(a, b lint.Ignoring) int { return strings.Compare(lastDay(b), lastDay(a)) })
	return all
}

// lastDay compares as days do; no last day is later than all.
func lastDay(ig lint.Ignoring) string { return cmp.Or(ig.Until, "no end") }

func ignored(ig lint.Ignoring) string {
	if ig.Key == "" {
		return ig.Rule.ID
	}
	return ig.Rule.ID + "(" + ig.Key + ")"
}

func place(ig lint.Ignoring) string {
	if ig.Address == "" {
		return ""
	}
	return " in " + ig.Address
}

// forbids reports whether the settings let the comment ignore nothing.
func forbids(s *settings.Settings, ig lint.Ignoring) bool {
	if s == nil {
		return false
	}
	resolved := s.Lint.Resolve(ig.Rule, ig.At.File)
	return !resolved.Ignorable.Value
}

func identify(ig lint.Ignoring, object string, read func(string) []byte) ignoring {
	id := ignoring{object: object, covered: firstWord(read(ig.Covers.File), ig.Covers), rule: ig.Rule.ID, key: ig.Key}
	if object == "" && (id.covered == "locals" || id.covered == "variable") {
		id.object = ig.At.File // any file may have such a block
	}
	return id
}

// firstWord is what a stretch of a file begins with: the type of a block, the name of an attribute, an item of a list.
func firstWord(text []byte, at diag.Range) string {
	if at.Start.Byte < 0 || at.End.Byte > len(text) || at.Start.Byte > at.End.Byte {
		return ""
	}
	text = text[at.Start.Byte:at.End.Byte]
	if end := bytes.IndexAny(text, " \t\r\n=:,{"); end > 0 {
		text = text[:end]
	}
	return string(text)
}

// formerAddresses are those that some objects of the head had in the base, where these are others: a renamed block stays what it is.
func formerAddresses(base, head *compiler.Tenant, before, after map[string]bool) map[string]string {
	former := map[string]string{} // by what the platform knows them by
	names := platformNames(base, before)
	for _, address := range slices.Sorted(maps.Keys(names)) {
		if !after[address] {
			former[names[address]] = address
		}
	}
	was := map[string]string{}
	for address, name := range platformNames(head, after) {
		if known := former[name]; known != "" && !before[address] {
			was[address] = known
		}
	}
	return was
}

// platformNames is what the platform knows objects by, of those with some addresses.
func platformNames(tenant *compiler.Tenant, wanted map[string]bool) map[string]string {
	names := map[string]string{}
	for _, api := range tenant.APIs {
		if wanted[api.Address] {
			names[api.Address] = "api " + api.Identifier
		}
	}
	for _, app := range tenant.Applications {
		if wanted[app.Address] && app.ClientID != "" {
			names[app.Address] = "application " + app.ClientID
		}
	}
	for _, role := range tenant.Roles {
		if wanted[role.Address] {
			names[role.Address] = "role " + role.Name
		}
	}
	for _, connection := range tenant.Connections {
		if wanted[connection.Address] {
			names[connection.Address] = "connection " + connection.Name
		}
	}
	for _, organization := range tenant.Organizations {
		if wanted[organization.Address] {
			names[organization.Address] = "organization " + organization.Name
		}
	}
	for _, grant := range tenant.ClientGrants {
		if wanted[grant.Address] {
			names[grant.Address] = "client_grant " + grantName(grant)
		}
	}
	return names
}

func grantName(grant *compiler.ClientGrant) string {
	holder, audience := "", ""
	if grant.Application != nil {
		holder = cmp.Or(grant.Application.ClientID, grant.Application.Address)
	}
	if grant.API != nil {
		audience = grant.API.Identifier
	}
	return fmt.Sprintf("%s %s %s", holder, audience, grant.SubjectType)
}
