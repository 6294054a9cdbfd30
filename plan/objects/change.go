package objects

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"grants/config"
	"grants/diag"
)

// Action is what a deployer does about an object.
type Action string

// The actions. Replace deletes one object and creates another with the same address: the platform cannot change what is in Forces.
const (
	Create  Action = "create"
	Update  Action = "update"
	Replace Action = "replace"
	Delete  Action = "delete"
)

// Effect is what a change does to access.
type Effect string

// The effects.
const (
	EffectNone   Effect = "none"
	EffectAccess Effect = "access" // an impact names it as its cause, the access gets a client, or applications gain that the files do not have: see the notes client-id-set and opened-to-undeclared
	EffectSource Effect = "source" // the same access, now from another source: see Note

	EffectUndecided Effect = "undecided" // an attribute decides something that no row knows of: see Change.Undecided
)

// Key is an object's natural key, as the platform sees it.
type Key struct {
	Identifier   string `json:"identifier,omitempty"`   // of an API
	ClientID     string `json:"client_id,omitempty"`    // of an application
	Application  string `json:"application,omitempty"`  // address: of a grant's holder, or of an application without client_id
	Predecessor  bool   `json:"predecessor,omitempty"`  // it is the application that had the address before another one takes its place
	DefaultFor   string `json:"default_for,omitempty"`  // of a default grant
	Audience     string `json:"audience,omitempty"`     // of a grant
	SubjectType  string `json:"subject_type,omitempty"` // of a grant
	Organization string `json:"organization,omitempty"` // of a link to a grant; of an organization its id, where the files say it
	Role         string `json:"role,omitempty"`         // name of a role
	RoleID       string `json:"role_id,omitempty"`      // its id, where the files say it

	OrganizationName string `json:"organization_name,omitempty"`
	Connection       string `json:"connection,omitempty"`    // name of a connection, or of one of an organization
	ConnectionID     string `json:"connection_id,omitempty"` // its id, where the files say it
}

// Change is one object that differs. Its lists are never nil.
type Change struct {
	Action     Action      `json:"action"`
	Kind       string      `json:"kind"` // api, application, client_grant, role, connection, organization, tenant
	Address    string      `json:"address"`
	Key        Key         `json:"key"`
	Effect     Effect      `json:"effect"`
	Note       string      `json:"note"`       // a sentence where the effect needs one
	Phases     []int       `json:"phases"`     // of the operations that deploy it, 1 to 5; none where nothing needs to be sent
	Operations []string    `json:"operations"` // the ids of the operations that deploy it, in their order; empty exactly where Unsent says why
	Unsent     Unsent      `json:"unsent"`
	Attributes []Attribute `json:"attributes"` // by name; of an update or a replace
	Forces     []string    `json:"forces"`     // the attributes that make it a replace
	File       string      `json:"file"`       // of the head, or of the base for a delete; empty where the files do not have it
	Line       int         `json:"line"`

	Before, After SideAddress `json:"-"` // where impacts find it
	Header        diag.Span   `json:"-"` // of the block, in the head; of an update or a replace
}

// MarshalJSON writes a set as added and removed, and anything else as before and after.
func (a Attribute) MarshalJSON() ([]byte, error) {
	var document any = struct {
		Name   string `json:"name"`
		Before any    `json:"before"`
		After  any    `json:"after"`
		Unsent Unsent `json:"unsent,omitempty"`
	}{a.Name, a.Before, a.After, a.Unsent}
	if a.IsSet {
		document = struct {
			Name    string   `json:"name"`
			Added   []string `json:"added"`
			Removed []string `json:"removed"`
			Unsent  Unsent   `json:"unsent,omitempty"`
		}{a.Name, a.Added, a.Removed, a.Unsent}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // whoever writes the plan decides
	err := encoder.Encode(document)
	return b.Bytes(), err
}

// object is one side of a change.
type object struct {
	block      config.Block
	key        Key
	properties []Property
	undeclared bool // a system API that the side does not declare, as the platform has it
}

// The kinds of objects.
const (
	APIKind         = "api"
	ApplicationKind = "application"
	GrantKind       = "client_grant"
	RoleKind        = "role"

	ConnectionKind   = "connection"
	OrganizationKind = "organization"

	TenantKind = "tenant"
)

// Changes compares the resolved objects, sorted by address.
func (c *Pairing) Changes() []Change {
	changes := []Change{}
	changes = append(changes, c.tenantChanges()...)
	changes = append(changes, c.pairedChanges(APIKind, c.apiObjects())...)
	changes = append(changes, c.pairedChanges(ApplicationKind, c.applicationObjects())...)
	changes = append(changes, c.pairedChanges(GrantKind, c.grantObjects())...)
	changes = append(changes, c.pairedChanges(RoleKind, c.roleObjects())...)
	changes = append(changes, c.loginChanges()...)
	slices.SortStableFunc(changes, func(x, y Change) int {
		return cmp.Or(cmp.Compare(x.Address, y.Address), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Action, y.Action))
	})
	return changes
}

