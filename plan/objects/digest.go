package objects

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"grants/compiler"
	"grants/config"
	"grants/internal/parallel"
)

// Digest identifies what a tenant's files mean: a SHA-256 over the resolved objects with the platform's defaults, each with its natural
// key. Formatting, order, file names and the names of blocks don't matter; but an application without client_id is its address.
func Digest(t *compiler.Tenant) string { return sumsOf(t, &summed{}).digest() }

// digests are those of two tenants. What stands in files that are the same for both is summed once.
func digests(before, after *compiler.Tenant) (first, second string) {
	base := sumsOf(before, &summed{})
	head := sumsOf(after, base.known())
	parallel.Do(func() { first = base.digest() }, func() { second = head.digest() })
	return first, second
}

// Sum is a digest that is worked out when somebody asks for it, which takes longer than all else that makes a plan.
type Sum struct{ of func() string }

// String works the digest out.
func (s Sum) String() string {
	if s.of == nil {
		return ""
	}
	return s.of()
}

// MarshalText and UnmarshalText make it a string in JSON.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes a digest as it stands.
func (s *Sum) UnmarshalText(text []byte) error {
	known := string(text)
	s.of = func() string { return known }
	return nil
}

// SumsWhenAsked are the digests of two tenants.
func SumsWhenAsked(before, after *compiler.Tenant) (base, head Sum) {
	both := sync.OnceValues(func() (string, string) { return digests(before, after) })
	base.of = func() string { digest, _ := both(); return digest }
	head.of = func() string { _, digest := both(); return digest }
	return base, head
}

type sum = [sha256.Size]byte

// sums has one for each object, so that their order does not matter.
type sums struct {
	of           *compiler.Tenant
	tenant       sum
	apis         []sum
	applications []sum
	grants       []sum
	unresolved   []sum
	roles        []sum
	logins       []sum // of connections and organizations
}

func sumsOf(t *compiler.Tenant, known *summed) *sums {
	s := &sums{of: t, tenant: (&digestLine{}).sum(TenantKind, "", TenantProperties(nil, t))}
	s.apis = sumAll(t.APIs, leastPartOfAPIs, known.api, func(d *digestLine, api *compiler.API) sum {
		return d.sum(APIKind, "", APIProperties(d.buffer(), api))
	})
	s.applications = sumAll(t.Applications, leastPart, known.application, func(d *digestLine, app *compiler.Application) sum {
		identity := ""
		if app.ClientID == "" {
			identity = app.Address
		}
		return d.sum(ApplicationKind, identity, ApplicationProperties(d.buffer(), t, app))
	})
	s.grants = sumAll(t.ClientGrants, leastPart, known.grant, func(d *digestLine, grant *compiler.ClientGrant) sum {
		return d.sum(GrantKind, "", GrantProperties(d.buffer(), grant))
	})
	for _, grant := range t.UnresolvedGrants {
		s.unresolved = append(s.unresolved, (&digestLine{}).sum(GrantKind, "", GrantProperties(nil, &grant.ClientGrant)))
	}
	for _, connection := range t.Connections {
		s.logins = append(s.logins, (&digestLine{}).sum(ConnectionKind, "", ConnectionProperties(connection)))
	}
	for _, organization := range t.Organizations {
		s.logins = append(s.logins, (&digestLine{}).sum(OrganizationKind, "", OrganizationProperties(organization)))
	}
	for _, role := range t.Roles {
		s.roles = append(s.roles, (&digestLine{}).sum(RoleKind, "", RoleProperties(role)))
	}
	return s
}

// leastPart is how many objects are worth a processor of their own. APIs have many scopes each.
const (
	leastPart       = 500
	leastPartOfAPIs = 20
)

func sumAll[T any](objects []*T, least int, known func(*T) (sum, bool), add func(*digestLine, *T) sum) []sum {
	all := make([]sum, len(objects))
	parallel.Parts(len(objects), least, func(start, end int) {
		var line digestLine
		for i := start; i < end; i++ {
			same := false
			if all[i], same = known(objects[i]); !same {
				all[i] = add(&line, objects[i])
			}
		}
	})
	return all
}

