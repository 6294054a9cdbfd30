package text

import "grants/compiler"

// Acting is a subject type in words that are hard to mix up.
func Acting(subject compiler.SubjectType) string {
	switch subject {
	case compiler.User:
		return "for users"
	case compiler.Client:
		return "as itself"
	}
	return string(subject)
}
