package plan

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"grants/compiler"
)

// Digest identifies what a tenant's files mean: a SHA-256 over the resolved objects with the platform's defaults, each with its natural
// key. Formatting, order, file names and the names of blocks don't matter; but an application without client_id is its address.
func Digest(t *compiler.Tenant) string {
	d := &digest{sums: make([][sha256.Size]byte, 0, 1+len(t.APIs)+len(t.Applications)+len(t.ClientGrants))}
	d.add(tenantKind, "", tenantProperties(d.buffer(), t))
	for _, api := range t.APIs {
		if api.Config != nil {
			d.add(apiKind, "", apiProperties(d.buffer(), api))
		}
	}
	for _, app := range t.Applications {
		identity := ""
		if app.ClientID == "" {
			identity = app.Address
		}
		d.add(applicationKind, identity, applicationProperties(d.buffer(), t, app))
	}
	for _, grant := range t.ClientGrants {
		d.add(grantKind, "", grantProperties(d.buffer(), grant))
	}
	return d.sum()
}

// digest keeps a sum of each object, so that their order does not matter. Its buffers are reused.
type digest struct {
	sums       [][sha256.Size]byte
	properties []property
	line       []byte
}

func (d *digest) buffer() []property { return d.properties[:0] }

// add writes an object as one line in which no two objects are alike: every string is quoted, and sets are bracketed. Of all but an
// application without client_id, the properties hold the key.
func (d *digest) add(kind, identity string, properties []property) {
	line := strconv.AppendQuote(append(d.line[:0], kind...), identity)
	for i := range properties {
		p := &properties[i]
		line = append(append(line, ' '), p.name...)
		switch {
		case p.isSet:
			line = appendSet(line, p.set)
		case p.silent:
			line = appendScalar(line, nil)
		default:
			line = appendScalar(line, p.value)
		}
	}
	d.sums = append(d.sums, sha256.Sum256(line))
	d.properties, d.line = properties, line
}

func appendSet(line []byte, set []string) []byte {
	line = append(line, '[')
	for _, item := range set {
		line = appendQuoted(line, item)
	}
	return append(line, ']')
}

func appendScalar(line []byte, value any) []byte {
	line = append(line, '=')
	switch value := value.(type) {
	case string:
		return appendQuoted(line, value)
	case bool:
		return strconv.AppendBool(line, value)
	case nil:
		return append(line, "<nil>"...)
	}
	return fmt.Append(line, value) // a number, which no string looks like
}

// appendQuoted is strconv.AppendQuote, which takes its time, for text that is nearly always plain.
func appendQuoted(line []byte, text string) []byte {
	for i := range len(text) {
		if b := text[i]; b < ' ' || b > '~' || b == '"' || b == '\\' {
			return strconv.AppendQuote(line, text)
		}
	}
	return append(append(append(line, '"'), text...), '"')
}

func (d *digest) sum() string {
	slices.SortFunc(d.sums, func(a, b [sha256.Size]byte) int {
		return cmp.Or(cmp.Compare(binary.BigEndian.Uint64(a[:]), binary.BigEndian.Uint64(b[:])), bytes.Compare(a[:], b[:]))
	})
	sum := sha256.New()
	for i := range d.sums {
		sum.Write(d.sums[i][:])
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}