func (s *sums) digest() string {
	all := slices.Concat([]sum{s.tenant}, s.applications, s.grants, s.unresolved, s.roles, s.logins)
	for i, api := range s.of.APIs {
		if api.Config != nil && !saysNothing(s.of, api) {
			all = append(all, s.apis[i])
		}
	}
	order := make([]ordered, len(all))
	for i := range all {
		order[i] = ordered{binary.BigEndian.Uint64(all[i][:]), int32(i)}
	}
	slices.SortFunc(order, func(a, b ordered) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(all[a.index][:], all[b.index][:])
	})
	whole := sha256.New()
	for _, o := range order {
		whole.Write(all[o.index][:])
	}
	return "sha256:" + hex.EncodeToString(whole.Sum(nil))
}

// ordered is a sum by its first bytes, which nearly always say enough.
type ordered struct {
	prefix uint64
	index  int32
}

// summed finds the sums of objects of another tenant.
type summed struct {
	*sums
	apis         map[*config.API]int // indexes
	applications map[*config.Application]int
	grants       map[*config.ClientGrant]int
}

// known are the sums as far as another tenant may share the objects.
func (s *sums) known() *summed {
	k := &summed{
		sums: s, apis: make(map[*config.API]int, len(s.apis)), applications: make(map[*config.Application]int, len(s.applications)),
		grants: make(map[*config.ClientGrant]int, len(s.grants)),
	}
	for i, api := range s.of.APIs {
		k.apis[api.Config] = i
	}
	for i, app := range s.of.Applications {
		k.applications[app.Config] = i
	}
	for i, grant := range s.of.ClientGrants {
		k.grants[grant.Config] = i
	}
	return k
}

func (k *summed) api(api *compiler.API) (sum, bool) {
	if api.Config == nil { // it has no attributes
		return sum{}, true
	}
	i, found := k.apis[api.Config]
	if !found || !sameAPIBlock(Pair[compiler.API]{k.of.APIs[i], api}) {
		return sum{}, false
	}
	return k.sums.apis[i], true
}

func (k *summed) application(app *compiler.Application) (sum, bool) {
	i, found := k.applications[app.Config]
	if !found || !sameApplicationBlock(Pair[compiler.Application]{k.of.Applications[i], app}) {
		return sum{}, false
	}
	return k.sums.applications[i], true
}

func (k *summed) grant(grant *compiler.ClientGrant) (sum, bool) {
	i, found := k.grants[grant.Config]
	if !found || !sameGrantBlock(Pair[compiler.ClientGrant]{k.of.ClientGrants[i], grant}) {
		return sum{}, false
	}
	return k.sums.grants[i], true
}

// digestLine has the buffers for an object's line.
type digestLine struct {
	properties []Property
	line       []byte
}

func (d *digestLine) buffer() []Property { return d.properties[:0] }

// sum is that of a line in which no two objects are alike: every string is quoted, and sets are bracketed. Of all but an application without
// client_id, the properties hold the key.
func (d *digestLine) sum(kind, identity string, properties []Property) sum {
	line := strconv.AppendQuote(append(d.line[:0], kind...), identity)
	for i := range properties {
		p := &properties[i]
		if p.late && p.value == nil && len(p.set) == 0 {
			continue
		}
		line = append(append(line, ' '), p.Name...)
		switch {
		case p.isSet:
			if line = appendSet(line, p.set); p.lists && p.written && len(p.set) == 0 {
				line = append(line, "[]"...) // what states nothing is as it was when it was the same
			}
		case p.silent, p.assumed && !p.written:
			line = appendScalar(line, nil)
		default:
			line = appendScalar(line, p.value)
		}
	}
	d.properties, d.line = properties, line
	return sha256.Sum256(line)
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
		if !plain[text[i]] {
			return strconv.AppendQuote(line, text)
		}
	}
	return append(append(append(line, '"'), text...), '"')
}

// plain are the bytes that stand for themselves in quotes.
var plain = func() (set [256]bool) {
	for b := ' '; b <= '~'; b++ {
		set[b] = b != '"' && b != '\\'
	}
	return set
}()
