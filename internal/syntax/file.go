package syntax

import (
	"fmt"
	"io/fs"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/files"
)

// ParseFile reads a file in HCL's native syntax that is no configuration, within the limits that hold for configuration. The body is nil where a
// diagnostic says why; what a first mistake leads to is not reported. Characters that hide what the file says are mistakes beside it. Files has the file, as number 1. The error is for a file that could not be read.
func ParseFile(fsys fs.FS, name string) (*hclsyntax.Body, *diag.Files, []diag.Diagnostic, error) {
	table := &diag.Files{}
	id := table.Add(name)
	c, err := files.Read(fsys, name)
	if err != nil {
		return nil, table, nil, err
	}
	body, problems := Parse(table, id, c)
	return body, table, problems, nil
}

// Parse is ParseFile for the content of a file that a table has.
func Parse(table *diag.Files, id diag.FileID, c files.Content) (*hclsyntax.Body, []diag.Diagnostic) {
	table.SetContent(id, c.Text)
	if problem := refused(table, c, id); problem.Code != "" {
		return nil, []diag.Diagnostic{problem}
	}
	parsed, problems := hclsyntax.ParseConfig(c.Text, table.Name(id), hcl.Pos{Line: 1, Column: 1})
	if problems.HasErrors() {
		return nil, []diag.Diagnostic{ParseProblem(table, c.Text, problems, id)}
	}
	return parsed.Body.(*hclsyntax.Body), Hidden(table, c.Text, id)
}

// refused is why a text does not go to HCL's parser. Without a reason the code is empty.
func refused(table *diag.Files, c files.Content, id diag.FileID) diag.Diagnostic {
	problem, span := RefuseContent(c, id)
	if problem.Code == "" {
		var at int
		problem, at = Measure(c.Text).Problem()
		span = ByteSpan(id, at)
	}
	problem.Severity, problem.Range = diag.Error, table.Range(span)
	return problem
}

// Hidden reports the characters that hide what a file says from those who review it, where no rule looks.
func Hidden(table *diag.Files, text []byte, id diag.FileID) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, c := range Controls(text, id, nil) {
		found = append(found, diag.Diagnostic{
			Code: codeHiddenCharacter, Severity: diag.Error, Range: table.Range(c.Span),
			Message: fmt.Sprintf("the file contains U+%04X, which hides what it says", c.Rune), Detail: "Take it out.",
		})
	}
	return found
}
