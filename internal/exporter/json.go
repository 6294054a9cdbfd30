package exporter

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// MarshalJSON writes the members in their order.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, each := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		key, err := marshal(each.key)
		if err != nil {
			return nil, err
		}
		value, err := marshal(each.value)
		if err != nil {
			return nil, err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// marshal leaves characters alone that mean something in HTML.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

func indented(value any) ([]byte, error) {
	text, err := marshal(value)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// api writes listings. The API knows applications by their client_id, so that one that does not exist yet has no grants there.
func (e *export) api() (map[string][]byte, error) {
	apis, applications, grants := []members{}, []members{}, []members{}
	for _, api := range e.declared() {
		apis = append(apis, e.apiObject(api))
	}
	for _, app := range e.tenant.Applications {
		applications = append(applications, e.applicationObject(app))
	}
	for _, g := range e.grants() {
		holder := ""
		if !g.IsDefault() {
			if holder = g.Application.ClientID; holder == "" {
				e.leave(g.Address, "client_id", fmt.Sprintf("%s has none yet", g.Application.Address))
				continue
			}
		}
		grants = append(grants, e.grantObject(g, holder, false))
	}
	lists := map[string]any{"resource-servers.json": apis, "clients.json": applications, "client-grants.json": grants}
	if roles := e.roleObjects(); len(roles) > 0 {
		lists["roles.json"] = roles
	}
	if databases, others := e.connectionObjects(); len(databases)+len(others) > 0 {
		lists["connections.json"] = append(databases, others...)
	}
	if organizations := e.organizationObjects(); len(organizations) > 0 {
		lists["organizations.json"] = organizations
	}
	if tenant := e.tenantObject(); tenant != nil {
		lists["tenant.json"] = tenant
	}
	return render(lists)
}

func render(lists map[string]any) (map[string][]byte, error) {
	files := map[string][]byte{}
	for name, list := range lists {
		text, err := indented(list)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		files[name] = text
	}
	return files, nil
}
