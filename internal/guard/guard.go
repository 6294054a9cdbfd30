// Package guard finds what a change weakens of that which judges it: settings, policies, ignores, known findings and tests of access.
package guard

import (
	"grants/compiler"
	"grants/diag"
	"grants/internal/accesstest"
	"grants/internal/policy"
	"grants/internal/settings"
	"grants/lint"
	"grants/plan/notes"
)

// Side is a state of a project with what guards it.
type Side struct {
	Settings *settings.Settings // nil where they are not known; those of the other side where they are the same
	Tenant   *compiler.Tenant
	Read     func(file string) []byte // the text of a file of the project
	Policies *policy.Set              // nil where there are none
	Known    map[string][]byte        // files of known findings that may differ between the sides, by their paths from the project's folder
	Tests    *accesstest.Suite        // nil where they are not known
}

// Weakened is what the head guards less than the base, by some rules, at places in the head. What became stricter is left out.
func Weakened(rules []*lint.Rule, base, head *Side) []diag.Diagnostic {
	var found []diag.Diagnostic
	if base.Settings != nil && head.Settings != nil && base.Settings != head.Settings {
		c := newSettingsChange(rules, base.Settings, head.Settings, filesOf(head.Tenant))
		found = append(found, c.weakened()...)
	}
	found = append(found, weakenedPolicies(base, head)...)
	found = append(found, movedAway(rules, base, head)...)
	found = append(found, addedIgnores(rules, base, head)...)
	found = append(found, moreKnown(base.Known, head.Known)...)
	return append(found, weakenedTests(base.Tests, head.Tests)...)
}

func weakened(address, key, message string, at diag.Range) diag.Diagnostic {
	return diag.Diagnostic{
		Code: notes.CodeGuardWeakened, Severity: diag.Warning, Address: address, Key: key, Message: message, Range: at,
		Detail: "Whoever approves the change approves that too. With --guards base, the settings and gates before the change judge it.",
	}
}

// filesOf are the names of the files of a project.
func filesOf(tenant *compiler.Tenant) []string {
	if tenant.Config == nil || tenant.Config.Files == nil {
		return nil
	}
	names := make([]string, tenant.Config.Files.Len())
	for i := range names {
		names[i] = tenant.Config.Files.Name(diag.FileID(i + 1))
	}
	return names
}
