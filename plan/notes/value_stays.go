package notes

import (
	"fmt"

	"grants/diag"
	"grants/plan/objects"
)

// valuesThatStay are those that the head no longer states, and that the platform has nothing to set back to.
func (r *reporter) valuesThatStay(changes []objects.Change) {
	for i := range changes {
		change := &changes[i]
		if change.Action != objects.Update {
			continue // a new object has none
		}
		for _, a := range change.Attributes {
			if a.Unsent != objects.NoDefault {
				continue
			}
			d := diag.Diagnostic{
				Code: CodeValueStays, Severity: diag.Info, Address: change.Address, Key: a.Name,
				Message: fmt.Sprintf("%s no longer states %s, which stays %v on the platform", change.Address, a.Name, stayed(&a)),
				Detail:  "There is no default to set it back to. State the value that is meant.",
			}
			r.report(d, change.Header)
		}
	}
}

// stayed is the value that stays.
func stayed(a *objects.Attribute) any {
	if a.IsSet {
		return objects.Enumerate(a.Removed)
	}
	return quoteText(a.Before)
}

// quoteText quotes what is text.
func quoteText(value any) any {
	if text, ok := value.(string); ok {
		return fmt.Sprintf("%q", text)
	}
	return value
}
