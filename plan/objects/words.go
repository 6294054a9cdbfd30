package objects

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
)

// Acting is a subject type in a sentence.
func Acting(subject compiler.SubjectType) string {
	if subject == compiler.User {
		return " for users"
	}
	return " for applications as themselves"
}

// Enumerate names up to three things.
func Enumerate(names []string) string {
	const most = 3
	shown := slices.Clone(names[:min(most, len(names))])
	for i, name := range shown {
		if name == "" || strings.ContainsAny(name, ` ,"`) { // so that it does not look like several
			shown[i] = strconv.Quote(name)
		}
	}
	if len(names) <= most {
		return strings.Join(shown, ", ")
	}
	return strings.Join(shown, ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
}

// AnotherClient is a sentence about a block that is for another client than before.
func AnotherClient(was, is *compiler.Application) string {
	switch {
	case was.ClientID == "" || was.ClientID == is.ClientID:
		return fmt.Sprintf("%s is another client now, that of the document %q (it was that of %q)", is.Address, documentOf(is), documentOf(was))
	case is.ClientID == "":
		return fmt.Sprintf("%s is another client now, which has no client_id yet (it was %q)", is.Address, was.ClientID)
	}
	return fmt.Sprintf("%s is another client now, %q (it was %q)", is.Address, is.ClientID, was.ClientID)
}