// pairedChanges turns pairs into changes. An object that is gone and another that is new under the same address are one replace.
func (c *Pairing) pairedChanges(kind string, pairs []Pair[object]) []Change {
	gone := map[string]*object{}
	for _, p := range pairs {
		if p.After == nil {
			gone[p.Before.block.Address] = p.Before
		}
	}
	var changes []Change
	for _, p := range pairs {
		switch {
		case p.After == nil:
			continue
		case p.Before != nil:
			changes = c.appendUpdate(changes, kind, p.Before, p.After)
		case gone[p.After.block.Address] != nil:
			changes = append(changes, c.replacement(kind, gone[p.After.block.Address], p.After))
			delete(gone, p.After.block.Address)
		default:
			changes = append(changes, c.whole(Create, kind, p.After))
		}
	}
	for _, p := range pairs {
		if p.After == nil && gone[p.Before.block.Address] == p.Before {
			changes = append(changes, c.whole(Delete, kind, p.Before))
		}
	}
	return changes
}

// whole is the change of an object that only one side has.
func (c *Pairing) whole(action Action, kind string, o *object) Change {
	change := Change{Action: action, Kind: kind, Address: o.block.Address, Key: o.key, Attributes: []Attribute{}, Forces: []string{}}
	side := c.After
	if action == Delete {
		side = c.Before
		change.Before = SideAddress{"base", o.block.Address}
	} else {
		change.After = SideAddress{"head", o.block.Address}
	}
	change.File, change.Line = Place(side, o.block.Header)
	return change
}

func (c *Pairing) appendUpdate(changes []Change, kind string, b, a *object) []Change {
	attributes := slices.DeleteFunc(CompareProperties(b.properties, a.properties), func(a Attribute) bool { return a.Property.Key })
	if len(attributes) == 0 {
		return changes
	}
	return append(changes, c.modification(kind, b, a, attributes))
}

// replacement is of one object by another with the same address. An application that merely got its client_id is an update.
func (c *Pairing) replacement(kind string, b, a *object) Change {
	attributes := CompareProperties(b.properties, a.properties)
	for i := range attributes {
		of := &attributes[i]
		ofDocument := of.Name == "external_client_id" && of.Before != nil && of.After != nil
		of.Property.forces = of.Property.forces || of.Name == "client_id" || ofDocument
	}
	return c.modification(kind, b, a, attributes)
}

// modification is an update, or a replace where some attribute forces one.
func (c *Pairing) modification(kind string, b, a *object, attributes []Attribute) Change {
	change := Change{
		Action: Update, Kind: kind, Address: a.block.Address, Key: a.key, Attributes: attributes, Forces: []string{},
		Header: a.block.Header,
	}
	if !b.undeclared {
		change.Before = SideAddress{"base", b.block.Address}
	}
	if !a.undeclared {
		change.After = SideAddress{"head", a.block.Address}
	}
	spans := []diag.Span{}
	for _, attribute := range attributes {
		spans = append(spans, attribute.Property.Span)
		if attribute.Property.Key || attribute.Property.forces {
			change.Forces = append(change.Forces, attribute.Name)
		}
	}
	if len(change.Forces) > 0 {
		change.Action = Replace
	}
	change.File, change.Line = Place(c.After, append(spans, a.block.Header)...)
	if a.undeclared {
		change.File, change.Line = Place(c.Before, b.block.Header)
	}
	return change
}
