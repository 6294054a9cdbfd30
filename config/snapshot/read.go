package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/address"
	"grants/internal/english"
	"grants/internal/intern"
)

// errNoSnapshot is about a document that is something else.
var errNoSnapshot = errors.New("it is no snapshot: grants snapshot writes one")

// Read reads what Write wrote. What the platform does not take, such as an enumeration's unknown value or a reference to nothing,
// is refused with an error, since nobody wrote that by hand.
func Read(r io.Reader) (*Snapshot, error) {
	reader := &reader{
		json: json.NewDecoder(r), config: &config.Config{Files: &diag.Files{}}, head: map[string]string{},
		members: map[string]bool{}, objects: map[string]config.Object{}, files: map[string]diag.FileID{}, strings: intern.Strings{},
	}
	if err := reader.document(); err != nil {
		return nil, err
	}
	if err := reader.checkHead(); err != nil {
		return nil, err
	}
	if err := reader.checkMembers(); err != nil {
		return nil, err
	}
	if err := reader.link(); err != nil {
		return nil, err
	}
	reader.config.Sources = len(reader.files)
	return &Snapshot{Tool: reader.head["tool"], Digest: reader.head["digest"], Config: reader.config}, nil
}

type reader struct {
	json    *json.Decoder
	config  *config.Config
	head    map[string]string        // format_version, format, tool, digest
	members map[string]bool          // keys of the document so far
	unknown string                   // the first of them that is not known
	objects map[string]config.Object // by address
	files   map[string]diag.FileID
	strings intern.Strings
}

func (r *reader) document() error {
	if token, err := r.json.Token(); err != nil || token != json.Delim('{') {
		return errNoSnapshot
	}
	for r.json.More() {
		key, err := r.json.Token()
		if err == nil {
			err = r.member(key.(string)) // the decoder sees to it that a key is a string
		}
		if err != nil {
			return err
		}
	}
	if _, err := r.json.Token(); err != nil {
		return unfinished(err)
	}
	if _, err := r.json.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the snapshot")
	}
	return nil
}

// member reads what a key of the document has.
func (r *reader) member(key string) error {
	if r.members[key] {
		return fmt.Errorf("the key %q stands twice", key)
	}
	r.members[key] = true
	switch key {
	case "format_version", "format", "tool", "digest":
		return r.headText(key)
	case "objects":
		if err := r.checkHead(); err != nil {
			return err
		}
		return eachElement(r, r.object)
	case "places":
		return eachElement(r, r.place)
	}
	if r.unknown == "" {
		r.unknown = key
	}
	var ignored json.RawMessage
	return unfinished(r.json.Decode(&ignored))
}

func (r *reader) headText(key string) error {
	var text *string
	err := r.json.Decode(&text)
	switch {
	case err != nil:
		return unfinished(err)
	case text == nil:
		return errNoSnapshot
	}
	r.head[key] = *text
	return nil
}

// checkMembers refuses a document without some key, or with one that its version does not have. Later minor versions may have more.
func (r *reader) checkMembers() error {
	for _, key := range []string{"tool", "digest", "objects", "places"} {
		if !r.members[key] {
			return fmt.Errorf("%s is missing", key)
		}
	}
	if r.unknown != "" && !r.isNewer() {
		return fmt.Errorf("there is no key %q in format version %s", r.unknown, r.head["format_version"])
	}
	return nil
}

// isNewer reports whether the document is of a later minor version than this program writes.
func (r *reader) isNewer() bool {
	_, ours, _ := strings.Cut(Version, ".")
	_, theirs, _ := strings.Cut(r.head["format_version"], ".")
	known, _ := strconv.Atoi(ours)
	minor, err := strconv.Atoi(theirs)
	return err == nil && minor > known
}

