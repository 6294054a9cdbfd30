package terraform

import (
	"slices"

	"grants/internal/door/tree"
)

// hasZeros has the attributes of client grants for which the provider keeps a value in the state though nobody gave one.
var hasZeros = map[string]bool{"allow_all_scopes": true, "allow_any_organization": true, "authorization_details_types": true}

// dropZeros leaves out what is in the state only because the provider keeps something there, and the configuration does not state: the platform was never
// told, and refuses some of these even where they say no.
func (r *resource) dropZeros(written *tree.Node) {
	if r.kind != "auth0_client_grant" {
		return
	}
	r.values.Members = slices.DeleteFunc(r.values.Members, func(m tree.Member) bool {
		isZero := m.Value.Kind == tree.Bool && m.Value.Text == "false" || m.Value.Kind == tree.List && len(m.Value.Items) == 0
		return hasZeros[m.Key] && isZero && written.Get("expressions").Get(m.Key) == nil
	})
}
