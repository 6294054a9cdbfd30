// Package intern keeps equal strings once.
package intern

// Strings are the strings that are kept, each by itself. The zero value can't be added to.
type Strings map[string]string

// One is the string that is kept of those that are equal to s.
func (known Strings) One(s string) string {
	if same, ok := known[s]; ok {
		return same
	}
	known[s] = s
	return s
}