// checkHead refuses other documents before it is said what else is wrong with them.
func (r *reader) checkHead() error {
	switch major, minor, _ := strings.Cut(r.head["format_version"], "."); {
	case r.head["format"] != Format:
		return errNoSnapshot
	case major != "1" || minor == "" || strings.Trim(minor, "0123456789") != "":
		return fmt.Errorf("it is a snapshot of format version %q, and this program reads 1: write it anew, or use a newer program", r.head["format_version"])
	}
	return nil
}

func unfinished(err error) error {
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the snapshot ends too early")
	case errors.As(err, &kind):
		return errNoSnapshot
	}
	return unknownKey(err)
}

// unknownKey says in our words that there is a key that the schema does not have.
func unknownKey(err error) error {
	if err == nil {
		return nil
	}
	if name, found := strings.CutPrefix(err.Error(), "json: unknown field "); found {
		return fmt.Errorf("there is no key %s in a snapshot", name)
	}
	return err
}

// eachElement hands over the elements of a list one by one.
func eachElement[T any](r *reader, use func(*T) error) error {
	if token, err := r.json.Token(); err != nil || token != json.Delim('[') {
		return errNoSnapshot
	}
	if !r.isNewer() {
		r.json.DisallowUnknownFields()
	}
	for r.json.More() {
		var element T
		if err := r.json.Decode(&element); err != nil {
			return unfinished(err)
		}
		if err := use(&element); err != nil {
			return err
		}
	}
	_, err := r.json.Token()
	return unfinished(err)
}

// read reads a value of the document, which is not null.
func (r *reader) read(value json.RawMessage, to any) error {
	if string(value) == "null" {
		return errors.New("it is null")
	}
	return json.Unmarshal(value, to)
}

// readObjects is read for what has objects in it, whose keys are known.
func (r *reader) readObjects(value json.RawMessage, to any) error {
	if string(value) == "null" {
		return errors.New("it is null")
	}
	decoder := json.NewDecoder(bytes.NewReader(value))
	if !r.isNewer() {
		decoder.DisallowUnknownFields()
	}
	return unknownKey(decoder.Decode(to))
}

// objectLine is a line of a snapshot's objects.
type objectLine struct {
	Address    string                     `json:"address"`
	Attributes map[string]json.RawMessage `json:"attributes"`
	IsSystem   bool                       `json:"is_system"` // of a client grant that the platform created
}

func (r *reader) object(read *objectLine) error {
	kind := schema.Of(read.Address)
	if kind == nil {
		return fmt.Errorf("%q is the address of no known object: a newer program may have written it", read.Address)
	}
	base := config.Block{Address: kind.Name}
	if kind.Label {
		base = labelled(kind, read.Address)
	}
	o := kind.New(base)
	if o.Base().Address != read.Address || kind.Label && !address.IsName(base.Name) {
		return fmt.Errorf("%q is no address", read.Address)
	}
	if r.objects[read.Address] != nil {
		return fmt.Errorf("%s is there twice", read.Address)
	}
	r.objects[read.Address] = o
	r.config.Add(o)
	if grant, is := o.(*config.ClientGrant); is {
		grant.System = read.IsSystem
	}
	return r.attributes(kind, o, read.Attributes)
}

// labelled is the block with an address, which is not known to be one.
func labelled(kind *schema.Block, written string) config.Block {
	block, key, _ := address.Split(written)
	base := config.Block{Address: block, Name: strings.TrimPrefix(block, kind.Name+".")}
	if key != "" {
		base.Key, base.Address = key, address.Instance(block, key)
	}
	return base
}

func (r *reader) attributes(kind *schema.Block, o config.Object, values map[string]json.RawMessage) error {
	known := 0
	for path, a := range kind.EveryAttribute() {
		value, found := values[path]
		switch {
		case found:
			known++
			if err := r.fill(a, o, value); err != nil {
				return fmt.Errorf("%s: %s: %w", o.Base().Address, path, err)
			}
		case a.Required:
			return fmt.Errorf("%s: %s is missing", o.Base().Address, path)
		}
	}
	if known < len(values) {
		return fmt.Errorf("%s has attributes that this program does not know: a newer one may have written it", o.Base().Address)
	}
	if grant, ok := o.(*config.ClientGrant); ok && grant.ClientID.Set == grant.DefaultFor.Set {
		return fmt.Errorf("%s: expected client_id or default_for", grant.Address)
	}
	return nil
}

