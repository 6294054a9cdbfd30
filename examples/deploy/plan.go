package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// plan is what a deployment needs of a plan (grants schema plan).
type plan struct {
	Format        string      `json:"format"`
	FormatVersion string      `json:"format_version"`
	Base          side        `json:"base"`
	Head          side        `json:"head"`
	Operations    []operation `json:"operations"`

	digest string // of the operations: what a journal is about
}

type side struct {
	Domain string `json:"domain"` // empty where the files do not say it
}

// operation is one call.
type operation struct {
	ID       string         `json:"id"`
	Method   string         `json:"method"`
	Resource string         `json:"resource"`
	Key      key            `json:"key"`
	Body     map[string]any `json:"body"`
	Address  string         `json:"address"`
	DoneIf   *doneIf        `json:"done_if"`
	File     string         `json:"file"`
	Line     int            `json:"line"`
}

// key is how to find the object that a call is about.
type key struct {
	Identifier   string `json:"identifier"`
	ClientID     string `json:"client_id"`
	Application  string `json:"application"` // address of an application without client_id
	Predecessor  bool   `json:"predecessor"` // it is the one that had the address before
	DefaultFor   string `json:"default_for"`
	Audience     string `json:"audience"`
	SubjectType  string `json:"subject_type"`
	Organization string `json:"organization"`
	Role         string `json:"role"` // name of a role
	RoleID       string `json:"role_id"`

	OrganizationName string `json:"organization_name"`
	Connection       string `json:"connection"` // name of a connection
	ConnectionID     string `json:"connection_id"`
}

// doneIf is how to know, after an interruption, that a call was done.
type doneIf struct {
	Status         int               `json:"status"`
	ClientMetadata map[string]string `json:"client_metadata"`
	Linked         bool              `json:"linked"`
	Named          bool              `json:"named"` // a role, connection or organization has the key's name
}

// metadata is what a client has that the call created.
func (d *doneIf) metadata() map[string]string {
	if d == nil {
		return nil
	}
	return d.ClientMetadata
}

// creates reports whether the call creates an application.
func (o *operation) creates() bool { return o.Method == http.MethodPost && o.Resource == "clients" }

func readPlan(name string) (*plan, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var p plan
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	if err := decoder.Decode(&p); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.Format != "grants-plan" || !strings.HasPrefix(p.FormatVersion, "1.") {
		return nil, fmt.Errorf("%s: expected a plan of format_version 1.x, written by grants plan -o json, but got format %q, version %q", name, p.Format, p.FormatVersion)
	}
	operations, err := json.Marshal(p.Operations)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p.digest = fmt.Sprintf("sha256:%x", sha256.Sum256(operations))
	seen := map[string]bool{}
	for i := range p.Operations {
		id := p.Operations[i].ID
		if id == "" || seen[id] || strings.ContainsAny(id, "\r\n") {
			return nil, fmt.Errorf("%s: operation %d has the id %q, and every operation needs one of its own", name, i+1, id)
		}
		seen[id] = true
	}
	return &p, nil
}

// check refuses what must not be sent to the tenant of a domain.
func (p *plan) check(domain string, allowDelete bool, log io.Writer) error {
	for _, named := range []struct{ side, domain string }{{"base", p.Base.Domain}, {"head", p.Head.Domain}} {
		if named.domain != "" && named.domain != domain {
			return fmt.Errorf("the plan's %s is the tenant %s, and DOMAIN is %s: nothing was sent", named.side, named.domain, domain)
		}
	}
	if p.Head.Domain == "" {
		fmt.Fprintf(log, "The plan does not say which tenant it is for; say so by tenant { domain = %q } in the files.\n", domain)
	}
	var deletes []string
	for i := range p.Operations {
		if o := &p.Operations[i]; o.Method == "DELETE" {
			deletes = append(deletes, "\n  "+o.String()+lost[o.Resource])
		}
	}
	if len(deletes) > 0 && !allowDelete {
		return fmt.Errorf("the plan deletes, and -allow-delete is not set: nothing was sent. It would be%s", strings.Join(deletes, ""))
	}
	return nil
}

// lost is what the platform deletes with an object.
var lost = map[string]string{"connections": ", and all its users", "organizations": ", and all its members"}

// String is an operation as a person would call it.
func (o *operation) String() string {
	text := o.Method + " " + o.Resource + " " + o.Address
	switch {
	case o.Resource == enabledConnections:
		text += ": " + o.Key.Connection
	case o.Resource == "organizations/{id}/client-grants":
		text += " of " + o.Key.Organization
	}
	if o.File != "" {
		text += fmt.Sprintf(" (%s:%d)", o.File, o.Line)
	}
	return text
}
