package plan

import "grants/diag"

// formerClientIDs are previously_client_ids that have done their service: the base has the client_id that came after.
func (r *reporter) formerClientIDs() {
	for _, p := range r.apps {
		if p.before == nil || p.after == nil || !p.after.Config.PreviouslyClientID.Set || p.before.ClientID != p.after.ClientID {
			continue
		}
		r.report(diag.Diagnostic{
			Code: codeFormerClientID, Severity: diag.Info, Address: p.after.Address, Key: "previously_client_id",
			Message: p.after.Address + " has its client_id in the base already, and previously_client_id says nothing any more",
			Detail:  "Drop previously_client_id.",
		}, p.after.Config.PreviouslyClientID.Span, p.after.Config.Header)
	}
}
