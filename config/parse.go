package config

import (
	"fmt"
	"io/fs"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// Parse reads a file in HCL's native syntax that is no configuration, within the limits that hold for configuration. The body is nil where a
// diagnostic says why; what a first mistake leads to is not reported. Characters that hide what the file says are mistakes beside it. Files has the file, as number 1. The error is for a file that could not be read.
func Parse(fsys fs.FS, name string) (*hclsyntax.Body, *diag.Files, []diag.Diagnostic, error) {
	table := &diag.Files{}
	id := table.Add(name)
	c, err := readContent(fsys, name)
	if err != nil {
		return nil, table, nil, err
	}
	table.SetContent(id, c.text)
	if problem := refused(table, c, id); problem.Code != "" {
		return nil, table, []diag.Diagnostic{problem}, nil
	}
	parsed, problems := hclsyntax.ParseConfig(c.text, name, hcl.Pos{Line: 1, Column: 1})
	if problems.HasErrors() {
		return nil, table, []diag.Diagnostic{syntaxProblem(table, c.text, problems, id)}, nil
	}
	return parsed.Body.(*hclsyntax.Body), table, hidden(table, c.text, id), nil
}

// refused is why a text does not go to HCL's parser. Without a reason the code is empty.
func refused(table *diag.Files, c content, id diag.FileID) diag.Diagnostic {
	problem, span := refuseContent(c, id)
	if problem.Code == "" {
		var at int
		problem, at = measure(c.text).problem()
		span = byteSpan(id, at)
	}
	problem.Severity, problem.Range = diag.Error, table.Range(span)
	return problem
}

// hidden reports the characters that hide what a file says from those who review it, where no rule looks.
func hidden(table *diag.Files, text []byte, id diag.FileID) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, c := range controlsIn(text, id, nil) {
		found = append(found, diag.Diagnostic{
			Code: codeHiddenCharacter, Severity: diag.Error, Range: table.Range(c.Span),
			Message: fmt.Sprintf("the file contains U+%04X, which hides what it says", c.Rune), Detail: "Take it out.",
		})
	}
	return found
}
