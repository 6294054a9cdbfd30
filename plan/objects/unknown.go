package objects

// UnknownCell is a place beside the matrix: of an API that neither side declares.
type UnknownCell struct {
	App        int // index into Pairing.Apps, or AnyThirdParty
	Identifier string
	Subject    int // index into compiler.SubjectTypes
}

// indexUnknown finds the grants on APIs that neither side declares, but for those of clients that nobody declares either.
func (c *Pairing) indexUnknown() {
	c.Beside = map[UnknownCell]*Unresolved{}
	for _, u := range c.Unresolved {
		if u.Cell.API == Unknown && u.Cell.App != Unknown {
			c.Beside[u.Beside()] = u
		}
	}
}

// Beside is the place of a grant on an API that neither side declares.
func (u *Unresolved) Beside() UnknownCell {
	return UnknownCell{u.Cell.App, Either(u.Grants).API.Identifier, u.Cell.Subject}
}

// DefaultBeside is the default grant for what a grant is on, where neither side declares the API; nil where there is none.
func (c *Pairing) DefaultBeside(u *Unresolved) *Unresolved {
	if u.Cell.API != Unknown || u.Cell.App == AnyThirdParty {
		return nil
	}
	at := u.Beside()
	at.App = AnyThirdParty
	return c.Beside[at]
}
