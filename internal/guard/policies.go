package guard

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"grants/diag"
	"grants/internal/policy"
)

// weakenedPolicies is what the policies of the head refuse less than those of the base, as far as that can be told.
func weakenedPolicies(base, head *Side) []diag.Diagnostic {
	now := map[string]policy.Guarded{}
	for _, p := range head.Policies.Guarded() {
		now[p.Name] = p
	}
	var found []diag.Diagnostic
	for _, was := range base.Policies.Guarded() {
		is, there := now[was.Name]
		at := head.Tenant.Range(is.At)
		switch {
		case !there && !goneWithFolder(base, head, was):
			found = append(found, weakened(was.Address, "removed", fmt.Sprintf("policy %q is gone", was.Name), diag.Range{}))
		case !there:
		default:
			found = append(found, changedPolicy(&was, &is, at)...)
		}
	}
	return found
}

func changedPolicy(was, is *policy.Guarded, at diag.Range) []diag.Diagnostic {
	var found []diag.Diagnostic
	add := func(key, message string) { found = append(found, weakened(was.Address, key, message, at)) }
	if is.Severity < was.Severity {
		add("severity", fmt.Sprintf("policy %q is %s now, it was %s", was.Name, is.Severity, was.Severity))
	}
	if is.Sense != was.Sense {
		add("condition", fmt.Sprintf("policy %q has another condition now, or selects other rows", was.Name))
	}
	for _, test := range was.Tests {
		if !slices.Contains(is.Tests, test) {
			add("test "+test, fmt.Sprintf("policy %q has no test %q any more", was.Name, test))
		}
	}
	return found
}

// goneWithFolder reports whether a policy stood in a folder that the settings of the head do not name any more, which is said of the folder.
func goneWithFolder(base, head *Side, was policy.Guarded) bool {
	if base.Settings == nil || head.Settings == nil {
		return false
	}
	file := base.Tenant.Range(was.At).File
	for _, folder := range base.Settings.Files.Policies {
		if !names(head.Settings.Files.Policies, folder.Value) && (strings.HasPrefix(file, folder.Value+"/") || path.Dir(file) == folder.Value) {
			return true
		}
	}
	return false
}
