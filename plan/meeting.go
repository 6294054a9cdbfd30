package plan

// meets reports whether a block that the base has becomes the client of a grant.
func (c *pairing) meets(u *unresolved) bool {
	return u != nil && u.cell.app >= 0 && u.foreign.before != nil && u.foreign.before.ClientID != nil && c.apps[u.cell.app].before != nil
}

// noteBlocks finds the grants that blocks have which meet a client.
func (c *pairing) noteBlocks() {
	for _, u := range c.unresolved {
		if !c.meets(u) {
			continue
		}
		if i, found := c.byID[u.id()]; found && u.inMatrix {
			u.block = c.grants[i].before
		}
		if u.own != nil {
			u.block = &u.own.ClientGrant
		}
		if u.block != nil {
			c.merged[sideAddress{"base", u.grants.before.Address}], c.merged[sideAddress{"base", u.block.Address}] = struct{}{}, struct{}{}
			if u.grants.after != nil {
				c.merged[sideAddress{"head", u.grants.after.Address}] = struct{}{}
			}
		}
	}
}

// objects are the grants of a cell as blocks of the files: what the block and its client had are two.
func (u *unresolved) objects() []pair[object] {
	if u.block == nil {
		return []pair[object]{{before: grantObject(u.grants.before), after: grantObject(u.grants.after)}}
	}
	return []pair[object]{{before: grantObject(u.block), after: grantObject(u.grants.after)}, {before: grantObject(u.grants.before)}}
}

// takesOver reports whether the block's grant is that of the client, as it was.
func (u *unresolved) takesOver() bool {
	return u.block == nil && u.grants.after != nil && writtenAlike(u.grants.before, u.grants.after)
}

// keeps reports whether the block has the grant that it had.
func (u *unresolved) keeps() bool {
	return u != nil && u.block != nil && u.grants.after != nil && writtenAlike(u.block, u.grants.after)
}

// isMerged reports whether a change is of one of two grants of which the platform has only the other one.
func (c *pairing) isMerged(change *Change) bool {
	_, was := c.merged[change.before]
	_, is := c.merged[change.after]
	return was || is
}
