package objects

import (
	"slices"
	"strings"
)

// undecided are the attributes of each kind of objects that decide something about tokens and that no row knows of. docs/language.md says what.
// https://auth0.com/docs/get-started/applications/application-settings and https://auth0.com/docs/get-started/apis/api-settings
var undecided = map[string][]string{
	APIKind:         {"consent_policy", "token_dialect"},
	ApplicationKind: {"organization_usage", "redirection_policy"},

	OrganizationKind: {"enabled_connections", "third_party_client_access"},
}

// Undecided are the attributes of a change of which nobody can tell here whether they alter who can do what, by name. What the platform refuses
// is none of them. An organization that comes or goes has all of them.
func (c *Change) Undecided() []string {
	if isWhole := c.Action == Create || c.Action == Delete; isWhole && c.Kind == OrganizationKind {
		return slices.Clone(undecided[c.Kind])
	}
	var found []string
	for i := range c.Attributes {
		if a := &c.Attributes[i]; a.Unsent == "" && slices.Contains(undecided[c.Kind], a.Name) {
			found = append(found, a.Name)
		}
	}
	return found
}

// MarkUndecided says so of a change that no impact is about.
func (c *Change) MarkUndecided() {
	names := c.Undecided()
	if len(names) == 0 || c.Effect == EffectAccess {
		return
	}
	note := "what " + strings.Join(names, " and ") + " alters is not decided here"
	if c.Effect == EffectNone {
		c.Effect = EffectUndecided
	}
	if c.Note != "" {
		note = c.Note + "; " + note
	}
	c.Note = note
}
