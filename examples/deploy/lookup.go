package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
)

// grant is a client grant as far as it has to be told from others.
type grant struct {
	ID          string `json:"id"`
	SubjectType string `json:"subject_type"` // client where the platform does not say it
}

// findGrant is the id of the grant with a key. It is a 404 where there is none.
// https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
func (s *sender) findGrant(ctx context.Context, k *key) (string, error) {
	query := url.Values{"audience": {k.Audience}}
	if k.DefaultFor != "" {
		query.Set("default_for", k.DefaultFor)
	} else {
		id, err := s.clientID(ctx, k)
		if err != nil {
			return "", err
		}
		query.Set("client_id", id)
	}
	var found []grant
	if err := s.tenant.call(ctx, http.MethodGet, "client-grants?"+query.Encode(), nil, &found); err != nil {
		return "", err
	}
	var ids []string
	for _, g := range found {
		if g.SubjectType == k.SubjectType || g.SubjectType == "" && k.SubjectType == "client" {
			ids = append(ids, g.ID)
		}
	}
	switch {
	case len(ids) > 1:
		return "", fmt.Errorf("the tenant has %d grants on %s for %s of this application", len(ids), k.Audience, k.SubjectType)
	case len(ids) == 0 || ids[0] == "":
		return "", &refusal{http.StatusNotFound, fmt.Appendf(nil, `{"message": "the tenant has no grant on %s for %s of this application"}`, k.Audience, k.SubjectType)}
	}
	return ids[0], nil
}

// clientsPerPage is the most that the platform gives at once.
const clientsPerPage = 100

// findClient is the client_id of the one application whose metadata has everything that is wanted; empty where none has.
// https://auth0.com/docs/api/management/v2/clients/get-clients
func (s *sender) findClient(ctx context.Context, wanted map[string]string) (string, error) {
	found := ""
	for page := 0; ; page++ {
		var clients []struct {
			ClientID string         `json:"client_id"`
			Metadata map[string]any `json:"client_metadata"`
		}
		query := url.Values{"fields": {"client_id,client_metadata"}, "per_page": {strconv.Itoa(clientsPerPage)}, "page": {strconv.Itoa(page)}}
		if err := s.tenant.call(ctx, http.MethodGet, "clients?"+query.Encode(), nil, &clients); err != nil {
			return "", err
		}
		for _, c := range clients {
			if !has(c.Metadata, wanted) {
				continue
			}
			if found != "" {
				return "", fmt.Errorf("the applications %s and %s both have the metadata %v", found, c.ClientID, wanted)
			}
			found = c.ClientID
		}
		if len(clients) < clientsPerPage {
			return found, nil
		}
	}
}

func has(metadata map[string]any, wanted map[string]string) bool {
	for name, value := range wanted {
		if metadata[name] != value {
			return false
		}
	}
	return len(wanted) > 0
}

// isDone looks up whether a call that was begun was done, where the answer to a second one would not tell.
func (s *sender) isDone(ctx context.Context, o *operation, r *request) (bool, error) {
	switch {
	case o.DoneIf.Linked && o.Resource == enabledConnections:
		return s.isEnabled(ctx, r)
	case o.DoneIf.Linked:
		return s.isLinked(ctx, o, r)
	case o.DoneIf.Named:
		return s.isThere(ctx, o)
	case len(o.DoneIf.metadata()) > 0:
		id, err := s.findClient(ctx, o.DoneIf.metadata())
		if err != nil || id == "" {
			return false, err
		}
		return true, s.keep(o, id)
	}
	return false, nil
}

// isLinked looks for a grant among those of an organization.
// https://auth0.com/docs/api/management/v2/organizations/get-organization-client-grants
func (s *sender) isLinked(ctx context.Context, o *operation, r *request) (bool, error) {
	for page := 0; ; page++ {
		var grants []grant
		query := url.Values{"per_page": {strconv.Itoa(clientsPerPage)}, "page": {strconv.Itoa(page)}}
		path := "organizations/" + url.PathEscape(o.Key.Organization) + "/client-grants?" + query.Encode()
		if err := s.tenant.call(ctx, http.MethodGet, path, nil, &grants); err != nil {
			return false, err
		}
		for _, g := range grants {
			if g.ID == r.body["grant_id"] {
				return true, nil
			}
		}
		if len(grants) < clientsPerPage {
			return false, nil
		}
	}
}
