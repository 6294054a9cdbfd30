package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"
)

const enabledConnections = "organizations/{id}/enabled_connections"

// isOfLogin reports whether a call is for a connection or an organization.
func (o *operation) isOfLogin() bool {
	return o.Resource == "connections" || o.Resource == "organizations" || o.Resource == enabledConnections
}

// resolveLogin finds the ids that such a call needs.
func (s *sender) resolveLogin(ctx context.Context, o *operation) (*request, error) {
	r := &request{path: o.Resource, body: maps.Clone(o.Body)}
	switch {
	case o.Resource == enabledConnections:
		return r, s.resolveEnabled(ctx, o, r)
	case o.Method == http.MethodPost:
		return r, nil
	}
	find := s.connectionID
	if o.Resource == "organizations" {
		find = s.organizationID
	}
	id, err := find(ctx, &o.Key)
	r.path += "/" + url.PathEscape(id)
	return r, err
}

// resolveEnabled is for a connection of an organization.
func (s *sender) resolveEnabled(ctx context.Context, o *operation, r *request) error {
	organization, err := s.organizationID(ctx, &o.Key)
	if err != nil {
		return err
	}
	connection, err := s.connectionID(ctx, &o.Key)
	if err != nil {
		return err
	}
	r.path = "organizations/" + url.PathEscape(organization) + "/enabled_connections"
	if o.Method == http.MethodDelete {
		r.path += "/" + url.PathEscape(connection)
	} else {
		r.body["connection_id"] = connection
	}
	return nil
}

// connectionID is the id of the one connection with a name. It is a 404 where there is none.
// https://auth0.com/docs/api/management/v2/connections/get-connections
func (s *sender) connectionID(ctx context.Context, k *key) (string, error) {
	if k.ConnectionID != "" {
		return k.ConnectionID, nil
	}
	if k.Connection == "" {
		return "", errors.New("the operation names no connection")
	}
	var found []struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	if err := s.tenant.call(ctx, http.MethodGet, "connections?"+url.Values{"name": {k.Connection}, "fields": {"id,name"}}.Encode(), nil, &found); err != nil {
		return "", err
	}
	for _, connection := range found {
		if connection.Name == k.Connection && connection.ID != "" {
			return connection.ID, nil
		}
	}
	return "", missing("connection", k.Connection)
}

func missing(kind, name string) error {
	return &refusal{http.StatusNotFound, fmt.Appendf(nil, `{"message": "the tenant has no %s %s"}`, kind, name)}
}

// organizationID is the id of the organization with a name. It is a 404 where there is none.
// https://auth0.com/docs/api/management/v2/organizations/get-name-by-name
func (s *sender) organizationID(ctx context.Context, k *key) (string, error) {
	if k.Organization != "" {
		return k.Organization, nil
	}
	if k.OrganizationName == "" {
		return "", errors.New("the operation names no organization")
	}
	var found struct {
		ID string `json:"id"`
	}
	err := s.tenant.call(ctx, http.MethodGet, "organizations/name/"+url.PathEscape(k.OrganizationName), nil, &found)
	if err == nil && found.ID == "" || isStatus(err, http.StatusNotFound) {
		return "", missing("organization", k.OrganizationName)
	}
	return found.ID, err
}

// isThere reports whether what a call creates is there already.
func (s *sender) isThere(ctx context.Context, o *operation) (bool, error) {
	find := s.connectionID
	switch o.Resource {
	case "organizations":
		find = s.organizationID
	case "roles":
		id, err := s.findRole(ctx, o.Key.Role)
		return id != "", err
	}
	_, err := find(ctx, &o.Key)
	if isStatus(err, http.StatusNotFound) {
		return false, nil
	}
	return err == nil, err
}

// isEnabled looks for a connection among those of an organization.
// https://auth0.com/docs/api/management/v2/organizations/get-enabled-connections
func (s *sender) isEnabled(ctx context.Context, r *request) (bool, error) {
	for page := 0; ; page++ {
		var found []struct {
			ID string `json:"connection_id"`
		}
		query := url.Values{"per_page": {strconv.Itoa(clientsPerPage)}, "page": {strconv.Itoa(page)}}
		if err := s.tenant.call(ctx, http.MethodGet, r.path+"?"+query.Encode(), nil, &found); err != nil {
			return false, err
		}
		for _, connection := range found {
			if connection.ID == r.body["connection_id"] {
				return true, nil
			}
		}
		if len(found) < clientsPerPage {
			return false, nil
		}
	}
}
