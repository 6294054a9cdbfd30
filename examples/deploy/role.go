package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// isOfRole reports whether a call is for a role that is there.
func (o *operation) isOfRole() bool {
	return o.Resource == "roles/{id}/permissions" || o.Resource == "roles" && o.Method != http.MethodPost
}

// rolePath is the path of a call for a role that is there, or for its permissions.
func (s *sender) rolePath(ctx context.Context, o *operation) (string, error) {
	id := o.Key.RoleID
	if id == "" {
		var err error
		if id, err = s.findRole(ctx, o.Key.Role); err != nil {
			return "", err
		}
	}
	if id == "" {
		return "", &refusal{http.StatusNotFound, fmt.Appendf(nil, `{"message": "the tenant has no role %s"}`, o.Key.Role)}
	}
	path := "roles/" + url.PathEscape(id)
	if strings.HasSuffix(o.Resource, "/permissions") {
		path += "/permissions"
	}
	return path, nil
}

// findRole is the id of the one role with a name; empty where none has it.
// https://auth0.com/docs/api/management/v2/roles/get-roles
func (s *sender) findRole(ctx context.Context, name string) (string, error) {
	found := ""
	for page := 0; ; page++ {
		var roles []struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		}
		query := url.Values{"name_filter": {name}, "per_page": {strconv.Itoa(clientsPerPage)}, "page": {strconv.Itoa(page)}}
		if err := s.tenant.call(ctx, http.MethodGet, "roles?"+query.Encode(), nil, &roles); err != nil {
			return "", err
		}
		for _, role := range roles {
			switch {
			case role.Name != name: // the filter takes parts of names
			case found != "":
				return "", fmt.Errorf("the roles %s and %s are both called %q", found, role.ID, name)
			default:
				found = role.ID
			}
		}
		if len(roles) < clientsPerPage {
			return found, nil
		}
	}
}
