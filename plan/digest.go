package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"grants/compiler"
)

// Digest identifies what a tenant's files mean: a SHA-256 over the resolved objects with the platform's defaults, each with its natural
// key. Formatting, order, file names and the names of blocks don't matter; but an application without client_id is its address, and a
// block's label is its name where it has no other.
func Digest(t *compiler.Tenant) string {
	lines := make([]string, 0, 1+len(t.APIs)+len(t.Applications)+len(t.ClientGrants))
	add := func(kind string, o *object) {
		if o != nil {
			lines = append(lines, canonical(kind, o))
		}
	}
	add(tenantKind.name, tenantObject(t))
	for _, api := range t.APIs {
		add(apiKind.name, apiObject(api))
	}
	for _, app := range t.Applications {
		add(applicationKind.name, applicationObject(t, app))
	}
	for _, grant := range t.ClientGrants {
		add(grantKind.name, grantObject(grant))
	}
	slices.Sort(lines)
	sum := sha256.New()
	for _, line := range lines {
		sum.Write([]byte(line))
		sum.Write([]byte{'\n'})
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// canonical is an object as one line. Of a grant, the properties hold the key.
func canonical(kind string, o *object) string {
	identity := ""
	if kind == applicationKind.name && o.key.ClientID == "" {
		identity = o.key.Application
	}
	values := []any{kind, identity}
	for _, p := range o.properties {
		if p.isSet {
			values = append(values, p.name, p.set)
		} else {
			values = append(values, p.name, p.value)
		}
	}
	line, err := json.Marshal(values)
	if err != nil {
		panic("plan: " + err.Error()) // strings, numbers and booleans always encode
	}
	return string(line)
}
