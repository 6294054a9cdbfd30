package settings

import (
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Every path is compared with many files, and braces make several patterns of one. Settings may be a stranger's, so neither may take for ever.
const (
	maxPaths        = 1000 // of all overrides and of exclude
	maxAlternatives = 100  // of one path
)

// paths is the globs of an override.
func (r *reader) paths(a *hclsyntax.Attribute) []string {
	choice, ok := read[[]string](r, a)
	if !ok {
		return nil
	}
	if len(choice.Value) == 0 {
		r.report("missing-attribute", a.Expr.Range(), "an override without paths is for no file", "")
	}
	r.checkGlobs(a, choice.Value, "the overrides")
	return choice.Value
}

// checkGlobs reports globs that match nothing, or that there are too many of. Whose they are stands in messages.
func (r *reader) checkGlobs(a *hclsyntax.Attribute, globs []string, whose string) {
	before := r.allPaths
	r.allPaths += len(globs)
	if before <= maxPaths && r.allPaths > maxPaths {
		r.report("limit", a.Expr.Range(), fmt.Sprintf("%s can have no more than %d paths", whose, maxPaths), "")
	}
	for i, glob := range globs {
		at := a.Expr.(*hclsyntax.TupleConsExpr).Exprs[i].Range()
		if problem := badGlob(glob); problem != "" {
			r.report("unknown-value", at, fmt.Sprintf("%q %s", glob, problem), "Paths are globs of files, relative to the project's root, in which ** stands for any folders.")
		} else if alternatives(glob) > maxAlternatives {
			r.report("limit", at, fmt.Sprintf("the braces of this path have more than %d alternatives", maxAlternatives), "")
		}
	}
}

func badGlob(glob string) string {
	switch {
	case !doublestar.ValidatePattern(glob):
		return "is not a glob: brackets or braces don't close"
	case strings.HasPrefix(glob, "/") || strings.HasPrefix(glob, "./") || strings.HasPrefix(glob, "../") || glob == "":
		return "matches no file"
	case strings.HasSuffix(glob, "/"):
		return fmt.Sprintf("is a folder and not a file: write %q", glob+"**")
	}
	return ""
}

// alternatives is at least the number of patterns that the braces of a glob make of it, up to the limit.
func alternatives(glob string) int {
	product, options, depth := 1, 1, 0
	for _, c := range glob {
		switch {
		case c == '{':
			depth++
			options++
		case c == '}':
			if depth = max(0, depth-1); depth == 0 {
				product, options = product*options, 1
			}
		case c == ',' && depth > 0:
			options++
		}
		if product > maxAlternatives {
			break
		}
	}
	return product
}
