package objects

// UnresolvedSummary counts the grants of which one side at least can't tell what they lead to.
type UnresolvedSummary struct {
	Added   int `json:"added"`
	Changed int `json:"changed"` // give something else, or can be judged on one of the sides
	Removed int `json:"removed"`
}

// Total is the number of all of them.
func (s *UnresolvedSummary) Total() int { return s.Added + s.Changed + s.Removed }

// SummarizeUnresolved counts the unresolved grants of a pairing.
func (c *Pairing) SummarizeUnresolved() UnresolvedSummary {
	var s UnresolvedSummary
	for _, u := range c.Unresolved {
		switch {
		case u.Grants.Before == nil:
			s.Added++
		case u.Grants.After == nil:
			s.Removed++
		case u.Foreign.Before == nil || u.Foreign.After == nil || !SameGrant(u.Grants) || u.Changes:
			s.Changed++
		}
	}
	return s
}
