package comparison

import (
	"grants/internal/invocation"
	"grants/internal/project"
)

// sidePolicies reads the files of policies that a side has: in its own revision, as far as that has the folders. A side that can't be repaired any more,
// whose settings name what it does not have, says so.
func (o opener) sidePolicies(side *Side, stands *project.Project) error {
	switch {
	case !o.Policies.Wanted || side.source.FS == nil:
		return nil
	case side.here:
		return o.ReadPolicies(&side.opts, stands)
	}
	found, problems, err := invocation.PoliciesOf(stands, side.opts.LeaveOut, side.source.Beside)
	for _, d := range problems {
		side.note("of the policies of %s: %s", side.Name, d.Message)
	}
	side.opts.Policies = append([]project.PolicyFile{}, found...)
	return err
}
