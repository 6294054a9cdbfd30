package plan

// unknownCell is a place beside the matrix: of an API that neither side declares.
type unknownCell struct {
	app        int // index into comparison.apps, or anyThirdParty
	identifier string
	subject    int // index into compiler.SubjectTypes
}

// indexUnknown finds the grants on APIs that neither side declares, but for those of clients that nobody declares either.
func (c *pairing) indexUnknown() {
	c.beside = map[unknownCell]*unresolved{}
	for _, u := range c.unresolved {
		if u.cell.api == unknown && u.cell.app != unknown {
			c.beside[u.beside()] = u
		}
	}
}

func (u *unresolved) beside() unknownCell {
	return unknownCell{u.cell.app, either(u.grants).API.Identifier, u.cell.subject}
}

// defaultBeside is the default grant for what a grant is on, where neither side declares the API; nil where there is none.
func (c *pairing) defaultBeside(u *unresolved) *unresolved {
	if u.cell.api != unknown || u.cell.app == anyThirdParty {
		return nil
	}
	at := u.beside()
	at.app = anyThirdParty
	return c.beside[at]
}
