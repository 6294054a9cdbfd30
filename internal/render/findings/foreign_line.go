package findings

import (
	"path"
	"regexp"
	"strings"
)

// isForeign reports whether a file is of another form, whose lines may have secrets beside what is read.
func isForeign(file string) bool {
	switch path.Ext(file) {
	case ".json":
		return !strings.HasSuffix(file, ".grants.json") && !strings.HasSuffix(file, ".grantsvars.json")
	case ".yaml", ".yml", ".tf", ".tfvars":
		return true
	}
	return false
}

var (
	// startsAttribute is what may stand before a value: a key, and other strings of the same list.
	startsAttribute = regexp.MustCompile(`^\s*(- +)*(["']?[\w.-]+["']?\s*[:=]\s*)?(\[\s*(("[^"]*"|'[^']*'|[\w:./-]+)\s*,\s*)*)?$`)
	// endsAttribute is what may stand behind it: the rest of the list, or the brace behind the header of a block.
	endsAttribute = regexp.MustCompile(`^(\s*,\s*("[^"]*"|'[^']*'|[\w:./-]+))*\s*\]?\s*[,{]?\s*$`)
	// hasMore finds the keys of what is an object.
	hasMore = regexp.MustCompile(`(^|[^$%])\{|^\s*(- +)*["']?[\w.-]+["']?\s*(=($|[^=])|:(\s|$))`)
)

// alone is a line of a foreign form with nothing but the attribute that a part of it is of. Of a part that is an object it has the first key at most.
func alone(line []byte, start, end int) (shown []byte, from, to int) {
	start = min(max(start, 0), len(line))
	end = min(max(end, start), len(line))
	before, meant, after := line[:start], line[start:end], line[end:]
	if !startsAttribute.Match(before) {
		before = []byte("… ")
	}
	if at := hasMore.FindIndex(meant); at != nil {
		meant, after = meant[:at[1]], []byte(" …")
	} else if !endsAttribute.Match(after) {
		after = []byte(" …")
	}
	shown = append(append(append(shown, before...), meant...), after...)
	return shown, len(before), len(before) + len(meant)
}
