package cli

import "grants/internal/source"

// foreign opens sources in foreign forms.
func (s *session) foreign() *source.Sides {
	return &source.Sides{Base: s.dir(), Name: ".", Files: s.files, Foreign: source.Foreign{Stdin: s.env.Stdin}}
}
