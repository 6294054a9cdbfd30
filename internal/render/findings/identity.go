package findings

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"grants/diag"
)

// identities tells apart the findings of one report that have one fingerprint, and so are one finding to services that follow findings from
// run to run. Lines don't enter into it: an edit elsewhere changes nobody's identity.
type identities struct {
	seen map[identity]int
}

type identity struct{ fingerprint, file string } // no file where an address is part of the fingerprint

func newIdentities() *identities { return &identities{seen: map[identity]int{}} }

// next is which one of the findings with one fingerprint this is, from 1. Those about no object, such as torn files, are counted by file.
func (i *identities) next(d *diag.Diagnostic) int {
	key := identity{fingerprint: d.Fingerprint()}
	if d.Address == "" {
		key.file = d.Range.File
	}
	i.seen[key]++
	return i.seen[key]
}

// unique is a fingerprint that no other finding of the report has. It is the finding's own wherever that will do.
func (i *identities) unique(d *diag.Diagnostic) string {
	n := i.next(d)
	if n == 1 && d.Address != "" {
		return d.Fingerprint()
	}
	file := ""
	if d.Address == "" {
		file = d.Range.File
	}
	sum := sha256.Sum256([]byte(d.Fingerprint() + "\x00" + file + "\x00" + strconv.Itoa(n)))
	return hex.EncodeToString(sum[:12])
}
