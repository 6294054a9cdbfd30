package plan

import "grants/internal/render/markdown"

// Comment tells a plan from the other plans of a repository, such as those of other stages.
type Comment struct {
	Key   string // by which a poster finds it again, as IsCommentKey allows; by default the project's path
	Title string // in place of the word Access

	ReportURL string // where the page of the plan can be looked at: see IsReportURL; empty for nowhere
}

// IsCommentKey reports whether a word can stand in the mark of a comment as it is.
func IsCommentKey(key string) bool {
	return key != "" && len(key) <= markdown.MaxCode && markerValue(key) == key
}
