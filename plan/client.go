package plan

import (
	"grants/compiler"
	"slices"
	"strings"
)

// counterpart is the application that the other side has at an address; nil where it has none.
func counterpart(other *compiler.Tenant, address string) *compiler.Application {
	i, found := slices.BinarySearchFunc(other.Applications, address, func(app *compiler.Application, address string) int {
		return strings.Compare(app.Address, address)
	})
	if !found {
		return nil
	}
	return other.Applications[i]
}

// formerClient is the client that an application's block was for in the base, where it is for another one now. It is asked about applications
// of the head that the base does not have.
func (c *pairing) formerClient(app *compiler.Application) *compiler.Application {
	if was := counterpart(c.before, app.Address); was != nil && !mayBecome(was, app) {
		return was
	}
	return nil
}

// laterClient is likewise the client that the block of an application of the base is for in the head.
func (c *pairing) laterClient(app *compiler.Application) *compiler.Application {
	if is := counterpart(c.after, app.Address); is != nil && !mayBecome(app, is) {
		return is
	}
	return nil
}

// sameBlock is the client on the other side of a block that is for another one now; nil of any other application.
func (c *pairing) sameBlock(p pair[compiler.Application]) *compiler.Application {
	switch {
	case p.before == nil:
		return c.formerClient(p.after)
	case p.after == nil:
		return c.laterClient(p.before)
	}
	return nil
}

// getsID reports whether an application got its client_id.
func getsID(p pair[compiler.Application]) bool {
	return p.before != nil && p.after != nil && p.before.ClientID != p.after.ClientID
}

// isSystem reports whether an API is the platform's own on one of the sides.
func isSystem(api pair[compiler.API]) bool {
	return api.before != nil && api.before.System != "" || api.after != nil && api.after.System != ""
}

// replaces reports whether an application must be created anew, since it becomes what the platform cannot change.
// https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications
func (c *pairing) replaces(p pair[compiler.Application]) bool {
	b, a := p.before, p.after
	if b == nil || a == nil || registersItself(p) {
		return false
	}
	return !sameOwner(b, a) ||
		audienceOf(c.before, b.Config.ResourceServerIdentifier) != audienceOf(c.after, a.Config.ResourceServerIdentifier)
}

// isFormer reports whether the client_id of the base is that of a client that is gone.
func isFormer(p pair[compiler.Application]) bool {
	return p.before != nil && p.before.ClientID != "" && p.after.ClientID != "" && p.before.ClientID != p.after.ClientID
}
