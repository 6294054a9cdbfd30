package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
)

// sender deploys one plan.
type sender struct {
	tenant  *tenant
	plan    *plan
	journal *journal
	ids     *ids
	log     io.Writer
}

func (s *sender) sendAll(ctx context.Context) error {
	count := len(s.plan.Operations)
	for i := range s.plan.Operations {
		o := &s.plan.Operations[i]
		if s.journal.done[o.ID] {
			continue
		}
		fmt.Fprintf(s.log, "%d/%d %s\n", i+1, count, o)
		err := ctx.Err()
		if err == nil {
			err = s.deploy(ctx, o)
		}
		if err != nil {
			return fmt.Errorf("stopped at %d/%d, %s: %w\n"+
				"What was sent before stays. Run the same command again to go on from here, with -done %q if you did by hand what this call is for", i+1, count, o, err, o.ID)
		}
	}
	if err := s.ids.forgetPredecessors(); err != nil {
		return err
	}
	fmt.Fprintf(s.log, "%d of %d calls are done.\n", count, count)
	return s.journal.write(endWord, s.plan.digest)
}

// deploy does one operation, and writes down that it does and that it did.
func (s *sender) deploy(ctx context.Context, o *operation) error {
	interrupted := s.journal.begun[o.ID]
	if !interrupted {
		if err := s.journal.write(begunWord, o.ID); err != nil {
			return err
		}
	}
	if err := s.perform(ctx, o, interrupted); err != nil {
		return err
	}
	return s.journal.write(doneWord, o.ID)
}

// perform sends an operation. One that was interrupted may be done already.
func (s *sender) perform(ctx context.Context, o *operation, interrupted bool) error {
	request, err := s.resolve(ctx, o)
	if err == nil && interrupted && o.DoneIf != nil {
		var done bool
		if done, err = s.isDone(ctx, o, request); done {
			return err
		}
	}
	if err == nil {
		err = s.send(ctx, o, request)
	}
	if interrupted && o.DoneIf != nil && o.DoneIf.Status != 0 && isStatus(err, o.DoneIf.Status) {
		return nil
	}
	return err
}

func (s *sender) send(ctx context.Context, o *operation, r *request) error {
	if !o.creates() {
		return s.tenant.call(ctx, o.Method, r.path, r.body, nil)
	}
	var created struct {
		ClientID string `json:"client_id"`
	}
	if err := s.tenant.call(ctx, o.Method, r.path, r.body, &created); err != nil {
		return err
	}
	return s.keep(o, created.ClientID)
}

func (s *sender) keep(o *operation, clientID string) error {
	if clientID == "" {
		return errors.New("the answer has no client_id")
	}
	return s.ids.created(o.Address, clientID)
}

// request is an operation with what only the tenant knows.
type request struct {
	path string
	body map[string]any
}

// resolve finds the ids that a call needs. None is ever left empty: such a call would be about another object, or about all of them.
func (s *sender) resolve(ctx context.Context, o *operation) (*request, error) {
	if o.isOfRole() {
		path, err := s.rolePath(ctx, o)
		return &request{path: path, body: maps.Clone(o.Body)}, err
	}
	if o.isOfLogin() {
		return s.resolveLogin(ctx, o)
	}
	r := &request{path: strings.Replace(o.Resource, "{id}", url.PathEscape(o.Key.Organization), 1), body: maps.Clone(o.Body)}
	if strings.Contains(o.Resource, "{id}") && o.Key.Organization == "" {
		return nil, errors.New("the operation names no organization")
	}
	ofGrant := strings.HasSuffix(o.Resource, "client-grants")
	var id string
	var err error
	switch {
	case o.Method == http.MethodPost && o.Resource != "organizations/{id}/client-grants", o.Resource == "tenants/settings":
	case ofGrant:
		id, err = s.findGrant(ctx, &o.Key)
	case o.Resource == "clients":
		id, err = s.clientID(ctx, &o.Key)
	default:
		if id = o.Key.Identifier; id == "" {
			err = errors.New("the operation does not say which object it is about")
		}
	}
	if err != nil {
		return nil, err
	}
	switch {
	case ofGrant && o.Method == http.MethodPost && id != "": // the link of an organization to a grant
		r.body["grant_id"] = id
	case id != "":
		r.path += "/" + url.PathEscape(id)
	}
	return r, s.fill(ctx, o, r.body)
}

// fill puts the client_id of the application in the place that the plan keeps for it.
func (s *sender) fill(ctx context.Context, o *operation, body map[string]any) error {
	placeholder, ok := body["client_id"].(string)
	if !ok || placeholder != "${"+o.Key.Application+".client_id}" {
		return nil
	}
	id, err := s.clientID(ctx, &o.Key)
	body["client_id"] = id
	return err
}

// clientID is the client_id of the application that a key names.
func (s *sender) clientID(ctx context.Context, k *key) (string, error) {
	if k.ClientID != "" {
		return k.ClientID, nil
	}
	id, err := s.recordedID(ctx, k)
	if err == nil && id == "" {
		err = fmt.Errorf("%s has no client_id, neither in its block nor in %s: write it into the block", k.Application, s.ids.file)
	}
	return id, err
}

// recordedID is the client_id of an application that has none in the files: it was created by an earlier call, or by an earlier deployment.
func (s *sender) recordedID(ctx context.Context, k *key) (string, error) {
	creation := s.creationOf(k.Application)
	created := creation != nil && s.journal.done[creation.ID]
	switch known := s.ids.byAddress; {
	case k.Predecessor && created:
		return known[predecessorOf(k.Application)], nil
	case known[k.Application] != "" && (k.Predecessor || creation == nil || created):
		return known[k.Application], nil
	case created && !k.Predecessor: // and the file was lost since
		return s.findClient(ctx, creation.DoneIf.metadata())
	}
	return "", nil
}

// creationOf is the operation that creates the application of an address, or nil.
func (s *sender) creationOf(address string) *operation {
	for i := range s.plan.Operations {
		if o := &s.plan.Operations[i]; o.Address == address && o.creates() {
			return o
		}
	}
	return nil
}
