package cli

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// login is a request for connections or organizations, which have names of their own.
func (m *management) login(r *http.Request, words []string, objects map[string]object, prefix string, body object) (int, any) {
	named := func(name any) object {
		for _, id := range slices.Sorted(maps.Keys(objects)) {
			if objects[id]["name"] == name {
				return objects[id]
			}
		}
		return nil
	}
	switch {
	case len(words) == 3 && words[1] == "name" && named(words[2]) != nil:
		return http.StatusOK, named(words[2])
	case len(words) > 2:
		return refused(http.StatusNotFound, "there is no "+words[len(words)-1])
	case r.Method != http.MethodPost:
		return m.one(r, words[1:], objects, body)
	case named(body["name"]) != nil:
		return refused(http.StatusConflict, "The name is taken")
	case prefix == "con_" && body["strategy"] == nil:
		return refused(http.StatusBadRequest, "Payload validation error: a connection needs a strategy")
	}
	m.created++
	body["id"] = fmt.Sprint(prefix, m.created)
	objects[fmt.Sprint(body["id"])] = body
	return http.StatusCreated, body
}

// enable is a request for the connections of an organization.
func (m *management) enable(r *http.Request, organization string, rest []string, body object) (int, any) {
	if m.Organizations[organization] == nil {
		return refused(http.StatusNotFound, "there is no "+organization)
	}
	id, _ := body["connection_id"].(string)
	if len(rest) == 1 {
		id = rest[0]
	}
	key := [2]string{organization, id}
	switch {
	case r.Method == http.MethodGet:
		found := []object{}
		for _, id := range slices.Sorted(maps.Keys(m.Connections)) {
			if m.Enabled[[2]string{organization, id}] {
				found = append(found, object{"connection_id": id})
			}
		}
		return http.StatusOK, paged(found, r.URL.Query())
	case m.Connections[id] == nil, r.Method == http.MethodDelete && !m.Enabled[key]:
		return refused(http.StatusNotFound, "there is no connection "+id)
	case r.Method == http.MethodPost && m.Enabled[key]:
		return refused(http.StatusConflict, "the connection is enabled already")
	}
	if m.Enabled[key] = true; r.Method == http.MethodDelete {
		delete(m.Enabled, key)
		return http.StatusNoContent, nil
	}
	return http.StatusCreated, object{"connection_id": id}
}