// fill reads the attribute's value into its field.
func (r *reader) fill(a *schema.Attribute, o config.Object, value json.RawMessage) error {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		field.Set = true
		err := r.text(value, &field.Value)
		if err == nil && a.Values != nil && !slices.Contains(a.Values, field.Value) {
			err = fmt.Errorf("%q is none of %s", field.Value, english.List(a.Values))
		}
		return err
	case *config.Located[bool]:
		field.Set = true
		return r.read(value, &field.Value)
	case *config.Located[int64]:
		field.Set = true
		return r.read(value, &field.Value)
	case *config.Located[config.Reference]:
		field.Set = true
		return r.reference(value, &field.Value)
	case *config.List:
		var items []*string
		err := r.read(value, &items)
		field.Set, field.Items = true, make([]config.Located[string], len(items))
		for i, item := range items {
			if item == nil {
				return errors.New("an element is null")
			}
			field.Items[i] = config.Located[string]{Value: r.intern(*item), Set: true}
		}
		return err
	case *config.API:
		return r.scopes(value, field)
	case *config.Role:
		return r.permissions(value, field)
	}
	panic("config: attribute " + a.Name + " fills a field of an unknown type")
}

func (r *reader) intern(text string) string { return r.strings.One(text) }

func (r *reader) text(value json.RawMessage, text *string) error {
	err := r.read(value, text)
	*text = r.intern(*text)
	return err
}

func (r *reader) reference(value json.RawMessage, ref *config.Reference) error {
	if bytes.HasPrefix(value, []byte("{")) {
		var address struct {
			Address string `json:"address"`
		}
		err := r.readObjects(value, &address)
		if err == nil && address.Address == "" {
			err = errors.New("expected a text or an address")
		}
		*ref = config.Reference{Name: r.intern(address.Address), IsAddress: true}
		return err
	}
	return r.text(value, &ref.Name)
}

func (r *reader) scopes(value json.RawMessage, api *config.API) error {
	var scopes []struct {
		Name        *string `json:"name"`
		Description *string `json:"description"`
	}
	err := r.readObjects(value, &scopes)
	api.ScopesAttribute.Set, api.Scopes = true, make([]config.Scope, len(scopes))
	for i, scope := range scopes {
		if scope.Name == nil {
			return errors.New("a scope has no name")
		}
		api.Scopes[i].Name = config.Located[string]{Value: r.intern(*scope.Name), Set: true}
		if scope.Description != nil {
			api.Scopes[i].Description = config.Located[string]{Value: *scope.Description, Set: true}
		}
	}
	return err
}

// link checks that every reference leads to an object of its kind.
func (r *reader) link() error {
	for _, role := range r.config.Roles {
		for _, permission := range role.Permissions {
			if ref := permission.API.Value; !r.leads(ref, schema.API.Name) {
				return fmt.Errorf("%s: permission: there is no api %q", role.Address, ref.Name)
			}
		}
	}
	for _, o := range r.config.Objects() {
		for path, a := range schema.Of(o.Base().Address).EveryAttribute() {
			if ref, ok := a.Of(o).(*config.Located[config.Reference]); ok && !r.leads(ref.Value, a.Refers) {
				return fmt.Errorf("%s: %s: there is no %s %q", o.Base().Address, path, a.Refers, ref.Value.Name)
			}
		}
	}
	return nil
}

// leads reports whether a reference is to an object of a kind, if it is to an object at all.
func (r *reader) leads(ref config.Reference, kind string) bool {
	return !ref.IsAddress || r.objects[ref.Name] != nil && schema.Of(ref.Name).Name == kind
}
