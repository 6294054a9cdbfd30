package source

import "strings"

// References are the branches and tags of the repository, by their short names; none where there is no repository.
func (s *Sides) References() []string {
	r, _, err := s.repository()
	if err != nil {
		return nil
	}
	out, err := r.git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
	if err != nil {
		return nil
	}
	return append([]string{"HEAD"}, strings.Fields(out)...)
}
