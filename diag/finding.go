package diag

// Finding is a diagnostic as JSON. Its lists are never nil.
type Finding struct {
	Rule        string           `json:"rule"`
	Severity    string           `json:"severity"`
	Fingerprint string           `json:"fingerprint"`
	Address     string           `json:"address"`
	Key         string           `json:"key"`
	Message     string           `json:"message"`
	Detail      string           `json:"detail"`
	Hint        string           `json:"hint"`
	File        string           `json:"file"`
	Range       *FindingRange    `json:"range"` // null where there is no source
	Also        []string         `json:"also"`
	Related     []FindingRelated `json:"related"`
	Fixes       []FindingFix     `json:"fixes"`
	Ignored     bool             `json:"ignored"`
	Reason      string           `json:"ignored_because"`
	Docs        []string         `json:"docs"` // the sources of the rule
}

// FindingRange is a range within a file that is named beside it.
type FindingRange struct {
	Start FindingPos `json:"start"`
	End   FindingPos `json:"end"`
}

// FindingPos is a Pos.
type FindingPos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

// FindingRelated is a Related.
type FindingRelated struct {
	Message string        `json:"message"`
	File    string        `json:"file"`
	Range   *FindingRange `json:"range"`
}

// FindingFix is a Fix.
type FindingFix struct {
	Title string        `json:"title"`
	Safe  bool          `json:"safe"`
	Edits []FindingEdit `json:"edits"`
}

// FindingEdit is an Edit.
type FindingEdit struct {
	File    string        `json:"file"`
	Range   *FindingRange `json:"range"`
	NewText string        `json:"new_text"`
}

// NewFinding is a diagnostic with the sources of its rule.
func NewFinding(d *Diagnostic, docs []string) Finding {
	finding := Finding{
		Rule: d.Code, Severity: d.Severity.String(), Fingerprint: d.Fingerprint(), Address: d.Address, Key: d.Key,
		Message: d.Message, Detail: d.Detail, Hint: d.Hint, File: d.Range.File, Range: newFindingRange(d.Range),
		Also: orEmpty(d.Also), Related: []FindingRelated{}, Fixes: []FindingFix{}, Docs: orEmpty(docs),
		Ignored: d.Ignored != "", Reason: d.Ignored,
	}
	for _, related := range d.Related {
		finding.Related = append(finding.Related, FindingRelated{related.Message, related.Range.File, newFindingRange(related.Range)})
	}
	for _, fix := range d.Fixes {
		finding.Fixes = append(finding.Fixes, newFindingFix(fix))
	}
	return finding
}

// Relocate gives the files the names that people call them by.
func (f *Finding) Relocate(shown func(file string) string) {
	rename := func(file *string) {
		if *file != "" {
			*file = shown(*file)
		}
	}
	rename(&f.File)
	for i := range f.Related {
		rename(&f.Related[i].File)
	}
	for i := range f.Fixes {
		for j := range f.Fixes[i].Edits {
			rename(&f.Fixes[i].Edits[j].File)
		}
	}
}

func newFindingFix(fix Fix) FindingFix {
	edits := make([]FindingEdit, 0, len(fix.Edits))
	for _, edit := range fix.Edits {
		edits = append(edits, FindingEdit{edit.Range.File, newFindingRange(edit.Range), edit.NewText})
	}
	return FindingFix{Title: fix.Title, Safe: fix.Safe, Edits: edits}
}

func newFindingRange(r Range) *FindingRange {
	if r.IsZero() {
		return nil
	}
	return &FindingRange{Start: FindingPos(r.Start), End: FindingPos(r.End)}
}

func orEmpty(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
