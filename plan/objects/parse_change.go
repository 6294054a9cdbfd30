package objects

import (
	"bytes"
	"encoding/json"
)

// Complete is likewise that of a change.
func (c *Change) Complete() {
	if c.Operations == nil {
		c.Operations = []string{}
	}
}

// UnmarshalJSON reads both forms of an attribute. What it can't tell is how the attribute is deployed.
func (a *Attribute) UnmarshalJSON(document []byte) error {
	var form struct {
		Name    string   `json:"name"`
		Added   []string `json:"added"`
		Removed []string `json:"removed"`
		Before  any      `json:"before"`
		After   any      `json:"after"`
		Unsent  Unsent   `json:"unsent"`
	}
	if err := Decode(document, &form); err != nil {
		return err
	}
	isSet := form.Added != nil || form.Removed != nil
	*a = Attribute{Name: form.Name, IsSet: isSet, Added: form.Added, Removed: form.Removed, Before: form.Before, After: form.After, Unsent: form.Unsent}
	return nil
}

// Decode leaves numbers as they are written, so that whole numbers stay whole, however large.
func Decode(document []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	return decoder.Decode(into)
}
