package notes

import "grants/diag"

// formerClientIDs are previously_client_ids that have done their service: the base has the client_id that came after.
func (r *reporter) formerClientIDs() {
	for _, p := range r.Apps {
		if p.Before == nil || p.After == nil || !p.After.Config.PreviouslyClientID.Set || p.Before.ClientID != p.After.ClientID {
			continue
		}
		r.report(diag.Diagnostic{
			Code: codeFormerClientID, Severity: diag.Info, Address: p.After.Address, Key: "previously_client_id",
			Message: p.After.Address + " has its client_id in the base already, and previously_client_id says nothing any more",
			Detail:  "Drop previously_client_id.",
		}, p.After.Config.PreviouslyClientID.Span, p.After.Config.Header)
	}
}
