package objects

// Meets reports whether a block that the base has becomes the client of a grant.
func (c *Pairing) Meets(u *Unresolved) bool {
	return u != nil && u.Cell.App >= 0 && u.Foreign.Before != nil && u.Foreign.Before.ClientID != nil && c.Apps[u.Cell.App].Before != nil
}

// noteBlocks finds the grants that blocks have which meet a client.
func (c *Pairing) noteBlocks() {
	for _, u := range c.Unresolved {
		if !c.Meets(u) {
			continue
		}
		if i, found := c.ByID[u.ID()]; found && u.InMatrix {
			u.Block = c.Grants[i].Before
		}
		if u.Own != nil {
			u.Block = &u.Own.ClientGrant
		}
		if u.Block != nil {
			c.merged[SideAddress{"base", u.Grants.Before.Address}], c.merged[SideAddress{"base", u.Block.Address}] = struct{}{}, struct{}{}
			if u.Grants.After != nil {
				c.merged[SideAddress{"head", u.Grants.After.Address}] = struct{}{}
			}
		}
	}
}

// objects are the grants of a cell as blocks of the files: what the block and its client had are two.
func (u *Unresolved) objects() []Pair[object] {
	if u.Block == nil {
		return []Pair[object]{{Before: grantObject(u.Grants.Before), After: grantObject(u.Grants.After)}}
	}
	return []Pair[object]{{Before: grantObject(u.Block), After: grantObject(u.Grants.After)}, {Before: grantObject(u.Grants.Before)}}
}

// TakesOver reports whether the block's grant is that of the client, as it was.
func (u *Unresolved) TakesOver() bool {
	return u.Block == nil && u.Grants.After != nil && WrittenAlike(u.Grants.Before, u.Grants.After)
}

// Keeps reports whether the block has the grant that it had.
func (u *Unresolved) Keeps() bool {
	return u != nil && u.Block != nil && u.Grants.After != nil && WrittenAlike(u.Block, u.Grants.After)
}

// IsMerged reports whether a change is of one of two grants of which the platform has only the other one.
func (c *Pairing) IsMerged(change *Change) bool {
	_, was := c.merged[change.Before]
	_, is := c.merged[change.After]
	return was || is
}
