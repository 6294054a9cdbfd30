package plan

import (
	"fmt"
	"io"
	"strings"

	"grants/plan"
)

// Dotenv writes a plan's summary as lines of KEY=value, for what reads such lines: $GITHUB_OUTPUT and $GITHUB_ENV, GitLab's dotenv reports,
// shells. Values are numbers, words and digests of ours, so none needs quotes. Keys are added, and never change their meaning.
func Dotenv(w io.Writer, p *plan.Plan) error {
	s := &p.Summary
	var out strings.Builder
	for _, entry := range []struct {
		key   string
		value any
	}{
		{"VERDICT", s.Verdict},
		{"RISK", s.Risk},
		{"BREAKING", s.Breaking},
		{"GAINED", s.PermissionsGained},
		{"LOST", s.PermissionsLost},
		{"GAINED_LATENT", s.PermissionsGainedLatent},
		{"LOST_LATENT", s.PermissionsLostLatent},
		{"APPLICATIONS_GAINING_LATENT", s.ApplicationsGainingLatent},
		{"APPLICATIONS_GAINING", s.ApplicationsGaining},
		{"APPLICATIONS_LOSING", s.ApplicationsLosing},
		{"ANY_THIRD_PARTY_GAINED", s.AnyThirdPartyGained},
		{"ANY_THIRD_PARTY_LOST", s.AnyThirdPartyLost},
		{"UNRESOLVED_ADDED", s.Unresolved.Added},
		{"UNRESOLVED_CHANGED", s.Unresolved.Changed},
		{"UNRESOLVED_REMOVED", s.Unresolved.Removed},
		{"CHANGES", s.Changes.Total()},
		{"TRIPPED", len(p.Gate.Tripped)},
		{"GUARDS", p.Gate.Guards},
		{"GUARDS_WEAKENED", p.GuardsWeakened()},
		{"BASE_DIGEST", p.Base.Digest.String()},
		{"HEAD_DIGEST", p.Head.Digest.String()},
	} {
		fmt.Fprintf(&out, "GRANTS_%s=%v\n", entry.key, entry.value)
	}
	_, err := io.WriteString(w, out.String())
	return err
}
