package objects

import (
	"slices"
	"strings"

	"grants/compiler"
)

// Counterpart is the application that the other side has at an address; nil where it has none.
func Counterpart(other *compiler.Tenant, address string) *compiler.Application {
	i, found := slices.BinarySearchFunc(other.Applications, address, func(app *compiler.Application, address string) int {
		return strings.Compare(app.Address, address)
	})
	if !found {
		return nil
	}
	return other.Applications[i]
}

// FormerClient is the client that an application's block was for in the base, where it is for another one now. It is asked about applications
// of the head that the base does not have.
func (c *Pairing) FormerClient(app *compiler.Application) *compiler.Application {
	if was := Counterpart(c.Before, app.Address); was != nil && !mayBecome(was, app) {
		return was
	}
	return nil
}

// LaterClient is likewise the client that the block of an application of the base is for in the head.
func (c *Pairing) LaterClient(app *compiler.Application) *compiler.Application {
	if is := Counterpart(c.After, app.Address); is != nil && !mayBecome(app, is) {
		return is
	}
	return nil
}

// SameBlock is the client on the other side of a block that is for another one now; nil of any other application.
func (c *Pairing) SameBlock(p Pair[compiler.Application]) *compiler.Application {
	switch {
	case p.Before == nil:
		return c.FormerClient(p.After)
	case p.After == nil:
		return c.LaterClient(p.Before)
	}
	return nil
}

// GetsID reports whether an application got its client_id.
func GetsID(p Pair[compiler.Application]) bool {
	return p.Before != nil && p.After != nil && p.Before.ClientID != p.After.ClientID
}

// IsSystem reports whether an API is the platform's own on one of the sides.
func IsSystem(api Pair[compiler.API]) bool {
	return api.Before != nil && api.Before.System != "" || api.After != nil && api.After.System != ""
}

// Replaces reports whether an application must be created anew, since it becomes what the platform cannot change.
// https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications
func (c *Pairing) Replaces(p Pair[compiler.Application]) bool {
	b, a := p.Before, p.After
	if b == nil || a == nil || registersItself(p) {
		return false
	}
	return !SameOwner(b, a) ||
		AudienceOf(c.Before, b.Config.ResourceServerIdentifier) != AudienceOf(c.After, a.Config.ResourceServerIdentifier)
}

// IsFormer reports whether the client_id of the base is that of a client that is gone.
func IsFormer(p Pair[compiler.Application]) bool {
	return p.Before != nil && p.Before.ClientID != "" && p.After.ClientID != "" && p.Before.ClientID != p.After.ClientID
}
