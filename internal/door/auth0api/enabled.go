package auth0api

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"grants/config"
	"grants/internal/door/tree"
)

// organizationID finds the id of an organization in the path of a file: nothing in a listing of its connections says whose they are.
// https://auth0.com/docs/api/management/v2/organizations/get-enabled-connections
var organizationID = regexp.MustCompile(`org_[A-Za-z0-9]+`)

// enable takes a connection of the organization that the file is about.
func (r *reader) enable(n *tree.Node) {
	r.enabledListing().count++
	r.builder.Enable(organizationID.FindString(r.name), n)
}

func (r *reader) enabledListing() *listing {
	return r.listing(kindEnabled + config.Kind(organizationID.FindString(r.name)))
}

// enabledDocument is what such a file has beside the connections that were handed over.
func (r *reader) enabledDocument(n *tree.Node) {
	organization, l := organizationID.FindString(r.name), r.enabledListing()
	switch {
	case organization == "":
		r.builder.Logins(config.KindOrganization, config.Gap{
			ID: "part-of-unknown", Effect: config.GapAccess, At: n.At,
			Message: "nobody knows whose connections these are: the path of the file has no id of an organization",
		})
		return
	case n.Kind == tree.List:
		l.documents++
	case n.Get(string(kindEnabled)) != nil:
		r.page(l, n)
	case n.Get("statusCode") != nil && n.Get("error") != nil:
		l.refused, l.refusedAt = cmp.Or(n.Get("message").String(), n.Get("error").String()), n.At
	default:
		r.enable(n)
		return
	}
	r.builder.Enable(organization, &tree.Node{Kind: tree.List, At: n.At}) // which may be empty
}

// noteEnabled says of which organizations some connections are missing.
func (r *reader) noteEnabled() {
	for _, kind := range slices.Sorted(maps.Keys(r.listings)) {
		organization, is := strings.CutPrefix(string(kind), string(kindEnabled))
		gap := config.Gap{ID: "listing-cut"}
		if is && r.listings[kind].isCut("connections of the organization", &gap) {
			r.builder.Enable(organization, &tree.Node{Kind: tree.Unknown, Gap: gap.ID, Text: gap.Message, At: gap.At})
		}
	}
}
